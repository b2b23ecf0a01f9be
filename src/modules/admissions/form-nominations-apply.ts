import { sql } from 'kysely';
import { fold } from '#kit/text.ts';
import type { CheckContext, Made, ReadRow } from '#modules/imports';
import { factsForEligibility, holdNames, recordQualifications, recordSensitive, recordService, registerPeople } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { phrase } from '#platform/refusal.ts';
import type { NominationLine } from './form-nominations-check.ts';
import { joinedForWriting, type NominationsTarget } from './form-nominations-target.ts';
import { answered, putForward, refuseOutside } from './nominate-people.ts';
import { holdSeries } from './seats.ts';
import { oneSeries, seriesOfClass } from './series-queries.ts';

/** A nomination made together with its person. */
export const NEWCOMER = 'nominated_newcomer';
/** The series that a class alone became for the list. */
export const SERIES = 'admission_series';

/** Takes the series and the names before the file is checked once more: two desks on one series, or with one person, go one after the other. */
export async function holdNominations(tx: Tx, actor: Actor, target: NominationsTarget, rows: readonly ReadRow[]): Promise<void> {
  const seriesId = 'seriesId' in target ? target.seriesId : (await seriesOfClass(tx, target.classId))?.id;
  if (seriesId) await holdSeries(tx, seriesId);
  await holdNames(
    tx,
    actor,
    rows.map(({ values: { fullName } }) => (typeof fullName === 'string' ? fold(fullName) : '')),
  );
}

/** Puts the sound lines forward, in one transaction and in the order of the file. Refuses gate.outside_scope. */
export async function applyNominations(tx: Tx, { actor, keys, target }: CheckContext<NominationsTarget>, lines: readonly NominationLine[]) {
  const { seriesId, made: opened } = await joinedForWriting(tx, actor, target);
  const held = await holdSeries(tx, seriesId);
  const series = await oneSeries(tx, seriesId);
  const made: Made[] = opened ? [{ object: SERIES, id: seriesId }] : [];
  await refuseOutside(
    tx,
    actor,
    series,
    lines.map(({ unitId }) => unitId),
  );
  const joining = lines.filter(({ nominationId }) => nominationId === null);
  const fresh = (
    await registerPeople(
      tx,
      actor,
      keys,
      joining.flatMap(({ newcomer }) => newcomer ?? []),
    )
  ).values();
  const people = joining.map((line) => ({ ...line, personId: line.personId ?? fresh.next().value! }));
  const put = await putForward(
    tx,
    actor,
    held,
    series,
    people.map((line) => ({
      ...line,
      wishes: { place: line.wishPlace, from: null, to: null },
      documentId: null,
      replacesId: null,
      importRunId: null,
    })),
  );
  await answered(
    tx,
    actor,
    joining.map(({ checked }) => checked),
  );
  made.push(...put.map(({ id }, n) => ({ object: joining[n]!.personId === null ? NEWCOMER : 'nomination', id })));
  made.push(...(await recordFacts(tx, actor, keys, people)));
  made.push(...(await correct(tx, lines)));
  return {
    made,
    into: {
      label: phrase('nominations.into', { code: series.code, name: series.name }),
      href: `/tuyen-sinh/${series.id}?tab=nguoi-duoc-cu`,
    },
  };
}

