import type { Planted } from './matrix-places.ts';

type Put = (text: string, ...values: unknown[]) => Promise<unknown>;

/** A series of the class of a place, ten seats of it granted to the unit of the place; what hangs on it comes after. */
export async function plantAdmissions(
  put: Put,
  id: Planted,
  { unit, bloc, by }: { unit: number; bloc: number; by: string },
): Promise<void> {
  await put(
    `insert into admission_series (id, code, name, folded, family_id, version_id, plan_year, lead_id, lead_bloc, runner_id, opens_on, open_seats, recorded_by, recorded_by_name)
    values ($1, $2, $2, lower($2), $3, $4, 2026, $5, $6, $5, '2026-09-01', true, $7, 'thử')`,
    id['series'],
    `DTS${unit}`,
    id['family'],
    id['version'],
    unit,
    bloc,
    by,
  );
  await put(`insert into series_class (class_id, series_id, seats) values ($1, $2, 30)`, id['class'], id['series']);
  const moved: [act: string, from: string, fromUnit: number, to: string, toUnit: number, seats: number][] = [
    ['provided', 'plan', 0, 'open', 0, 30],
    ['granted', 'open', 0, 'free', unit, 10],
  ];
  for (const [act, from, fromUnit, to, toUnit, seats] of moved)
    await put(
      `insert into seat_movement (id, series_id, act, from_account, from_unit, to_account, to_unit, seats, recorded_by, recorded_by_name)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, 'thử')`,
      id['series'],
      act,
      from,
      fromUnit,
      to,
      toUnit,
      seats,
      by,
    );
  await put(
    `insert into seat_balance (series_id, account, unit_id, seats) values ($1, 'plan', 0, -30), ($1, 'open', 0, 20), ($1, 'free', $2, 10)`,
    id['series'],
    unit,
  );
}
