import { sql } from 'kysely';
import { today } from '#kit/dates.ts';
import { categoryQuestion, newcomers, nomineeReader, recordDiffers, whoTheyAre, type Nominee, type Roster } from '#modules/classes';
import type { Beside, Change, CheckContext, Checked, ReadRow, Remark } from '#modules/imports';
import { unitLookUp, unitRegister } from '#modules/organisations';
import { personRecords, type PersonInput, type PersonRecord } from '#modules/people';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { mapInSlices } from '#platform/in-slices.ts';
import { phrase, type Refusal } from '#platform/refusal.ts';
import { checkNominees, type CheckedNominee, type ToCheck } from './check-nominees.ts';
import { factRemarks, verdictRemarks } from './form-nominations-words.ts';
import { statedIn, type Stated } from './form-nominations-facts.ts';
import { joined, seatTaker, type NominationsTarget } from './form-nominations-target.ts';
import { judgesWith } from './judges.ts';
import { noSeatHere } from './no-seat.ts';
import { nearestAbove } from './nomination-rules.ts';
import { callsOf, unitsOfDay, type UnitsOfDay } from './nomination-series.ts';
import type { SeriesFacts } from './series-queries.ts';

/** What applying does with one row: a nomination (the person registered first where `personId` is null), or changes of one that is there. */
export type NominationLine = {
  place: string;
  personId: string | null;
  newcomer: PersonInput | null;
  nominationId: string | null;
  unitId: number;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  sex: string | null;
  category: string;
  positionTitle: string | null;
  phone: string | null;
  note: string | null;
  wishPlace: string | null;
  stated: Stated;
  checked: CheckedNominee;
};
type Standing = {
  id: string;
  personId: string;
  fullName: string;
  birthDate: string | null;
  birthPrecision: string;
  unitId: number;
  state: string;
  positionTitle: string | null;
  phone: string | null;
  wishPlace: string | null;
};
type Row = { nominee: Nominee; row: ReadRow; stated: Stated; wishPlace: string | null };
const OVER = 'over_quota';
const OPEN = new Set(['submitted', 'waiting', 'accepted']);

/** Sets a list of nominees against the series, the register of people, the rules and the file itself: a few dozen statements, whatever its length. */
export async function checkNominations(
  db: Reader,
  context: CheckContext<NominationsTarget>,
  rows: readonly ReadRow[],
  database?: Pick<Database, 'read'>,
): Promise<{ lines: Checked<NominationLine>[]; beside: Beside }> {
  const { actor, keys, target, choices, senderId } = context;
  const into = await joined(db, target);
  const register = await unitRegister(db, today());
  const sender = register.find(({ id }) => id === (senderId ?? target.unitId)) ?? null;
  const nominees = await mapInSlices(rows, nomineeReader(unitLookUp(register, choices.names), sender, today()));
  const read = nominees.map((nominee, n): Row => ({ nominee, row: rows[n]!, stated: statedIn(rows[n]!), wishPlace: wishIn(rows[n]!) }));
  const standing = await standingOf(db, into.series.id);
  const who = await whoTheyAre(db, context, nominees, rosterOf(standing));
  const known = [...who.values()].flatMap((one) => (one.kind === 'person' ? one.personId : []));
  const records = await personRecords(db, known);
  const units = new Map(register.map((unit) => [unit.id, unit]));
  const fresh = newcomers({ scope: actor.scope, units, answers: choices.answers, category: categoryQuestion.answer(choices) });
  const tree = await unitsOfDay(db, today());
  const nominating = await nominatingUnits(db, into.series, target, nominees, tree);

  // whom nobody knows yet is described by the list; rows that hold already are not checked
  const made = read.map(({ nominee }) => {
    const is = who.get(nominee);
    return is?.kind === 'new' ? fresh.lineOf(nominee, is.confirmDifferent) : null;
  });
  const personOf = ({ nominee }: Row) => {
    const is = who.get(nominee);
    return is?.kind === 'person' ? is.personId : null;
  };
  const checks = read.map((row, n): ToCheck | null => {
    const personId = personOf(row);
    if (personId === null && !made[n]?.line) return null;
    const record = records.get(personId ?? '') ?? null;
    const stands = standing.open.get(personId ?? '');
    return {
      personId,
      unitId: nominating.get(row.nominee)!,
      ...(record ? {} : { presentUnitId: row.nominee.unit!.id }),
      fullName: row.nominee.fullName,
      ...row.nominee.birth,
      sex: record?.sex ?? row.nominee.sex,
      category: record?.category ?? made[n]?.line?.person.category ?? row.nominee.category,
      stated: row.stated,
      ...(stands && stands.unitId === nominating.get(row.nominee) ? { nominationId: stands.id } : {}),
    };
  });
  const asked = checks.filter((one) => one !== null);
  const verdicts = new Map(
    (await checkNominees(db, actor, into.series, asked, judgesWith(keys, database))).map((verdict, n) => [asked[n]!, verdict] as const),
  );

  const lines = read.map((row, n): Checked<NominationLine> => {
    const check = checks[n];
    const is = who.get(row.nominee);
    const label = row.nominee.fullName;
    const identity = check?.personId ? `p:${check.personId}` : row.nominee.number ? `n:${row.nominee.number}` : (made[n]?.identity ?? '');
    if (!check) {
      const remark = is?.kind === 'held' ? is.remark : null;
      const remarks = made[n]?.remarks ?? [...row.nominee.remarks, ...(remark ? [remark] : [])];
      return { label, identity, outcome: made[n]?.outcome === 'skipped' ? 'skipped' : 'held', remarks, line: null };
    }
    const verdict = verdicts.get(check)!;
    const record = records.get(check.personId ?? '') ?? null;
    const remarks = [
      ...(made[n]?.remarks ?? row.nominee.remarks),
      ...(record ? recordDiffers(row.nominee, record, units) : []),
      ...factRemarks(actor, row.row, row.stated),
      ...verdictRemarks(verdict),
    ];
    const line = lineOf(row, check, record, made[n]?.line?.person ?? null, standing.open.get(check.personId ?? '')?.id ?? null, verdict);
    const held = made[n]?.outcome === 'held' || made[n]?.outcome === 'skipped';
    if (held) return { label, identity, outcome: made[n]!.outcome, remarks, line: null };
    return outcomeOf({ label, identity, remarks, line }, standing, choices.answers, verdict);
  });
  // a row that one of its cells holds back takes no seat and counts for nothing
  const unreadable = new Set(lines.filter((_, n) => rows[n]!.remarks.some(isError)));
  const sound = (one: Checked<NominationLine>) => !unreadable.has(one) && !one.remarks.some(isError);
  const seats = shareSeats(lines, sound, seatTaker(into), choices.answers[OVER] ?? null, (unitId, name) =>
    noSeatHere(into, tree, unitId, name),
  );
  return {
    lines,
    beside: {
      figures: [
        { label: phrase('nominations.with_seat'), value: seats.seated },
        { label: phrase('nominations.on_waiting_list'), value: seats.waiting },
        { label: phrase('nominations.found_eligible'), value: resultsIn(lines.filter(sound), 'eligible') },
        { label: phrase('nominations.found_missing'), value: resultsIn(lines.filter(sound), 'missing_evidence') },
        { label: phrase('nominations.found_not_eligible'), value: resultsIn(lines.filter(sound), 'not_eligible') },
      ],
      questions: [...categoryQuestion.ask(fresh.undecided, nominees.length, choices), ...seats.questions(read)],
    },
  };
}

