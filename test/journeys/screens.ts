import type { Site } from './browser.ts';

/** One screen of the product: its route, an address of it with something on it, and what it is headed. */
export type Screen = { name: string; route: string; path: string; title: RegExp; paper?: 'portrait' | 'landscape' };

/** The condition on age of those who study part-time, and a draft of it that many do not meet. */
const AGE = '019a0000-0000-7000-8000-00000e200003';
const TOO_OLD = encodeURIComponent(
  JSON.stringify({ check: { kind: 'age_at_least', parameters: { female: 45, male: 50 } }, studyMode: 'part_time' }),
);

/** Every screen, with its tabs. A route without a row here fails the test that walks them. */
export async function everyScreen({ db, as }: Site): Promise<Screen[]> {
  const [row] = await db.sql<{
    class: string;
    person: string;
    document: string;
    unit: string;
    plan: string;
    request: string;
    pair: string;
    preparing: string;
    programme: string;
    scheme: string;
    series: string;
    recruits: string;
    nominee: string;
    accepted: string;
    call: string;
  }>(
    `select (select id from training_class where code = 'TC20-01') as class, (select id from person order by sort_name limit 1) as person, (select a_id || '/' || b_id from duplicate_pair order by probability desc, a_id, b_id limit 1) as pair,
      (select id from document order by number limit 1) as document, (select id::text from unit where code = 'LHP') as unit,
      (select id from plan where title like '%2020%' limit 1) as plan, (select id from approval_request where kind = 'off_plan') as request,
      (select id from training_class where code like 'BD__-01' and status = 'preparing') as preparing,
      (select id from programme_family where code = 'TCLLCT') as programme, (select id from training_scheme limit 1) as scheme,
      (select id from admission_series where code like 'TS-TC%') as series, (select id from admission_series where code like 'TS-BD%') as recruits,
      (select n.id from nomination n join admission_series s on s.id = n.series_id where s.code like 'TS-TC%' and n.verdict_result = 'missing_evidence' and n.state = 'submitted' order by n.id limit 1) as nominee,
      (select n.id from nomination n join admission_series s on s.id = n.series_id where s.code like 'TS-BD%' and n.state = 'accepted' order by n.id limit 1) as accepted,
      (select c.id from admission_call c join admission_series s on s.id = c.series_id where s.code like 'TS-TC%') as call`,
  );
  const place = row!;
  // what comes in with files: the sample has none
  await db.sql(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, serial, register_no, issuer, issuer_key, issued_on, recorded_by)
      select gen_random_uuid(), id, unit_id, bloc, 'Bồi dưỡng ngạch chuyên viên', 'boi duong ngach chuyen vien', 'A 001', '1/2019', 'Trường A', 'truong a', '2019-05-20', id from person where id = $1`,
    [place.person],
  );
  await db.sql(
    `insert into enrolment_result (enrolment_id, class_id, person_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, parts, average, classification, recognised, recorded_by)
      select id, class_id, person_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, '[{"title": "Phần I", "mark": 7.5}]', 7.5, 'Khá', true, id from enrolment where class_id = $1 and joined_on is not null`,
    [place.class],
  );
  await db.sql(
    `insert into audit (id, account_id, account_name, role, scope, kind, command, object_type, object_id, summary)
      select gen_random_uuid(), id, name, 'chief', '{"kind":"tenant"}', 'export', 'export', 'export', 'ME72YU78', '{"list": "Danh sách người", "as": "csv", "rows": 558, "numbers": "full", "filter": {"q": "nguyễn", "unit": 7}, "reason": "Lập danh sách làm thẻ học viên"}' from account order by sign_in_name limit 1`,
  );
  const run = await bringUnits(await as('quantri', '/nhap-tep/units'));
  const { class: of, plan, person, document, unit } = place;
  return [
    { name: 'today', route: '/', path: '/', title: /^Hôm nay$/, paper: 'portrait' },
    { name: 'plans', route: '/ke-hoach', path: '/ke-hoach', title: /^Kế hoạch$/, paper: 'landscape' },
    { name: 'a plan', route: '/ke-hoach/$planId', path: `/ke-hoach/${plan}`, title: /năm 2020/, paper: 'portrait' },
    { name: 'its lines', route: '/ke-hoach/$planId', path: `/ke-hoach/${plan}?tab=lines`, title: /năm 2020/, paper: 'landscape' },
    { name: 'its targets', route: '/ke-hoach/$planId', path: `/ke-hoach/${plan}?tab=targets`, title: /năm 2020/, paper: 'portrait' },
    { name: 'its versions', route: '/ke-hoach/$planId', path: `/ke-hoach/${plan}?tab=versions`, title: /năm 2020/, paper: 'portrait' },
    { name: 'a plan to bring in', route: '/ke-hoach/nhap', path: '/ke-hoach/nhap', title: /^Kế hoạch \(biểu C\)$/ },
    { name: 'same in one quarter', route: '/ke-hoach', path: '/ke-hoach?tab=trung&year=2027', title: /^Kế hoạch$/ },
    {
      name: 'topics that may be the same',
      route: '/chuong-trinh/trung-noi-dung',
      path: '/chuong-trinh/trung-noi-dung',
      title: /^Trùng nội dung$/,
    },
    {
      name: 'thresholds of the same content',
      route: '/chuong-trinh/trung-noi-dung',
      path: '/chuong-trinh/trung-noi-dung?tab=nguong',
      title: /^Trùng nội dung$/,
    },
    {
      name: 'levels of programmes',
      route: '/chuong-trinh/trung-noi-dung',
      path: '/chuong-trinh/trung-noi-dung?tab=bac',
      title: /^Trùng nội dung$/,
    },
    { name: 'files', route: '/nhap-tep', path: '/nhap-tep', title: /^Nhập tệp$/, paper: 'landscape' },
    { name: 'trainees to bring in', route: '/nhap-tep/$form', path: '/nhap-tep/trainees', title: /^Danh sách học viên \(biểu A\)$/ },
    { name: 'certificates to bring in', route: '/nhap-tep/$form', path: '/nhap-tep/certificates', title: /^Sổ cấp chứng chỉ$/ },
    { name: 'no such form', route: '/nhap-tep/$form', path: '/nhap-tep/khong-co', title: /./ },
    { name: 'a file brought in', route: '/nhap-tep/$form/$id', path: run, title: /./, paper: 'portrait' },
    { name: 'needs', route: '/nhu-cau', path: '/nhu-cau', title: /^Nhu cầu đào tạo, bồi dưỡng$/, paper: 'portrait' },
    { name: 'classes', route: '/lop', path: '/lop', title: /^Lớp$/, paper: 'landscape' },
    { name: 'classes of one year', route: '/lop', path: '/lop?year=2020&status=closed&q=trung', title: /^Lớp$/, paper: 'landscape' },
    { name: 'no such classes', route: '/lop', path: '/lop?q=zzzzzz', title: /^Lớp$/ },
    { name: 'slots', route: '/lop', path: '/lop?tab=suat', title: /^Lớp$/, paper: 'landscape' },
    { name: 'declared classes', route: '/lop/ke-khai', path: '/lop/ke-khai', title: /^Lớp kê khai$/, paper: 'portrait' },
    { name: 'sent elsewhere', route: '/lop/cu-di-hoc', path: '/lop/cu-di-hoc', title: /^Cử đi học nơi khác$/, paper: 'portrait' },
    { name: 'classes to open', route: '/lop/sap-mo', path: '/lop/sap-mo', title: /^Lớp sắp mở$/, paper: 'landscape' },
    { name: 'one of them', route: '/lop/sap-mo/$classId', path: `/lop/sap-mo/${place.preparing}`, title: /BD/, paper: 'portrait' },
    { name: 'a class', route: '/lop/$classId', path: `/lop/${of}`, title: / – /, paper: 'landscape' },
    { name: 'its results', route: '/lop/$classId', path: `/lop/${of}?tab=ket-qua`, title: / – /, paper: 'landscape' },
    { name: 'its timeline', route: '/lop/$classId', path: `/lop/${of}?tab=dien-bien`, title: / – /, paper: 'portrait' },
    { name: 'no such class', route: '/lop/$classId', path: '/lop/01890000-0000-7000-8000-000000000000', title: /./ },
    { name: 'series of admission', route: '/tuyen-sinh', path: '/tuyen-sinh', title: /^Tuyển sinh$/, paper: 'landscape' },
    { name: 'a series', route: '/tuyen-sinh/$seriesId', path: `/tuyen-sinh/${place.series}`, title: /^TS-TC/, paper: 'portrait' },
    {
      name: 'its classes',
      route: '/tuyen-sinh/$seriesId',
      path: `/tuyen-sinh/${place.series}?tab=lop`,
      title: /^TS-TC/,
      paper: 'portrait',
    },
    ...['chieu-sinh', 'nguoi-duoc-cu', 'phan-lop'].map((tab) => ({
      name: `a series, ${tab}`,
      route: '/tuyen-sinh/$seriesId',
      path: `/tuyen-sinh/${place.series}?tab=${tab}`,
      title: /^TS-TC/,
    })),
    { name: 'calls', route: '/chieu-sinh', path: '/chieu-sinh', title: /^Chiêu sinh$/ },
    { name: 'a call', route: '/chieu-sinh/$callId', path: `/chieu-sinh/${place.call}`, title: /^Chiêu sinh TS-TC/ },
    {
      name: 'the summonses of a series',
      route: '/tuyen-sinh/$seriesId',
      path: `/tuyen-sinh/${place.recruits}?tab=trieu-tap`,
      title: /^TS-BD/,
      paper: 'portrait',
    },
    {
      name: 'a filtered screening desk',
      route: '/tuyen-sinh/$seriesId',
      path: `/tuyen-sinh/${place.series}?tab=xet-tuyen&state=submitted&result=missing_evidence`,
      title: /^TS-TC/,
    },
    {
      name: 'the file of a nominee',
      route: '/tuyen-sinh/ho-so/$nominationId',
      path: `/tuyen-sinh/ho-so/${place.nominee}`,
      title: /\p{L}+ \p{L}+/u,
      paper: 'portrait',
    },
    {
      name: 'the file of somebody accepted',
      route: '/tuyen-sinh/ho-so/$nominationId',
      path: `/tuyen-sinh/ho-so/${place.accepted}`,
      title: /\p{L}+ \p{L}+/u,
    },
    { name: 'nominees to bring in', route: '/nhap-tep/$form', path: '/nhap-tep/nominations', title: /^Danh sách cử học/ },
    { name: 'people', route: '/nguoi', path: '/nguoi', title: /^Người$/, paper: 'portrait' },
    { name: 'possible doubles', route: '/nguoi/co-the-trung', path: '/nguoi/co-the-trung', title: /^Có thể trùng$/, paper: 'portrait' },
    {
      name: 'two records that may be one',
      route: '/nguoi/co-the-trung/$personId/$otherId',
      path: `/nguoi/co-the-trung/${place.pair}`,
      title: /^Có phải một người\?$/,
      paper: 'portrait',
    },
    { name: 'a person', route: '/nguoi/$personId', path: `/nguoi/${person}`, title: /\p{L}+ \p{L}+/u, paper: 'landscape' },
    { name: 'payees', route: '/tai-khoan-nhan-tien', path: '/tai-khoan-nhan-tien', title: /^Tài khoản nhận tiền$/, paper: 'portrait' },
    { name: 'certificates', route: '/chung-chi', path: '/chung-chi', title: /^Sổ chứng chỉ$/, paper: 'landscape' },
    { name: 'documents', route: '/van-ban', path: '/van-ban', title: /^Văn bản$/, paper: 'portrait' },
    { name: 'a document', route: '/van-ban/$documentId', path: `/van-ban/${document}`, title: /\d/, paper: 'portrait' },
    { name: 'units', route: '/don-vi', path: '/don-vi', title: /^Đơn vị$/, paper: 'portrait' },
    { name: 'a unit', route: '/don-vi/$unitId', path: `/don-vi/${unit}`, title: /Lê Hồng Phong/, paper: 'portrait' },
    { name: 'first steps', route: '/huong-dan', path: '/huong-dan', title: /./, paper: 'portrait' },
    {
      name: 'annual review',
      route: '/tong-ket',
      path: '/tong-ket?year=2020&org=LHP',
      title: /^Tổng kết năm 2020$/,
      paper: 'landscape',
    },
    {
      name: 'the list behind a figure',
      route: '/tong-ket/chi-tiet',
      path: '/tong-ket/chi-tiet?year=2020&org=LHP&cell=classes.opened',
      title: /^Lớp mở mới/,
      paper: 'portrait',
    },
    { name: 'no figure', route: '/tong-ket/chi-tiet', path: '/tong-ket/chi-tiet', title: /^Danh sách sau con số$/ },
    { name: 'programmes', route: '/chuong-trinh', path: '/chuong-trinh', title: /^Chương trình$/, paper: 'landscape' },
    ...['khung', 'de-an', `de-an&scheme=${place.scheme}`, 'linh-vuc&year=2024', 'cap-nhat'].map((tab) => ({
      name: `programmes, ${tab.replace(/&.*/, '')}`,
      route: '/chuong-trinh',
      path: `/chuong-trinh?tab=${tab}`,
      title: /^Chương trình$/,
    })),
    ...['noi-dung', 'phien-ban', 'dieu-kien', 'danh-gia', 'tai-lieu', 'cap-nhat'].map((tab) => ({
      name: `a programme, ${tab}`,
      route: '/chuong-trinh/$programmeId',
      path: `/chuong-trinh/${place.programme}?tab=${tab}`,
      title: /^TCLLCT – /,
    })),
    { name: 'content to bring in', route: '/nhap-tep/$form', path: '/nhap-tep/programme-content', title: /^Nội dung chương trình$/ },
    { name: 'conditions', route: '/dieu-kien', path: '/dieu-kien', title: /^Điều kiện$/, paper: 'landscape' },
    { name: 'conditions of a day', route: '/dieu-kien', path: '/dieu-kien?on=2025-08-28', title: /^Điều kiện$/ },
    { name: 'a condition', route: '/dieu-kien/$ruleId', path: `/dieu-kien/${AGE}`, title: /^E-03/, paper: 'portrait' },
    { name: 'no such condition', route: '/dieu-kien/$ruleId', path: '/dieu-kien/x', title: /^Không có điều kiện này$/ },
    {
      name: 'a condition tried',
      route: '/dieu-kien/$ruleId/thu',
      path: `/dieu-kien/${AGE}/thu?year=2020&draft=${TOO_OLD}`,
      title: /E-03$/,
    },
    { name: 'the trail', route: '/kiem-tra', path: '/kiem-tra', title: /^Nhật ký truy vết$/, paper: 'portrait' },
    {
      name: 'one person in the trail',
      route: '/kiem-tra',
      path: `/kiem-tra?person=${person}`,
      title: /^Nhật ký truy vết$/,
      paper: 'portrait',
    },
    { name: 'files taken out', route: '/kiem-tra/xuat-tep', path: '/kiem-tra/xuat-tep', title: /^Sổ xuất tệp$/, paper: 'landscape' },
    { name: 'who decides what', route: '/phan-cap', path: '/phan-cap', title: /^Phân cấp$/, paper: 'landscape' },
    { name: 'duties', route: '/phan-cap', path: '/phan-cap?tab=phoi-hop', title: /^Phân cấp$/, paper: 'landscape' },
    { name: 'versions of the matrix', route: '/phan-cap', path: '/phan-cap?tab=phien-ban', title: /^Phân cấp$/, paper: 'portrait' },
    { name: 'approvals', route: '/phe-duyet', path: '/phe-duyet', title: /^Phê duyệt$/, paper: 'portrait' },
    ...['tat-ca', 'theo-chi-dao', 'tham-dinh', 'uy-quyen', 'thoi-han'].map((tab) => ({
      name: `approvals, ${tab}`,
      route: '/phe-duyet',
      path: `/phe-duyet?tab=${tab}`,
      title: /^Phê duyệt$/,
    })),
    { name: 'a request', route: '/phe-duyet/$requestId', path: `/phe-duyet/${place.request}`, title: / – / },
    { name: 'a class that prepares', route: '/lop/$classId', path: `/lop/${place.preparing}`, title: / – / },
    { name: 'accounts', route: '/tai-khoan', path: '/tai-khoan', title: /^Tài khoản$/, paper: 'portrait' },
    { name: 'who sees what', route: '/ai-thay-gi', path: '/ai-thay-gi', title: /^Ai thấy gì$/, paper: 'portrait' },
    { name: 'own file', route: '/ho-so-cua-toi', path: '/ho-so-cua-toi', title: /^Hồ sơ của tôi$/ },
    { name: 'own sign-ins', route: '/phien-dang-nhap', path: '/phien-dang-nhap', title: /^Phiên đăng nhập của tôi$/, paper: 'portrait' },
    { name: 'no such page', route: '', path: '/khong-co-trang-nay', title: /./ },
  ];
}

/** A file with a row that cannot be read, checked and not written. */
async function bringUnits(page: Awaited<ReturnType<Site['as']>>): Promise<string> {
  await page.locator('input[type=file]').setInputFiles({
    name: 'don-vi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Mã,Tên đơn vị,Đơn vị cấp trên\nZZ1,Phòng Thử nghiệm A,TU\nZZ2,,KHONGCO\n'),
  });
  await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
  await page.waitForURL(/\/nhap-tep\/units\/.+/);
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}
