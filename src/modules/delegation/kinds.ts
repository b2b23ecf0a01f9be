/** What there is to decide about a class, in the order of its life; a plan and a class outside it at the end. */
export const decisions = [
  'content',
  'audience',
  'curriculum',
  'opening',
  'lecturers',
  'list',
  'summons',
  'results',
  'certificates',
  'payment',
  'plan',
  'off_plan',
] as const;
export type Decision = (typeof decisions)[number];

/**
 * What commands hold of a decision today. all: who decides and who must consent; consents: nothing opens before these have said
 * yes, who decides is written down; none: there is no command for it, the row is written down to be known.
 */
export const heldOf = {
  content: 'consents',
  audience: 'consents',
  curriculum: 'consents',
  opening: 'all',
  lecturers: 'none',
  list: 'all',
  summons: 'none',
  results: 'all',
  certificates: 'all',
  payment: 'none',
  plan: 'all',
  off_plan: 'all',
} as const satisfies Record<Decision, 'all' | 'consents' | 'none'>;

/** Who is meant: by its place in the class, or a unit by name. */
export const bodyKinds = ['runner', 'lead', 'host', 'sender', 'unit'] as const;
export type BodyKind = (typeof bodyKinds)[number];

/** decides: its word makes it so. approves, agrees: nothing goes ahead without it. consulted, informed: it is asked or told, and holds nothing up. */
export const parts = ['decides', 'approves', 'agrees', 'consulted', 'informed'] as const;
export type Part = (typeof parts)[number];

/** Who manages the people a class is for. */
export const audienceManagers = ['standing_committee', 'organisation_commission', 'home_affairs', 'local', 'unit'] as const;
export const personnelKinds = [
  'cadre',
  'civil_servant',
  'public_employee',
  'part_time_local_worker',
  'council_deputy',
  'armed_forces',
  'other',
] as const;
export const natures = ['degree_training', 'in_service_training', 'workshop'] as const;
