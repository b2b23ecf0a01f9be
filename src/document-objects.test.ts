import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { OBJECT_TYPES } from '#contracts/documents';
import { roleCapabilities } from '#platform/actor.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { admissionWorld } from '#test/admission-world.ts';
import { documentObjects } from './document-objects.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});

test('every kind of object can be named: its query stands on the tables that exist', async () => {
  expect([...documentObjects.types, 'unit', 'succession'].sort()).toEqual([...OBJECT_TYPES].sort());
  for (const type of documentObjects.types)
    expect(await fresh.database.read(fresh.admin, (db) => documentObjects.labels(db, type, [newId()]))).toEqual(new Map());
  expect(await fresh.database.read(fresh.admin, (db) => documentObjects.uses(db, newId(), fresh.admin))).toEqual([]);
});

test('a programme rests on a document', async () => {
  const [family, version, document] = [newId(), newId(), newId()];
  await fresh.sql(
    "insert into programme_family (id, code, name, folded, nature) values ($1, 'TCLLCT', 'Trung cấp lý luận chính trị', 'x', 'degree_training')",
    [family],
  );
  await fresh.sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, subject, subject_folded, recorded_by)
    values ($1, 'Học viện', 'hoc vien', 'party', 'decision', '6468-QĐ/HVCTQG', '6468-QĐ/HVCTQG', 'party', 'Quy chế', 'quy che', $1)`,
    [document],
  );
  await fresh.sql(
    "insert into programme_version (id, family_id, code, name, folded, valid_from, document_id) values ($1, $2, 'TCLLCT', 'Trung cấp', 'x', '2021-12-21', $3)",
    [version, family, document],
  );
  const { labels, uses } = documentObjects;
  expect(await fresh.database.read(fresh.admin, (db) => uses(db, document, fresh.admin))).toEqual([
    { objectType: 'programme_family', objectId: family, relation: 'legal_basis', label: 'TCLLCT – Trung cấp' },
  ]);
  expect(await fresh.database.read(fresh.admin, (db) => labels(db, 'programme_family', [family, version]))).toEqual(
    new Map([[family, 'TCLLCT – Trung cấp lý luận chính trị']]),
  );
});

test('what delegation and approvals cite it for; a lecturer may ask too, and is told nothing of it', async () => {
  const { sql, database, admin } = fresh;
  const [document, version, request] = [newId(), newId(), newId()];
  await sql(`insert into bloc (id, code, name) values (1, 'party', 'Khối Đảng')`);
  for (const id of [1, 2]) {
    await sql('insert into unit (id, uid) values ($1, $2)', [id, newId()]);
    await sql(
      `insert into unit_version (id, unit_id, name, kind, level, bloc, valid_from) values ($1, $2, $3, 'other', 'province', 1, '2000-01-01')`,
      [newId(), id, `Đơn vị ${id}`],
    );
  }
  await sql(
    `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, subject, subject_folded, recorded_by)
    values ($1, 'Ban Tổ chức', 'ban to chuc', 'party', 'regulation', '7-QC/BTC', '7-QC/BTC', 'party', 'Quy chế', 'quy che', $1)`,
    [document],
  );
  await sql(
    `insert into delegation_version (id, valid_from, document_id, recorded_by, recorded_by_name) values ($1, '2026-01-01', $2, $2, 'x')`,
    [version, document],
  );
  await sql(
    `insert into coordination_duty (id, owes_id, to_id, duty, due, valid_from, document_id, recorded_by, recorded_by_name)
    values ($1, 1, 2, 'Gửi danh sách', 'mỗi quý', '2026-01-01', $2, $2, 'x')`,
    [newId(), document],
  );
  await sql(
    `insert into approval_request (id, kind, subject_type, subject_id, title, from_id, from_bloc, desk_id, desk_bloc, lead_id, lead_bloc, submitted_on, document_id, answer_document_id, recorded_by, recorded_by_name)
    values ($1, 'appraisal', 'programme_version', $1, 'BD-1', 1, 1, 2, 1, 1, 1, '2026-02-03', $2, $2, $2, 'x')`,
    [request, document],
  );
  const uses = await database.read(admin, (db) => documentObjects.uses(db, document, admin));
  expect(uses.map(({ objectType, relation }) => `${objectType} ${relation}`)).toEqual([
    'delegation_version legal_basis',
    'coordination_duty legal_basis',
    'approval_request legal_basis',
    'approval_request result',
  ]);
  expect(uses.map(({ label }) => label)).toEqual([
    { say: 'object.delegation_version', params: { date: '2026-01-01' } },
    { say: 'object.coordination_duty', params: { name: 'Đơn vị 1', duty: 'Gửi danh sách' } },
    { say: 'object.request', params: { name: 'BD-1', date: '2026-02-03' } },
    { say: 'object.request', params: { name: 'BD-1', date: '2026-02-03' } },
  ]);
  const lecturer = {
    ...admin,
    role: 'lecturer',
    scope: { kind: 'class', classes: [newId()] },
    capabilities: new Set(roleCapabilities.lecturer),
  } as const;
  expect(await database.read(lecturer, (db) => documentObjects.uses(db, document, lecturer))).toEqual([]);
});

test('what admission cites it for: series and classes, nobody by name; not asked for whoever has no part in admission', async () => {
  const world = await admissionWorld();
  const { sql, database, admin, documentId, units } = world;
  const { id, code, classId } = await world.series({ granted: 1 });
  const { id: callId } = await world.call(id);
  const [person] = await world.people(1);
  const nominee = await world.nominate(world.contact, id, person!, { documentId });
  const by = [admin.accountId, 'x'];
  const place = [units.sender, 2, units.lead, 1, units.school];
  await sql('update admission_call set document_id = $1 where id = $2', [documentId, callId]);
  await sql(
    `insert into admission_board (id, series_id, met_on, minutes_id, recorded_by, recorded_by_name) values ($1, $2, '2026-03-02', $3, $4, $5)`,
    [newId(), id, documentId, ...by],
  );
  await sql(
    `insert into convocation (id, class_id, class_code, class_name, series_id, kind, document_id, issued_on, lead_id, lead_bloc, runner_id, recorded_by, recorded_by_name)
     values ($1, $2, 'x', 'x', $3, 'summons', $4, '2026-03-05', $5, 1, $6, $7, $8)`,
    [newId(), classId, id, documentId, units.lead, units.school, ...by],
  );
  for (const rule of ['E-01', 'E-02'])
    await sql(
      `insert into rule_override (id, nomination_id, rule_code, document_id, reason, unit_id, bloc, lead_id, lead_bloc, runner_id, recorded_by, recorded_by_name)
       values ($1, $2, $3, $4, 'x', $5, $6, $7, $8, $9, $10, $11)`,
      [newId(), nominee.id, rule, documentId, ...place, ...by],
    );
  const said = async (actor: Pick<typeof admin, 'capabilities'>) =>
    (await database.read(admin, (db) => documentObjects.uses(db, documentId, actor)))
      .filter(({ objectType, relation }) => objectType === 'admission_series' || relation === 'result')
      .map(({ objectType, objectId, label }) => [
        objectType,
        objectId,
        typeof label === 'object' && 'say' in label ? label.say : label,
        JSON.stringify(label).includes(code),
      ]);
  expect((await said(admin)).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))).toEqual([
    ['admission_series', id, 'object.board_minutes', true],
    ['admission_series', id, 'object.call', true],
    ['admission_series', id, 'object.nomination', true],
    ['admission_series', id, 'object.special_case', true],
    ['training_class', classId, 'object.summons', true],
  ]);
  expect(await said({ capabilities: new Set(roleCapabilities.lecturer) })).toEqual([]);
});
