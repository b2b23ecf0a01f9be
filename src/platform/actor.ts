import type { Role } from '#kit/roles.ts';

export type { Role };

/** What a signed-in person may do. One word per ability; every route declares the one it needs. */
export const capabilities = [
  'units.read',
  'units.record',
  'documents.read',
  'documents.record',
  'people.read',
  'people.record',
  'people.reveal',
  'people.party',
  'people.bank',
  'people.merge',
  'programmes.read',
  'programmes.record',
  'eligibility.record',
  'plans.read',
  'plans.record',
  'plans.approve',
  'plans.targets',
  'needs.record',
  'classes.read',
  'classes.record',
  'classes.correct',
  'classes.restricted',
  'quotas.record',
  'nominations.read',
  'nominations.record',
  'admissions.record',
  'admissions.override',
  'reports.read',
  'reports.explain',
  'reports.lock',
  'delegation.read',
  'delegation.record',
  'approvals.read',
  'approvals.submit',
  'approvals.decide',
  'approvals.direct',
  'access.manage',
  'audit.read',
  'own.read',
] as const;
export type Capability = (typeof capabilities)[number];

/**
 * Which rows: the whole tenant, one bloc, units with what is below them, some classes, or one person with the classes it
 * attends (`records`: all that are there of that person, after a merge several). Decides the database role.
 */
export type Scope =
  | { kind: 'tenant' }
  | { kind: 'bloc'; bloc: number }
  | { kind: 'unit'; units: readonly number[] }
  | { kind: 'class'; classes: readonly string[] }
  | { kind: 'person'; person: string; records?: readonly string[]; classes: readonly string[] };

/** A request whose sender is known. Only the gate (and the command line) makes one; nothing below runs without it. */
export type Actor = {
  readonly tenant: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly capabilities: ReadonlySet<Capability>;
  readonly requestId?: string;
};

const catalogue: Capability[] = ['units.read', 'documents.read', 'programmes.read', 'delegation.read'];
const figures: Capability[] = [...catalogue, 'plans.read', 'reports.read'];
const reading: Capability[] = [...figures, 'people.read', 'classes.read', 'approvals.read', 'nominations.read'];
const teaching: Capability[] = ['units.read', 'documents.read', 'programmes.read', 'classes.read'];
const hosting: Capability[] = [
  ...reading,
  'documents.record',
  'people.record',
  'people.reveal',
  'needs.record',
  'plans.record',
  'classes.record',
  'nominations.record',
  'approvals.submit',
  'reports.explain',
];
const recording: Capability[] = [
  ...hosting,
  'plans.approve',
  'plans.targets',
  'quotas.record',
  'admissions.record',
  'approvals.decide',
  'approvals.direct',
];
const governing: Capability[] = [
  ...recording,
  'programmes.record',
  'people.merge',
  'eligibility.record',
  'admissions.override',
  'delegation.record',
];

/** Role × capability, as data. Who decides what for which kind of class is finer; the words stay. */
export const roleCapabilities: Record<Role, readonly Capability[]> = {
  // everything but one's own file as a trainee, which is a person's
  chief: capabilities.filter((one) => one !== 'own.read'),
  home_affairs_officer: governing,
  organisation_officer: [...governing, 'classes.restricted', 'people.party'],
  school_office: [...recording, 'people.bank'],
  lecturer: teaching,
  homeroom_lecturer: teaching,
  political_centre: hosting,
  unit_contact: [...reading, 'people.record', 'people.reveal', 'people.party', 'needs.record', 'nominations.record'],
  // who is paid, and where to; nothing else of anybody
  accountant: [...figures, 'people.bank'],
  finance: figures,
  planning_investment: [...figures, 'plans.targets'],
  records_clerk: ['units.read', 'documents.read', 'documents.record'],
  leader: [...figures, 'plans.approve', 'approvals.read', 'approvals.submit', 'approvals.decide', 'approvals.direct'],
  trainee: ['own.read'],
  inspector: [...reading, 'audit.read'],
  reader: reading,
  // accounts and the catalogue, no class content
  administrator: [...catalogue, 'units.record', 'programmes.record', 'access.manage', 'audit.read'],
};

export const SYSTEM_ACCOUNT = '00000000-0000-7000-8000-000000000000';
/** The same actor without restricted classes: what sums are made for everybody from, and what a report is read with. */
export const withoutRestricted = (actor: Actor): Actor => ({
  ...actor,
  capabilities: new Set([...actor.capabilities].filter((one) => one !== 'classes.restricted')),
});

/** The actor behind the command line and the sample: the whole tenant, every capability. */
export function systemActor(tenant: string, accountName: string): Actor {
  return {
    tenant,
    accountId: SYSTEM_ACCOUNT,
    accountName,
    role: 'chief',
    scope: { kind: 'tenant' },
    capabilities: new Set(capabilities),
  };
}
