import { randomBytes } from 'node:crypto';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold, nameSortKey } from '#kit/text.ts';
import { slotLedger } from '#modules/classes';
import { rememberNames } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import { encrypt } from '#platform/secrets.ts';
import { kept } from '../src/modules/people/sensitive.ts';
import { openClass } from '../src/modules/classes/open-class.ts';
import { lockPeriod } from '../src/modules/reports/lock-period.ts';
import type { FreshDatabase } from './database.ts';
import { plantAdmissions } from './matrix-plant-admissions.ts';
import { canary, numberOf, objects, tree, type Place, type Planted } from './matrix-places.ts';
import { alikeTitles } from './matrix-requests.ts';

const none = { rows: 0, added: 0, changed: 0, same: 0, held: 0, skipped: 0, errors: 0, warnings: 0, notices: 0 };
const emptyReport = JSON.stringify({
  tables: [],
  samples: [],
  columns: [],
  counts: none,
  groups: [],
  remarks: [],
  suggestions: [],
  fonts: null,
  figures: [],
  questions: [],
  removes: 0,
  canApply: 'nothing',
  more: null,
});

/** One of everything, led, run and housed by the unit of a place, with its people in it. */
export async function plant({ sql, database, keys }: FreshDatabase, admin: Actor, place: Place): Promise<Planted> {
  const { id: unit, bloc } = tree[place];
  const word = canary(place);
  const by = admin.accountId;
  const id = Object.fromEntries(objects.map((name) => [name, newId()])) as Record<(typeof objects)[number], string>;
  const put = (text: string, ...values: unknown[]) => sql(text, values);
  await put(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
    values ($1, 'BTV', $2, 'party', 'decision', $2, $2, 'party', '2026-01-01', 'Quyết định', 'quyet dinh', $3)`,
    id.document,
    `1-QĐ/${unit}`,
    by,
  );
  await put(
    `insert into document_link (id, document_id, object_type, object_id, recorded_by) values ($1, $2, 'unit', $3, $4)`,
    id.link,
    id.document,
    String(unit),
    by,
  );
  await put(
    `insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'degree_training')`,
    id.family,
    `CT${unit}`,
  );
  await put(
    `insert into programme_version (id, family_id, code, name, folded, valid_from) values ($1, $2, $3, $3, $3, '2000-01-01')`,
    id.version,
    id.family,
    `CT${unit}`,
  );
  for (const who of ['person', 'otherPerson'] as const) {
    await put(
      `insert into person (id, full_name, folded_name, sort_name, birth_precision, birth_date, category, unit_id, bloc, position_title, recorded_by)
      values ($1, $2, $3, $8, 'day', '1980-01-01', 'civil_servant', $4, $5, $6, $7)`,
      id[who],
      `Nguyễn ${who} ${word}`,
      `nguyen ${who.toLowerCase()} ${word}`,
      unit,
      bloc,
      word,
      by,
      nameSortKey(`Nguyễn ${who} ${word}`),
    );
    const { keyId, bytes } = encrypt(keys, numberOf(place), id[who]);
    await put(
      'update person set personal_number_encrypted = $2, personal_number_key_id = $3, personal_number_last4 = $4 where id = $1',
      id[who],
      bytes,
      keyId,
      numberOf(place).slice(-4),
    );
    await put(
      `insert into person_post (id, person_id, unit_id, bloc, position_title, category, valid_from) values ($1, $2, $3, $4, $5, 'civil_servant', '2010-01-01')`,
      newId(),
      id[who],
      unit,
      bloc,
      word,
    );
  }
  for (const [field, value] of [
    ['party_status', 'probationary'],
    ['bank_account', { bank: word, accountNumber: numberOf(place) }],
    ['ethnic_minority', true],
  ] as const) {
    const { sealed, keyId, last4, yes } = kept(keys, id.person, field, value);
    await put(
      `insert into person_sensitive (person_id, field, sealed, key_id, last4, yes, unit_id, bloc, recorded_by, recorded_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'thử')`,
      id.person,
      field,
      sealed,
      keyId,
      last4,
      yes,
      unit,
      bloc,
      by,
    );
  }
  await put(
    `insert into person_qualification (id, person_id, unit_id, bloc, kind, level, evidence, issued_precision, recorded_by, recorded_by_name) values ($1, $2, $3, $4, 'education', 'university', 'diploma', 'none', $5, 'thử')`,
    id.qualification,
    id.person,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into person (id, full_name, folded_name, sort_name, birth_precision, category, unit_id, bloc, merged_into_id, recorded_by)
    values ($1, $2, $3, $4, 'none', 'civil_servant', $5, $6, $7, $8)`,
    id.mergedPerson,
    `Nguyễn merged ${word}`,
    `nguyen merged ${word}`,
    nameSortKey(`Nguyễn merged ${word}`),
    unit,
    bloc,
    id.person,
    by,
  );
  await put(
    `insert into person_merge (id, kept_id, merged_id, merged_by, merged_by_name) values ($1, $2, $3, $4, 'thử')`,
    id.merge,
    id.person,
    id.mergedPerson,
    by,
  );
  const [first, second] = [id.person, id.otherPerson].toSorted();
  await put(
    `insert into duplicate_pair (a_id, b_id, probability, reasons, found_by, bloc) values ($1, $2, 0.6, '{birth_same}', 'sweep', $3)`,
    first,
    second,
    bloc,
  );
  const names = (['person', 'otherPerson'] as const).map((who) => ({ fullName: `Nguyễn ${who} ${word}`, bloc }));
  await database.write(admin, { command: 'test' }, async (tx) => {
    await rememberNames(tx, names);
    return { result: null, audit: { type: 'test', id: word } };
  });
  await put(
    `insert into certificate (id, person_id, unit_id, bloc, title, title_key, serial, issuer, issuer_key, recorded_by) values ($1, $2, $3, $4, $5, $5, $6, 'Trường', 'truong', $7)`,
    newId(),
    id.person,
    unit,
    bloc,
    `Chứng chỉ ${word}`,
    `S${unit}`,
    by,
  );
  await put(
    `insert into plan (id, title, nature, year_from, year_to, issuer_id, bloc, recorded_by) values ($1, $2, 'annual', 2026, 2026, $3, $4, $5)`,
    id.plan,
    `Kế hoạch ${unit}`,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into plan_version (id, plan_id, no, status, document_id, effective_date, approved_at, recorded_by) values ($1, $2, 1, 'approved', $3, '2026-01-01', now(), $4)`,
    id.openVersion,
    id.plan,
    id.document,
    by,
  );
  await put(
    `insert into plan_version (id, plan_id, no, status, document_id, effective_date, recorded_by) values ($1, $2, 2, 'draft', $3, '2026-02-01', $4)`,
    id.draft,
    id.plan,
    id.document,
    by,
  );
  await put(
    `insert into plan_line (id, plan_id, family_id, audience, audience_key, lead_id, lead_bloc, host_id, runner_id, year, recorded_by) values ($1, $2, $3, $4, $4, $5, $6, $5, $5, 2026, $7)`,
    id.line,
    id.plan,
    id.family,
    word,
    unit,
    bloc,
    by,
  );
  for (const version of ['openVersion', 'draft'] as const)
    await put(
      `insert into plan_line_version (line_id, plan_version_id, classes, per_class, seats, funding) values ($1, $2, 2, 10, 20, 'city')`,
      id.line,
      id[version],
    );
  await put(`update plan_line_version set waits_for = $2 where line_id = $1`, id.line, word);
  await put(
    `insert into target (id, plan_id, nature, label, year, measure, stated) values ($1, $2, 'any', 'Chỉ tiêu', 2026, 'L1', 10)`,
    id.target,
    id.plan,
  );
  for (const slot of ['slot', 'pendingSlot'] as const)
    await put(
      `insert into slot (id, plan_id, plan_year, line_id, version_id, origin, origin_date, seats, family_id, lead_id, lead_bloc, host_id, runner_id, funding, funding_detail, recorded_by)
      values ($1, $2, 2026, $3, $4, 'planned', '2026-01-01', 10, $5, $6, $7, $6, $6, 'city', $8, $9)`,
      id[slot],
      id.plan,
      id.line,
      id.openVersion,
      id.family,
      unit,
      bloc,
      word,
      by,
    );
  await put(
    `insert into training_class (id, code, name, folded, slot_id, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, plan_year, recorded_by)
    values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $7, $7, 'city', 2026, $9)`,
    id.class,
    `L${unit}${word}`,
    `lop ${word}`,
    id.slot,
    id.family,
    id.version,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into training_class (id, code, name, folded, family_id, version_id, lead_id, lead_bloc, host_id, runner_id, funding, plan_year, expected_open_on, recorded_by)
    values ($1, $2, $3, $3, $4, $5, $6, $7, $6, $6, 'city', 2090, '2090-03-01', $8)`,
    id.comingClass,
    `S${unit}${word}`,
    `sap mo ${word}`,
    id.family,
    id.version,
    unit,
    bloc,
    by,
  );
  for (const [enrolment, who] of [
    ['enrolment', 'person'],
    ['otherEnrolment', 'otherPerson'],
  ] as const)
    await put(
      `insert into enrolment (id, class_id, person_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, recorded_by)
      values ($1, $2, $3, $4, $4, $5, $6, $5, $5, $6, 'listed', $7)`,
      id[enrolment],
      id.class,
      id[who],
      `Nguyễn ${who} ${word}`,
      unit,
      bloc,
      by,
    );
  const given = { date: '2026-03-01', basis: { documentId: id.document }, reason: null, note: null };
  await database.write(admin, { command: 'test' }, async (tx) => {
    await slotLedger.slotsOrdered(tx, admin, [id.slot, id.pendingSlot], {
      effectiveDate: '2026-01-01',
      documentId: id.document,
      documentPending: false,
    });
    return openClass(tx, admin, id.class, { ...given, arrived: [id.enrolment, id.otherEnrolment], combinedSlotIds: [] });
  });
  await put(
    `insert into enrolment_result (enrolment_id, class_id, person_id, runner_id, host_id, lead_bloc, sender_id, sender_bloc, parts, average, note, recorded_by)
    values ($1, $2, $3, $4, $4, $5, $4, $5, '[]', 7.5, $6, $7)`,
    id.enrolment,
    id.class,
    id.person,
    unit,
    bloc,
    word,
    by,
  );
  await put(
    `insert into chain (id, kind, person_id, family_id, sender_id, sender_bloc, sender_level, category, lead_bloc, state, started_on, institution, recorded_by)
    values ($1, 'outside', $2, $3, $4, $5, 'province', 'civil_servant', $5, 'active', '2026-02-01', $6, $7)`,
    id.outside,
    id.otherPerson,
    (await other(sql))[0]!.id,
    unit,
    bloc,
    word,
    by,
  );
  // somebody who was deferred and may be taken back
  const [deferred, pool] = [newId(), newId()];
  await put(
    `insert into person (id, full_name, folded_name, sort_name, birth_precision, birth_date, category, unit_id, bloc, position_title, recorded_by)
    values ($1, $2, $2, $2, 'day', '1980-01-01', 'civil_servant', $3, $4, $2, $5)`,
    deferred,
    `deferred ${word}`,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into chain (id, kind, person_id, family_id, sender_id, sender_bloc, sender_level, category, runner_id, lead_bloc, state, started_on, recorded_by)
    values ($1, 'class', $2, $3, $4, $5, 'province', 'civil_servant', $4, $5, 'pool', '2026-03-01', $6)`,
    pool,
    deferred,
    id.family,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into enrolment (id, class_id, person_id, chain_id, full_name, sort_name, sender_id, sender_bloc, runner_id, host_id, lead_bloc, status, joined_on, ended_on, recorded_by)
    values ($1, $2, $3, $4, $5, $5, $6, $7, $6, $6, $7, 'deferred', '2026-03-01', '2026-03-20', $8)`,
    newId(),
    id.class,
    deferred,
    pool,
    `deferred ${word}`,
    unit,
    bloc,
    by,
  );
  await put(
    `insert into training_need (id, year, unit_id, bloc, content, content_key, people, recorded_by) values ($1, 2026, $2, $3, $4, $4, 5, $5)`,
    id.need,
    unit,
    bloc,
    word,
    by,
  );
  await put(
    `insert into declared_class (id, unit_id, bloc, month, kind, classes, turns, source, recorded_by, recorded_by_name) values ($1, $2, $3, '2026-03-01', 'Bồi dưỡng', 1, 30, $4, $5, 'thử')`,
    newId(),
    unit,
    bloc,
    word,
    by,
  );
  await put(
    `insert into programme_framework (id, code, name, folded, nature, valid_from) values ($1, $2, $2, $2, 'degree_training', '2000-01-01')`,
    id.framework,
    `KH${unit}`,
  );
  await put(
    `insert into training_scheme (id, code, code_key, title, folded, valid_from) values ($1, $2, $2, $2, $2, '2000-01-01')`,
    id.trainingScheme,
    `da${unit}`,
  );
  await put(`insert into subject_area (id, code, name, folded) values ($1, $2, $2, $2)`, id.area, `LV${unit}`);
  await put(`insert into family_area (family_id, area_id) values ($1, $2)`, id.family, id.area);
  await put(`insert into subject_priority (area_id, plan_year) values ($1, 2026)`, id.area);
  await put(
    `insert into assessment_scheme (id, code, name, scale, pass_mark, resits) values ($1, $2, $2, 10, 5, 1)`,
    id.assessment,
    `DG${unit}`,
  );
  await put(
    `insert into content_update (id, document_id, family_id, due_on, what) values ($1, $2, $3, '2026-12-31', $4)`,
    id.update,
    id.document,
    id.family,
    `Cập nhật ${unit}`,
  );
  await put(`insert into content_adjustment (id, version_id, what) values ($1, $2, $3)`, id.adjustment, id.version, `Điều chỉnh ${unit}`);
  const runs: Record<string, string> = {};
  for (const form of ['certificates', 'needs', 'nominations', 'plan', 'programme-content', 'results', 'trainees', 'units']) {
    runs[`run ${form}`] = newId();
    await put(
      `insert into import_run (id, form, target, target_label, file_name, sha256, choices, report, status, unit_id, bloc, recorded_by, recorded_by_name)
      values ($1, $2, '{}', $3, $3, '\\x00', '{"columns": {}, "header": null, "fonts": "ask", "names": {}, "answers": {}}', $6, 'checked', $4, null, $5, 'thử')`,
      runs[`run ${form}`],
      form,
      word,
      unit,
      by,
      emptyReport,
    );
    await put(
      `insert into import_row (run_id, place, sheet, row, label, outcome, unit_id) values ($1, 1, 'A', 2, $2, 'held', $3)`,
      runs[`run ${form}`],
      word,
      unit,
    );
  }
  await put(
    `insert into stated_figure (id, label, source, year_from, year_to, measure, runner_id, classes) values ($1, 'Số', 'Báo cáo', 2026, 2026, 'opened', $2, 1)`,
    `stated-${unit}`,
    unit,
  );
  await put(`insert into eligibility_scheme (id, code, name) values ($1, $2, $2)`, id.scheme, `DK${unit}`);
  await put(`insert into eligibility_rule (id, scheme_id, code, name) values ($1, $2, $3, $3)`, id.rule, id.scheme, `E${unit}`);
  await put(
    `insert into eligibility_rule_version (id, rule_id, valid_from, kind, severity, document_id, recorded_by, recorded_by_name)
    values ($1, $2, '2090-01-01', 'not_known', 'warn', $3, $4, 'thử')`,
    id.condition,
    id.rule,
    id.document,
    by,
  );
  await put(
    `insert into programme_module (id, version_id, ordinal, name, content_key) values ($1, $1, 9, 'Phần chung', 'phan chung')`,
    id.version,
  );
  await put(
    `insert into programme_topic (id, version_id, module_id, ordinal, title, content_key) values ($1, $1, $1, 9, $2, $3)`,
    id.version,
    alikeTitles[unit % 2],
    fold(alikeTitles[unit % 2]!),
  );
  await put(
    `insert into family_level (id, family_id, valid_from, ladder, level, document_id, recorded_by, recorded_by_name)
    values ($1, $2, '2020-01-01', 'leadership', 1, $3, $4, 'thử')`,
    id.version,
    id.family,
    id.document,
    by,
  );
  await put(
    `insert into coordination_duty (id, owes_id, to_id, duty, due, valid_from, recorded_by, recorded_by_name) values ($1, $2, 1, 'Gửi danh sách', 'hằng tháng', '2020-01-01', $3, 'thử')`,
    id.duty,
    unit,
    by,
  );
  await put(
    `insert into approval_request (id, kind, subject_type, subject_id, title, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc, submitted_on, recorded_by, recorded_by_name)
    values ($1, 'concurrence', 'training_class', $2, $3, $4, $5, $4, $5, $4, $5, '2026-02-01', $6, 'thử')`,
    id.request,
    id.class,
    word,
    unit,
    bloc,
    by,
  );
  await put(`insert into account (id, sign_in_name, name, password_hash) values ($1, $2, $3, 'x')`, id.account, `u${unit}`, word);
  await put(
    `insert into assignment (id, account_id, role, scope, unit_id, valid_from) values ($1, $2, 'unit_contact', 'unit', $3, '2020-01-01')`,
    id.assignment,
    id.account,
    unit,
  );
  await put(
    `insert into approval_request (id, kind, subject_type, subject_id, title, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc, submitted_on, recorded_by, recorded_by_name)
    values ($1, 'amendment', 'plan_version', $2, $3, $4, $5, $4, $5, $4, $5, '2026-02-01', $6, 'thử')`,
    newId(),
    id.draft,
    word,
    unit,
    bloc,
    by,
  );
  for (const item of ['audience', 'time', 'content', 'materials', 'list'])
    await put(
      'insert into approval_item (request_id, item, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc) values ($1, $2, $3, $4, $3, $4, $3, $4)',
      id.request,
      item,
      unit,
      bloc,
    );
  await put(`insert into account (id, sign_in_name, name, password_hash) values ($1, $2, $3, 'x')`, id.deputy, `d${unit}`, word);
  await put(
    `insert into assignment (id, account_id, role, scope, unit_id, valid_from) values ($1, $2, 'leader', 'unit', $3, '2020-01-01')`,
    newId(),
    id.deputy,
    unit,
  );
  await put(
    `insert into approval_absence (id, absent_id, absent_name, deputy_id, deputy_name, desk_id, desk_bloc, from_on, to_on, document_id, recorded_by, recorded_by_name)
    values ($1, $2, $3, $4, $3, $5, $6, '2026-01-01', '2099-01-01', $7, $8, 'thử')`,
    id.absence,
    id.account,
    word,
    id.deputy,
    unit,
    bloc,
    id.document,
    by,
  );
  await put(
    `insert into approval_directed (id, decision, subject_type, subject_id, title, missing, directed_by, due_on, happened_on, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc, recorded_by, recorded_by_name)
    values ($1, 'opening', 'training_class', $2, $3, '[]', 'Chủ tịch', '2026-06-01', '2026-03-01', $4, $5, $4, $5, $4, $5, $6, 'thử')`,
    id.directed,
    id.class,
    word,
    unit,
    bloc,
    by,
  );
  await plantAdmissions(put, id as Planted, { unit, bloc, by });
  const lock = await database.write(admin, { command: 'test' }, (tx) =>
    lockPeriod(tx, admin, { org: `U${unit}`, clock: 'calendar', year: 2019, sentOn: null, documentId: id.document }, today()),
  );
  await put(
    `insert into session (token_hash, account_id, expires_at, id) values ($1, $2, now() + interval '1 hour', $3)`,
    randomBytes(32),
    id.account,
    id.session,
  );
  const [event] = await sql<{ id: string }>(`select id from ledger_event where class_id = $1 and kind = 'class_opened'`, [id.class]);
  const [chain] = await sql<{ id: string }>(`select id from chain where person_id = $1 and kind = 'class'`, [id.person]);
  return {
    ...(id as Planted),
    ...runs,
    lock: lock.id,
    word,
    unit: String(unit),
    org: `U${unit}`,
    stated: `stated-${unit}`,
    event: event!.id,
    chain: chain!.id,
  };
}

/** A programme that no class of the place is of: one open run per person and programme. */
async function other(sql: FreshDatabase['sql']) {
  const id = newId();
  return sql<{ id: string }>(
    `insert into programme_family (id, code, name, folded, nature) values ($1, $2, $2, $2, 'workshop') returning id`,
    [id, id.slice(-12)],
  );
}
