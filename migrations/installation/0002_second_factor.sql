-- Whether whoever sees others' data must sign in with a one-time code too. Not where everything is made up: samples, practice.
alter table tenant add column demands_code boolean not null default true;
update tenant set demands_code = false where is_sample;