const wishIn = ({ values }: ReadRow): string | null => (typeof values['wishPlace'] === 'string' ? values['wishPlace'].slice(0, 200) : null);
const isError = ({ severity }: { severity: string }) => severity === 'error';
const resultsIn = (lines: readonly Checked<NominationLine>[], wanted: string) =>
  lines.filter(({ outcome, line }) => line && outcome === 'added' && line.checked.verdict.result === wanted).length;

function lineOf(
  { nominee, stated, wishPlace, row }: Row,
  { personId, unitId }: ToCheck,
  record: PersonRecord | null,
  newcomer: PersonInput | null,
  nominationId: string | null,
  checked: CheckedNominee,
): NominationLine {
  const birth = record ?? nominee.birth;
  return {
    place: nominee.place,
    personId,
    newcomer,
    nominationId,
    unitId,
    fullName: record?.fullName ?? nominee.fullName,
    birthDate: birth.birthDate,
    birthPrecision: birth.birthPrecision,
    sex: record?.sex ?? nominee.sex,
    category: record?.category ?? newcomer?.category ?? nominee.category ?? 'other',
    positionTitle: nominee.positionTitle ?? record?.positionTitle ?? null,
    phone: nominee.phone ?? record?.phone ?? null,
    note: typeof row.values['note'] === 'string' ? row.values['note'].slice(0, 500) : null,
    wishPlace,
    stated,
    checked,
  };
}

type Begun = Pick<Checked<NominationLine>, 'label' | 'identity' | 'remarks'> & { line: NominationLine };
const AGAIN = 'again';
const LEAVE = 'leave';

