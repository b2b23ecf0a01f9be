import type { CalendarDate } from '#kit/dates.ts';
import type { BodyKind, Decision, Part } from './contract.ts';

/** What is known of a class, a slot or a plan when somebody asks who decides. Null: not said. */
export type Facts = {
  nature: string | null;
  familyId: string | null;
  bloc: number | null;
  audienceManager: string | null;
  offPlan: boolean;
  /** Units by their place; null where there is none. */
  runner: number | null;
  lead: number | null;
  host: number | null;
};

export type MatrixCell = { decision: Decision; body: BodyKind; unitId: number | null; part: Part };
export type MatrixCase = {
  nature: string | null;
  familyId: string | null;
  bloc: number | null;
  audienceManager: string | null;
  offPlan: boolean | null;
  cells: readonly MatrixCell[];
};
/** One version of the matrix; `cases` in the order they were written. */
export type Matrix = { versionId: string; cases: readonly MatrixCase[] };

type Dated = { personnel: string | null; validFrom: CalendarDate };
/** Of all versions the one that counts on a day: that of the personnel itself, else that for everybody; null: no matrix. */
export function versionOn<V extends Dated>(versions: readonly V[], on: CalendarDate, personnel: string | null): V | null {
  const newest = (of: string | null) =>
    versions.filter((one) => one.personnel === of && one.validFrom <= on).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0] ??
    null;
  return (personnel === null ? null : newest(personnel)) ?? newest(null);
}

// a programme is narrower than who manages its people, that narrower than in or off the plan, then bloc, then kind of training
const conditions = ['familyId', 'audienceManager', 'offPlan', 'bloc', 'nature'] as const;
const matches = (one: MatrixCase, facts: Facts) => conditions.every((name) => one[name] === null || one[name] === facts[name]);
const narrowness = (one: MatrixCase) =>
  conditions.reduce((sum, name, at) => sum + (one[name] === null ? 0 : 2 ** (conditions.length - at)), 0);

/** The cells that speak of a decision for such a class: those of the narrowest case that has any; of equals the first. */
export function cellsFor(matrix: Matrix | null, facts: Facts, decision: Decision): MatrixCell[] {
  const speaking = (matrix?.cases ?? [])
    .filter((one) => matches(one, facts) && one.cells.some((cell) => cell.decision === decision))
    .toSorted((a, b) => narrowness(b) - narrowness(a));
  return speaking[0]?.cells.filter((cell) => cell.decision === decision) ?? [];
}

/** Units by their part in a decision. A body without a unit (đơn vị cử is many) is shown on the page and cannot be enforced. */
export type Bodies = Record<Part, number[]>;
export function bodiesFor(matrix: Matrix | null, facts: Facts, decision: Decision): Bodies {
  const bodies: Bodies = { decides: [], approves: [], agrees: [], consulted: [], informed: [] };
  for (const { body, unitId, part } of cellsFor(matrix, facts, decision)) {
    const unit = body === 'unit' ? unitId : body === 'sender' ? null : facts[body];
    if (unit !== null && !bodies[part].includes(unit)) bodies[part].push(unit);
  }
  return bodies;
}

/** Whose consent nothing goes ahead without; a unit that decides by itself is not asked for its own. */
export const consentsOf = ({ decides, approves, agrees }: Bodies): number[] =>
  [...new Set([...approves, ...agrees])].filter((unit) => !decides.includes(unit));

export type Asked = {
  bodies: Bodies;
  /** Does who acts stand for this unit? */
  stands: (unit: number) => boolean;
  /** Units that have said yes: through a request, or by the document that is the basis of the act. */
  granted: ReadonlySet<number>;
};
export type Verdict =
  | { code: null; consult: number[]; inform: number[] }
  | { code: 'delegation.not_yours'; units: number[] }
  | { code: 'delegation.consent_missing'; units: number[] };

/**
 * May this be done? Whoever decides must be the one who acts, or have said so in writing; whoever approves or must agree
 * must have said so. Who is consulted or informed holds nothing up. Where the matrix is silent, everything may.
 */
export function mayDecide({ bodies, stands, granted }: Asked): Verdict {
  const { decides, consulted, informed } = bodies;
  if (decides.length > 0 && !decides.some((unit) => stands(unit) || granted.has(unit)))
    return { code: 'delegation.not_yours', units: decides };
  const missing = consentsOf(bodies).filter((unit) => !granted.has(unit));
  if (missing.length > 0) return { code: 'delegation.consent_missing', units: missing };
  return { code: null, consult: consulted, inform: informed };
}

/** May a draft be prepared (names put on a list)? By anybody who has a say in it, or by the institution that runs the class. */
export const mayPrepare = (bodies: Bodies, runner: number | null, stands: (unit: number) => boolean): boolean => {
  const named = [...bodies.decides, ...bodies.approves, ...bodies.agrees];
  return named.length === 0 || [...named, ...(runner === null ? [] : [runner])].some(stands);
};
