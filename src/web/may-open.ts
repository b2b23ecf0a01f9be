/** What each page asks for: one of these; the first that an address begins with. Pages that are not here are open to whoever is signed in. */
const asked: [path: string, ...oneOf: string[]][] = [
  ['/', 'reports.read'],
  ['/ho-so-cua-toi', 'own.read'],
  ['/ke-hoach', 'plans.read'],
  ['/nhu-cau', 'plans.read'],
  ['/lop/sap-mo', 'nominations.read'],
  ['/lop', 'classes.read'],
  ['/tuyen-sinh', 'nominations.read'],
  ['/chieu-sinh', 'nominations.read'],
  ['/nguoi/co-the-trung', 'people.merge'],
  ['/nguoi', 'people.read'],
  ['/tai-khoan-nhan-tien', 'people.bank'],
  ['/chung-chi', 'people.read'],
  ['/van-ban', 'documents.read'],
  ['/don-vi', 'units.read'],
  ['/phe-duyet', 'approvals.read'],
  ['/nhap-tep/trainees', 'classes.record'],
  ['/nhap-tep/nominations', 'nominations.record'],
  ['/nhap-tep/results', 'classes.record'],
  ['/nhap-tep/needs', 'needs.record'],
  ['/nhap-tep/plan', 'plans.record'],
  ['/nhap-tep/units', 'units.record'],
  ['/nhap-tep/programme-content', 'programmes.record'],
  ['/nhap-tep/certificates', 'people.record'],
  [
    '/nhap-tep',
    'nominations.record',
    'classes.record',
    'plans.record',
    'needs.record',
    'people.record',
    'units.record',
    'programmes.record',
  ],
  ['/tong-ket/chi-tiet', 'classes.read'],
  ['/tong-ket', 'reports.read'],
  ['/huong-dan', 'reports.read'],
  ['/chuong-trinh', 'programmes.read'],
  ['/kiem-tra', 'audit.read'],
  ['/dieu-kien', 'programmes.read'],
  ['/phan-cap', 'delegation.read'],
  ['/tai-khoan', 'access.manage'],
];

/** Whether somebody with these capabilities is let in at an address; a link to where one is not is shown as its words only. */
export function mayOpen(address: string, capabilities: readonly string[]): boolean {
  const path = address.replace(/[?#].*$/, '');
  const found = asked.find(([under]) => path === under || (under !== '/' && path.startsWith(`${under}/`)));
  return found === undefined || found.slice(1).some((one) => capabilities.includes(one));
}