/** New, changed, the same; whom the door turns away waits with a reason, and who was withdrawn is asked about. */
function outcomeOf(
  begun: Begun,
  { open, over }: Standings,
  answers: Readonly<Record<string, string>>,
  { refusal }: CheckedNominee,
): Checked<NominationLine> {
  const { line, remarks } = begun;
  const stands = open.get(line.personId ?? '');
  if (stands && stands.unitId === line.unitId) {
    const changes = changesOf(stands, line);
    return { ...begun, outcome: changes.length > 0 ? 'changed' : 'same', changes };
  }
  const hold = (remark: Remark): Checked<NominationLine> => ({ ...begun, outcome: 'held', remarks: [...remarks, remark], line: null });
  if (refusal) return hold({ severity: 'error', code: refusal.code, params: refusal.params });
  const gone = over.get(line.personId ?? '');
  if (!gone) return { ...begun, outcome: 'added' };
  const name = line.fullName;
  if (gone.state === 'refused')
    return {
      ...begun,
      outcome: 'same',
      remarks: [...remarks, { severity: 'notice', code: 'nominations.was_refused', params: { name } }],
      line: null,
    };
  const answer = answers[line.place];
  if (answer === LEAVE) return { ...begun, outcome: 'skipped', line: null };
  if (answer === AGAIN) return { ...begun, outcome: 'added' };
  return hold({
    severity: 'error',
    code: 'nominations.was_withdrawn',
    params: { name },
    ask: [
      { key: AGAIN, label: phrase('nominations.again') },
      { key: LEAVE, label: phrase('nominations.leave_out') },
    ],
  });
}

function changesOf(stands: Standing, line: NominationLine): Change[] {
  const fields = ['positionTitle', 'phone', 'wishPlace'] as const;
  // what the file leaves empty is left as it is
  return fields.flatMap((field) =>
    line[field] !== null && line[field] !== stands[field] ? [{ field, before: stands[field], after: line[field] }] : [],
  );
}

/** In the order of the file; who finds none is for the waiting list, if the officer says so, and else waits in the file. */
function shareSeats(
  lines: Checked<NominationLine>[],
  sound: (one: Checked<NominationLine>) => boolean,
  take: (unitId: number) => boolean,
  answer: string | null,
  above: (unitId: number, name: string) => Refusal | null,
) {
  let seated = 0;
  const without: number[] = [];
  const again = new Set<string>();
  for (const [n, one] of lines.entries()) {
    const twice = one.identity !== '' && again.has(one.identity);
    again.add(one.identity);
    if (one.outcome !== 'added' || !one.line || twice || !sound(one)) continue;
    if (take(one.line.unitId)) seated++;
    else without.push(n);
  }
  for (const n of without) {
    const one = lines[n]!;
    const params = { name: one.label };
    const { code, params: said } = above(one.line!.unitId, one.label) ?? { code: 'nominations.no_seat_in_file', params };
    if (answer === 'wait') one.remarks.push({ severity: 'warning', code: 'nominations.waits', params });
    else
      lines[n] = {
        ...one,
        outcome: 'held',
        remarks: [...one.remarks, { severity: 'warning', code, params: said }],
        line: null,
      };
  }
  return {
    seated,
    waiting: answer === 'wait' ? without.length : 0,
    questions: (read: readonly Row[]): NonNullable<Beside['questions']> =>
      without.length === 0
        ? []
        : [
            {
              key: OVER,
              text: phrase('nominations.over_quota', { count: without.length }),
              options: [
                { key: 'wait', label: phrase('nominations.put_waiting') },
                { key: 'hold', label: phrase('nominations.keep_back') },
              ],
              answer,
              rows: without.map((n) => ({ sheet: read[n]!.row.sheet, row: read[n]!.row.row })),
            },
          ],
  };
}

type Standings = { open: Map<string, Standing>; over: Map<string, Standing> };

/** Who stands in the series, and who did; of several the newest. */
async function standingOf(db: Reader, seriesId: string): Promise<Standings> {
  const { rows } = await sql<Standing>`
    select id, coalesce(counts_as_id, person_id) as person_id, full_name, birth_date, birth_precision, unit_id, state, position_title, phone, wishes ->> 'place' as wish_place
    from nomination where series_id = ${seriesId} order by submitted_at, id`.execute(db);
  return {
    open: new Map(rows.filter(({ state }) => OPEN.has(state)).map((row) => [row.personId, row])),
    over: new Map(rows.filter(({ state }) => !OPEN.has(state)).map((row) => [row.personId, row])),
  };
}

/** Those on the list already are recognised by their line of it, as on the list of a class. */
const rosterOf = ({ open }: Standings): Roster => ({
  byPerson: new Map([...open].map(([personId, one]) => [personId, { ...one, senderId: one.unitId }])),
  unlisted: new Set(),
});

/** Each row is of the unit that was called or has seats, at or above the one where the person works; else of that one. */
async function nominatingUnits(
  db: Reader,
  series: SeriesFacts,
  target: NominationsTarget,
  nominees: readonly Nominee[],
  units: UnitsOfDay,
): Promise<Map<Nominee, number>> {
  const calls = await callsOf(db, series.id);
  const { rows } = await sql<{
    unitId: number;
  }>`select distinct unit_id from seat_balance where series_id = ${series.id} and unit_id > 0`.execute(db);
  const wanted = new Set([...calls.byUnit.keys(), ...rows.map(({ unitId }) => unitId)]);
  return new Map(
    nominees.flatMap((nominee): [Nominee, number][] => {
      if (target.unitId) return [[nominee, target.unitId]];
      return nominee.unit ? [[nominee, nearestAbove(nominee.unit.id, wanted, units.parents) ?? nominee.unit.id]] : [];
    }),
  );
}
