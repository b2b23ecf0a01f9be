-- Cam kết phục vụ sau đào tạo, as the paper of a nominee says it: what postgraduate conditions ask. Null: no paper has come.
alter table nomination add commitment_months int check (commitment_months between 1 and 600);

-- Days of coming into force that were taken and not read: said beside each version. Nothing that it asks changes.
alter table eligibility_rule_version no force row level security;
update eligibility_rule_version set verification = 'unverified', citation = citation || '; ngày có hiệu lực 21/10/2017: chưa đối chiếu'
where recorded_by = '00000000-0000-7000-8000-000000000000' and valid_from = '2017-10-21' and category is null;
update eligibility_rule_version set citation = citation || '; áp dụng từ ngày ký'
where recorded_by = '00000000-0000-7000-8000-000000000000' and verification = 'verified' and valid_from in ('2022-02-08', '2025-08-29');
alter table eligibility_rule_version force row level security;
