import type { Capability } from '#platform/actor.ts';

/**
 * Which rows of which table anybody sees, through which column, under which login role of the database; how long a row is kept and
 * how it may leave. The policies of the database are compared with this table (scope-table.test.ts), docs/scope.md and the
 * page "Ai thấy gì" are printed from it.
 *
 * unit:   columns that must be one of the caller's units (with what is below them); `all` = every row.
 * bloc:   columns that must be the caller's bloc.
 * person: a homeroom lecturer's classes (`in classes`), a trainee's own classes (`in attends`) or the trainee (`is person`); read only.
 * The whole tenant sees every row of every table.
 */
export type TableScope = {
  vi: string;
  en: string;
  unit: readonly string[];
  bloc: readonly string[];
  person: readonly string[];
  /** May be added by any desk, also where it then does not see it. */
  add?: 'desks' | 'everybody';
  /** Desks read it and never write it directly. */
  readOnly?: true;
  /** `rows`: those of restricted classes are seen only with `classes.restricted`, whatever else holds. `all`: every row is such a one. */
  restricted?: 'rows' | 'all';
  /** Somebody can be found by a row: trainees, officers, or account holders. */
  personal: boolean;
  keep: Keep;
  leaves: Leaves;
  /** What a role needs to be shown it, or some columns of it by one of several; null: nothing of it is shown as such. */
  shownBy: Capability | readonly Capability[] | null;
};

/** How long, as proposed to the office; destruction is decided by a council on a list, never done by the system alone. */
export const keeps = {
  forever: { vi: 'vĩnh viễn', en: 'for ever' },
  years20: { vi: '20 năm', en: '20 years' },
  years10: { vi: '10 năm', en: '10 years' },
  years5: { vi: '5 năm', en: '5 years' },
  years2: { vi: '2 năm', en: '2 years' },
  days90: { vi: '90 ngày', en: '90 days' },
  file: { vi: 'theo hồ sơ mà nó thuộc về', en: 'as the file it belongs to' },
} as const;
export type Keep = keyof typeof keeps;

export const leavings = {
  never: { vi: 'không bao giờ ra tệp', en: 'never' },
  masked: { vi: 'trong danh sách, số che bớt', en: 'in lists, numbers masked' },
  list: { vi: 'trong danh sách', en: 'in lists' },
  sums: { vi: 'chỉ trong số tổng', en: 'as sums only' },
} as const;
export type Leaves = keyof typeof leavings;

export const everywhere = { unit: ['all'], bloc: ['all'], person: [] } as const;
export const catalogue = { unit: ['all'], bloc: ['all'], person: ['all'], personal: false, keep: 'forever', leaves: 'list' } as const;
export const tenantOnly = { unit: [], bloc: [], person: [], shownBy: null } as const;
export const oneUnit = { unit: ['unit_id'], bloc: ['bloc'], person: [] } as const;
export const led = { unit: ['lead_id', 'runner_id', 'host_id'], bloc: ['lead_bloc'] } as const;
export const trained = { unit: ['sender_id', 'runner_id', 'host_id'], bloc: ['sender_bloc', 'lead_bloc'] } as const;
export const asked = { unit: ['from_id', 'desk_id', 'lead_id'], bloc: ['from_bloc', 'desk_bloc', 'lead_bloc'], person: [] } as const;
export const imported = { ...oneUnit, personal: true, keep: 'years2', leaves: 'list', shownBy: 'classes.record' } as const;
export const delegated = { ...everywhere, personal: false, keep: 'forever', leaves: 'list', shownBy: 'delegation.read' } as const;
export const approved = { ...asked, personal: true, keep: 'years10', leaves: 'list', shownBy: 'approvals.read' } as const;
export const planned = { ...everywhere, personal: false, keep: 'years20', leaves: 'list', shownBy: 'plans.read' } as const;
export const called = {
  ...everywhere,
  personal: false,
  keep: 'years10',
  leaves: 'list',
  shownBy: 'nominations.read',
  restricted: 'rows',
} as const;
export const nominated = {
  unit: ['unit_id', 'lead_id', 'runner_id'],
  bloc: ['bloc', 'lead_bloc'],
  person: [],
  personal: true,
  keep: 'years10',
  leaves: 'list',
  shownBy: 'nominations.read',
  restricted: 'rows',
} as const;
export const secret = { ...tenantOnly, personal: true, leaves: 'never' } as const;