/** What the list says and the record does not, into the record of each, by whoever may. A statement, never evidence. */
async function recordFacts(
  tx: Tx,
  actor: Actor,
  keys: CheckContext<unknown>['keys'],
  people: readonly (Omit<NominationLine, 'personId'> & { personId: string })[],
): Promise<Made[]> {
  if (!actor.capabilities.has('people.record')) return [];
  const known = await factsForEligibility(
    tx,
    keys,
    people.map(({ personId }) => personId),
  );
  const seen = people.filter(({ personId }) => known.has(personId));
  const papers = await recordQualifications(
    tx,
    actor,
    seen.flatMap(({ personId, stated: { education, theory } }) => {
      const facts = known.get(personId)!;
      return [
        ...(education && facts.education === null ? [{ personId, kind: 'education' as const, level: education }] : []),
        ...(theory && facts.politicalTheory.length === 0 ? [{ personId, kind: 'political_theory' as const, level: theory }] : []),
      ];
    }),
  );
  const made: Made[] = papers.map((id) => ({ object: 'person_qualification', id }));
  const versions = await versionsOf(
    tx,
    seen.map(({ personId }) => personId),
  );
  for (const { personId: id, stated } of seen) {
    const facts = known.get(id)!;
    const next = (rowVersion: number) => versions.set(id, rowVersion);
    const sensitive = async (field: 'party_status' | 'ethnic_minority', value: never) => {
      const { result } = await recordSensitive(tx, actor, keys, { personId: id, rowVersion: versions.get(id)!, field, value });
      next(result.rowVersion);
      made.push({ object: 'person_sensitive', id, before: { field } });
    };
    if (stated.partyStatus && facts.partyStatus === null && actor.capabilities.has('people.party'))
      await sensitive('party_status', stated.partyStatus as never);
    if (stated.ethnicMinority !== null && facts.ethnicMinority === null) await sensitive('ethnic_minority', stated.ethnicMinority as never);
    if (stated.servingSince && facts.servingSince === null) {
      const { date: serviceFrom, precision: servicePrecision } = stated.servingSince;
      const { result } = await recordService(tx, id, versions.get(id)!, { serviceFrom, servicePrecision, endedKind: null, endedOn: null });
      next(result.rowVersion);
      made.push({ object: 'person', id, before: { field: 'serviceFrom' } });
    }
  }
  return made;
}

async function versionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string;
    rowVersion: number;
  }>`select id, row_version from person where id = any (${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, rowVersion }) => [id, rowVersion]));
}

type Changed = { id: string; field: string; before: string | null; after: string };
/** What the file says of somebody who stands already; what stood there is kept for an undo, and what was put there. */
async function correct(tx: Tx, lines: readonly NominationLine[]): Promise<Made[]> {
  const changed: Changed[] = [];
  const { rows } = await sql<{ id: string; phone: string | null; positionTitle: string | null; wishPlace: string | null }>`
    select id, phone, position_title, wishes ->> 'place' as wish_place from nomination
    where id = any (${lines.flatMap(({ nominationId }) => nominationId ?? [])}::uuid[]) for update`.execute(tx);
  const there = new Map(rows.map((row) => [row.id, row]));
  for (const { nominationId, ...line } of lines) {
    const stands = there.get(nominationId ?? '');
    if (!stands) continue;
    for (const field of ['phone', 'positionTitle', 'wishPlace'] as const)
      if (line[field] !== null && line[field] !== stands[field])
        changed.push({ id: stands.id, field, before: stands[field], after: line[field] });
  }
  await setFields(
    tx,
    changed.map(({ id, field, after }) => ({ id, field, value: after })),
  );
  return changed.map(({ id, field, before, after }) => ({ object: 'nomination', id, before: { field, value: before, set: after } }));
}

/** Each field of all at once. */
export async function setFields(tx: Tx, values: readonly { id: string; field: string; value: string | null }[]): Promise<void> {
  const into = {
    phone: sql`phone = s.value`,
    positionTitle: sql`position_title = s.value`,
    wishPlace: sql`wishes = jsonb_set(n.wishes, '{place}', coalesce(to_jsonb(s.value), 'null'))`,
  };
  for (const field of ['phone', 'positionTitle', 'wishPlace'] as const) {
    const own = values.filter((one) => one.field === field);
    if (own.length > 0)
      await sql`update nomination n set ${into[field]}, row_version = n.row_version + 1
        from unnest(${own.map(({ id }) => id)}::uuid[], ${own.map(({ value }) => value)}::text[]) as s(id, value) where n.id = s.id`.execute(
        tx,
      );
  }
}
