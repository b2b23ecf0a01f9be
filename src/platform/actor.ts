/** What a signed-in person may do. One word per ability; every route declares the one it needs. */
export const capabilities = [
  'units.read',
  'units.record',
  'documents.read',
  'documents.record',
  'people.read',
  'people.record',
  'people.reveal',
  'programmes.read',
  'programmes.record',
  'plans.read',
  'plans.record',
  'plans.approve',
  'classes.read',
  'classes.record',
  'classes.correct',
  'reports.read',
  'reports.explain',
  'reports.lock',
  'access.manage',
] as const;
export type Capability = (typeof capabilities)[number];

export type Role = 'administrator' | 'officer' | 'reader';

/** Which rows: the whole tenant, one bloc, or units with what is below them. Decides the database role. */
export type Scope = { kind: 'tenant' } | { kind: 'bloc'; bloc: number } | { kind: 'unit'; units: readonly number[] };

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

const reading: Capability[] = [
  'units.read',
  'documents.read',
  'people.read',
  'programmes.read',
  'plans.read',
  'classes.read',
  'reports.read',
];
const recording: Capability[] = [
  ...reading,
  'documents.record',
  'people.record',
  'people.reveal',
  'plans.record',
  'plans.approve',
  'classes.record',
  'reports.explain',
];

/** Role × capability, as data. The delegation matrix will refine it; the words stay. */
export const roleCapabilities: Record<Role, readonly Capability[]> = {
  reader: reading,
  officer: recording,
  administrator: [...recording, 'units.record', 'programmes.record', 'classes.correct', 'reports.lock', 'access.manage'],
};

/** The actor behind the command line and the sample: the whole tenant, every capability. */
export function systemActor(tenant: string, accountName: string): Actor {
  return {
    tenant,
    accountId: '00000000-0000-7000-8000-000000000000',
    accountName,
    role: 'administrator',
    scope: { kind: 'tenant' },
    capabilities: new Set(capabilities),
  };
}
