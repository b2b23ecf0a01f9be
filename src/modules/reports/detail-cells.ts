/** What the list behind a cell is a list of. */
export type Item = 'class' | 'enrolment' | 'run' | 'slot';

export type LedgerCell = {
  kind: 'ledger';
  account: 'class' | 'trainee' | 'pool' | 'outside' | 'slot';
  item: Item;
  /** null = the stock: every term, by direction. */
  terms: readonly string[] | null;
  /** The stock before the period or at its end; what happened inside it; for slots, up to its end. */
  when: 'before' | 'atEnd' | 'within' | 'upTo';
  detail: string | null;
  seats: boolean;
  /** Only classes that both opened and closed in the period. */
  openedAndClosed: boolean;
  /** With the stock before the period: "đào tạo 45 lớp" = carried in + opened. */
  withStock: boolean;
};
export type Cell =
  | LedgerCell
  | { kind: 'turns'; measure: 'L1' | 'L2' | 'L3'; people: boolean }
  | { kind: 'declared'; of: 'classes' | 'turns' }
  | { kind: 'adjustment'; of: 'classes' | 'trainees' };

const flows: Record<
  string,
  { account: LedgerCell['account']; item: Item; stock: Record<string, 'before' | 'atEnd'>; terms: Record<string, readonly string[]> }
> = {
  classes: {
    account: 'class',
    item: 'class',
    stock: { carriedIn: 'before', carriedOut: 'atEnd' },
    terms: {
      opened: ['opened'],
      trained: ['opened'],
      formed: ['formed'],
      reclassIn: ['reclass_in'],
      closed: ['closed'],
      discontinued: ['discontinued'],
      merged: ['merged'],
      reclassOut: ['reclass_out'],
      openedAndClosed: ['closed'],
    },
  },
  trainees: {
    account: 'trainee',
    item: 'enrolment',
    stock: { carriedIn: 'before', carriedOut: 'atEnd' },
    terms: {
      joined: ['joined'],
      trained: ['joined'],
      rejoined: ['rejoined'],
      movedIn: ['moved_in'],
      reclassIn: ['reclass_in'],
      finished: ['finished'],
      notRecognised: ['not_recognised'],
      deferred: ['deferred'],
      left: ['left'],
      movedOut: ['moved_out'],
      reclassOut: ['reclass_out'],
      closedRoster: ['finished', 'not_recognised'],
      openedAndClosed: ['finished', 'not_recognised'],
    },
  },
  pool: {
    account: 'pool',
    item: 'run',
    stock: { poolIn: 'before', poolOut: 'atEnd' },
    terms: {
      deferred: ['deferred'],
      notRecognised: ['not_recognised'],
      rejoined: ['rejoined'],
      finishedLate: ['finished_late'],
      expired: ['expired'],
    },
  },
  outside: {
    account: 'outside',
    item: 'run',
    stock: { carriedIn: 'before', carriedOut: 'atEnd' },
    terms: { started: ['started'], finished: ['finished'], quit: ['quit'] },
  },
  plan: {
    account: 'slot',
    item: 'slot',
    stock: { pending: 'atEnd' },
    terms: {
      planned: ['planned', 'added', 'withdrawn', 'split'],
      ordered: ['planned'],
      added: ['added'],
      withdrawn: ['withdrawn'],
      split: ['split'],
      offPlan: ['off_plan'],
      opened: ['opened'],
      combined: ['combined'],
      notExecuted: ['not_executed'],
      postponed: ['postponed'],
    },
  },
};

/**
 * `trainees.left`, `trainees.left.withdrawal` (with its detail), `classes.closedRoster`, `planSeats.pending`, `luot.L1`, `people.L2`,
 * `declared.turns`, `adjustment.classes`. null for a cell the report does not have.
 */
export function parseCell(text: string): Cell | null {
  const [group = '', term = '', detail = null] = text.split('.');
  if (group === 'luot' || group === 'people')
    return term === 'L1' || term === 'L2' || term === 'L3' ? { kind: 'turns', measure: term, people: group === 'people' } : null;
  if (group === 'declared') return term === 'classes' || term === 'turns' ? { kind: 'declared', of: term } : null;
  if (group === 'adjustment') return term === 'classes' || term === 'trainees' ? { kind: 'adjustment', of: term } : null;
  if (text === 'classes.closedRoster') return parseCell('trainees.closedRoster');
  const seats = group === 'planSeats';
  const flow = Object.hasOwn(flows, seats ? 'plan' : group) ? flows[seats ? 'plan' : group]! : null;
  if (!flow) return null;
  const base = {
    kind: 'ledger' as const,
    account: flow.account,
    item: flow.item,
    seats,
    openedAndClosed: term === 'openedAndClosed',
    withStock: term === 'trained',
  };
  if (Object.hasOwn(flow.stock, term)) return { ...base, terms: null, when: flow.stock[term]!, detail: null };
  if (!Object.hasOwn(flow.terms, term)) return null;
  return { ...base, terms: flow.terms[term]!, when: flow.account === 'slot' ? 'upTo' : 'within', detail };
}
