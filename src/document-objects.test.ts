import { beforeAll, expect, test } from 'vitest';
import { newId } from '#kit/ids.ts';
import { OBJECT_TYPES } from '#contracts/documents';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { documentObjects } from './document-objects.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});

test('every kind of object can be named: its query stands on the tables that exist', async () => {
  expect([...documentObjects.types, 'unit', 'succession'].sort()).toEqual([...OBJECT_TYPES].sort());
  for (const type of documentObjects.types)
    expect(await fresh.database.read(fresh.admin, (db) => documentObjects.labels(db, type, [newId()]))).toEqual(new Map());
  expect(await fresh.database.read(fresh.admin, (db) => documentObjects.uses(db, newId()))).toEqual([]);
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
  expect(await fresh.database.read(fresh.admin, (db) => uses(db, document))).toEqual([
    { objectType: 'programme_family', objectId: family, relation: 'legal_basis', label: 'TCLLCT – Trung cấp' },
  ]);
  expect(await fresh.database.read(fresh.admin, (db) => labels(db, 'programme_family', [family, version]))).toEqual(
    new Map([[family, 'TCLLCT – Trung cấp lý luận chính trị']]),
  );
});
