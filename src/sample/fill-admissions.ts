import { sql } from 'kysely';
import { createSeries, grantSeats, proposeShares } from '#modules/admissions';
import { proposalQuery } from '#contracts/admissions';
import { yearOf, type CalendarDate } from '#kit/dates.ts';
import type { Setting } from './fill-plans.ts';

/** Series of the sample by a short name; none where the sample has no classes that recruit. */
export type SampleSeries = { degree: string; refresher: string };

/**
 * Two series, made up: one pool for two part-time classes, its seats shared out by heads among the offices of the city, with some for
 * central agencies; and a short class whose open seats go to whoever comes first.
 */
export async function fillAdmissions(setting: Setting, day: CalendarDate): Promise<SampleSeries | null> {
  const { tx, actor } = setting;
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from training_class where code ~ '^(TC|BD)[0-9]{2}-1[12]$' and status = 'preparing' order by code`.execute(tx);
  const classes = (kind: string) => rows.filter(({ code }) => code.startsWith(kind)).map(({ id }) => id);
  if (classes('TC').length < 2 || classes('BD').length < 1) return null;
  const year = String(yearOf(day)).slice(2);

  const degree = await createSeries(tx, actor, {
    classIds: classes('TC'),
    code: `TS-TC${year}`,
    name: `Trung cấp lý luận chính trị hệ không tập trung năm ${yearOf(day)} (minh họa)`,
    asksBoard: true,
    minimum: 30,
  });
  const offices = await largest(setting, ['department', 'mass_organisation', 'party_commission', 'party_committee'], 14);
  const { rows: shares } = await proposeShares(
    tx,
    actor,
    degree.result.id,
    proposalQuery.parse({ basis: 'heads', total: 66, minimum: 2, units: offices.join(',') }),
  );
  const proposed = shares.map(({ unit, seats }) => ({ unitId: unit.id, seats }));
  await grantSeats(tx, actor, degree.result.id, { rows: proposed, note: 'Chia theo số người của đơn vị (minh họa)' });
  const central = (await largest(setting, ['central_agency'], 6)).map((unitId) => ({ unitId, seats: 2 }));
  if (central.length > 0)
    await grantSeats(tx, actor, degree.result.id, { rows: central, note: 'Cơ quan Trung ương trên địa bàn (minh họa)' });

  const refresher = await createSeries(tx, actor, { classIds: classes('BD'), code: `TS-BD${year}`, openSeats: true });
  const communes = (await largest(setting, ['peoples_committee'], 12)).map((unitId) => ({ unitId, seats: 3 }));
  await grantSeats(tx, actor, refresher.result.id, { rows: communes, note: 'Cấp đều cho các xã, phường (minh họa)' });
  return { degree: degree.result.id, refresher: refresher.result.id };
}

/** Units of these kinds that exist today, those with most people first. */
async function largest({ tx }: Setting, kinds: readonly string[], count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select v.unit_id as id from unit_version v left join (select unit_id, count(*) as heads from person group by 1) p using (unit_id)
    where v.valid_to is null and v.kind = any (${[...kinds]}::text[]) and (p.heads > 0 or v.kind = 'central_agency')
    order by p.heads desc nulls last, v.unit_id limit ${count}`.execute(tx);
  return rows.map(({ id }) => id);
}
