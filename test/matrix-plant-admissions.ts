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
    `insert into seat_balance (series_id, account, unit_id, seats) values ($1, 'plan', 0, -30), ($1, 'open', 0, 20), ($1, 'free', $2, 9), ($1, 'used', $2, 1)`,
    id['series'],
    unit,
  );
  await put(
    `insert into admission_call (id, series_id, issued_on, deadline, recorded_by, recorded_by_name) values ($1, $2, '2026-01-05', '2090-01-31', $3, 'thử')`,
    id['call'],
    id['series'],
    by,
  );
  await put(`insert into call_unit (call_id, unit_id, bloc) values ($1, $2, $3)`, id['call'], unit, bloc);
  await plantAccepted(put, id, { unit, bloc, by });
}

/** Somebody accepted and summoned, by a board that has met. */
async function plantAccepted(put: Put, id: Planted, { unit, bloc, by }: { unit: number; bloc: number; by: string }): Promise<void> {
  const name = `Nguyễn otherPerson ${id['word']}`;
  await put(
    `insert into nomination (id, series_id, person_id, full_name, sort_name, category, unit_id, bloc, lead_id, lead_bloc, runner_id, state, seat, verdict_result, class_id, wishes, submitted_by, submitted_by_name)
    values ($1, $2, $3, $4, $4, 'civil_servant', $5, $6, $5, $6, $5, 'accepted', 'used', 'eligible', $7, '{"place": null, "from": null, "to": null}', $8, 'thử')`,
    id['nomination'],
    id['series'],
    id['otherPerson'],
    name,
    unit,
    bloc,
    id['class'],
    by,
  );
  for (const [act, from, to] of [
    ['held', 'free', 'held'],
    ['used', 'held', 'used'],
  ])
    await put(
      `insert into seat_movement (id, series_id, act, from_account, from_unit, to_account, to_unit, seats, nomination_id, recorded_by, recorded_by_name)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $4, 1, $6, $7, 'thử')`,
      id['series'],
      act,
      from,
      unit,
      to,
      id['nomination'],
      by,
    );
  for (const act of ['submitted', 'accepted'])
    await put(
      `insert into nomination_event (id, nomination_id, act, note, unit_id, bloc, lead_id, lead_bloc, runner_id, recorded_by, recorded_by_name)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $4, $5, $4, $6, 'thử')`,
      id['nomination'],
      act,
      id['word'],
      unit,
      bloc,
      by,
    );
  await put(
    `insert into admission_board (id, series_id, met_on, members, conclusion, recorded_by, recorded_by_name)
    values ($1, $2, '2026-02-01', jsonb_build_array(jsonb_build_object('name', $3::text, 'position', '', 'part', '')), $3, $4, 'thử')`,
    id['board'],
    id['series'],
    id['word'],
    by,
  );
  await put(
    `insert into convocation (id, class_id, class_code, class_name, series_id, kind, document_id, issued_on, lead_id, lead_bloc, runner_id, recorded_by, recorded_by_name)
    values ($1, $2, $8, $8, $3, 'summons', $4, '2026-02-10', $5, $6, $5, $7, 'thử')`,
    id['convocation'],
    id['class'],
    id['series'],
    id['document'],
    unit,
    bloc,
    by,
    id['word'],
  );
  await put(
    `insert into convocation_person (convocation_id, nomination_id, person_id, ordinal, full_name, birth_precision, unit_id, unit_name, bloc, lead_id, lead_bloc, runner_id)
    values ($1, $2, (select person_id from nomination where id = $2), 1, $3, 'none', $4, $5, $6, $4, $6, $4)`,
    id['convocation'],
    id['nomination'],
    name,
    unit,
    id['word'],
    bloc,
  );
}
