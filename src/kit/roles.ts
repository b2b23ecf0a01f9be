/**
 * Who works with the system, as data: the account types of a province's training. What each may do is in platform/actor.ts,
 * which rows it sees in modules/access/scope-table.ts.
 */
export const scopeKinds = ['tenant', 'bloc', 'unit', 'class', 'person'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

type RoleFacts = {
  vi: string;
  en: string;
  /** Over what it may be held. */
  scopes: readonly ScopeKind[];
  /** Held for a limited time only: an assignment must say when it ends. */
  limited?: true;
  /** Where it is held over the tenant or a bloc: the office it works in, by kind and symbol of its unit. It speaks for no other. */
  office?: { kind: string; symbol: string };
  /** Shown classes, so restricted ones may be given with it by name. */
  classes?: true;
};

const wide = ['tenant', 'bloc', 'unit'] as const;

const facts = {
  chief: { vi: 'Phụ trách đào tạo', en: 'Head of training', scopes: wide, classes: true },
  home_affairs_officer: {
    vi: 'Chuyên viên đào tạo, Sở Nội vụ',
    en: 'Training officer, Home Affairs',
    scopes: wide,
    classes: true,
    office: { kind: 'department', symbol: 'SNV' },
  },
  organisation_officer: {
    vi: 'Chuyên viên, Ban Tổ chức',
    en: 'Training officer, Organisation Commission',
    scopes: wide,
    classes: true,
    office: { kind: 'party_commission', symbol: 'BTCTU' },
  },
  school_office: { vi: 'Phòng đào tạo của trường', en: 'School training office', scopes: ['unit'], classes: true },
  lecturer: { vi: 'Khoa, giảng viên', en: 'Faculty, lecturer', scopes: ['class', 'unit'], classes: true },
  homeroom_lecturer: { vi: 'Chủ nhiệm lớp', en: 'Homeroom lecturer', scopes: ['class'], classes: true },
  political_centre: { vi: 'Trung tâm chính trị', en: 'Political centre', scopes: ['unit'], classes: true },
  unit_contact: { vi: 'Đầu mối đơn vị', en: 'Unit contact', scopes: ['unit'], classes: true },
  accountant: { vi: 'Kế toán', en: 'Accountant', scopes: wide },
  finance: { vi: 'Cơ quan tài chính', en: 'Finance', scopes: ['tenant', 'bloc'] },
  planning_investment: { vi: 'Kế hoạch và đầu tư', en: 'Planning and investment', scopes: ['tenant', 'bloc'] },
  records_clerk: { vi: 'Văn thư', en: 'Records clerk', scopes: wide },
  leader: { vi: 'Lãnh đạo', en: 'Leader', scopes: wide },
  trainee: { vi: 'Học viên', en: 'Trainee', scopes: ['person'] },
  inspector: { vi: 'Thanh tra, kiểm tra', en: 'Inspector', scopes: wide, limited: true, classes: true },
  reader: { vi: 'Chỉ xem', en: 'Read only', scopes: wide, classes: true },
  administrator: { vi: 'Quản trị hệ thống', en: 'System administrator', scopes: ['tenant'] },
} as const satisfies Record<string, RoleFacts>;

export type Role = keyof typeof facts;
export const roles = Object.keys(facts) as [Role, ...Role[]];
export const roleFacts: Record<Role, RoleFacts> = facts;
/** Whether an assignment of this role may say that restricted classes are seen too. */
export const maySeeRestricted = (role: Role): boolean => roleFacts[role].classes === true;
export const isRole = (word: string): word is Role => Object.hasOwn(facts, word);
