import fc from 'fast-check';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '#kit/dates.ts';
import { createUnit } from '#modules/organisations';
import { writeExport, type ExportKind } from '#platform/sheets/export-file.ts';
import { collectSheets } from '#platform/sheets/read-file.ts';
import { freshDatabase, type FreshDatabase } from '#test/database.ts';
import { importer } from '#test/import-run.ts';
import { exportCertificates } from './certificate-export.ts';
import { keepCertificates } from './certificate-record.ts';
import type { CertificateFacts } from './certificate-rules.ts';
import { certificatesForm } from './form-certificates.ts';
import { peopleMessages } from './messages.vi.ts';
import { registerPerson } from './register-person.ts';
import type { BirthPrecision } from './rules.ts';

let fresh: FreshDatabase;
const people: string[] = [];

let folder: string;
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kv-certificates-'));
  fresh = await freshDatabase();
  await fresh.sql("insert into bloc (id, code, name) values (1, 'CQ', 'Khối chính quyền')");
  const units: number[] = [];
  for (const name of ['Sở Nội vụ', 'Sở Y tế']) {
    const { id } = await fresh.database.write(fresh.admin, { command: 'test' }, (tx) =>
      createUnit(tx, fresh.admin, { name, kind: 'department', level: 'province', bloc: 1, parentId: null, validFrom: '2010-01-01' }),
    );
    units.push(id);
  }
  // with and without number, day of birth, namesakes in another unit and of another year
  for (const [fullName, birthDate, birthPrecision, unitId, personalNumber] of [
    ['Nguyễn Thị Lan', '1988-03-04', 'day', 0, '001188456789'],
    ['Trần Văn Bình', '1980-05-01', 'month', 0, null],
    ['Trần Văn Bình', '1985-01-01', 'year', 1, null],
    ['Lê Thị Hòa', null, 'none', 1, null],
    ["H'Hen Niê", '1992-10-10', 'day', 1, '066192000001'],
  ] as [string, string | null, BirthPrecision, number, string | null][]) {
    const input = {
      fullName,
      birthDate,
      birthPrecision,
      unitId: units[unitId]!,
      category: 'cadre' as const,
      personalNumber,
      confirmDifferent: true,
    };
    people.push(
      (await fresh.database.write(fresh.admin, { command: 'test' }, (tx) => registerPerson(tx, fresh.admin, fresh.keys, input))).id,
    );
  }
});

const words = fc.constantFrom('Giỏi', '=SUM(A1)', '-Khá', '12/2019', '@x', '45/QĐ-TCB', "O'Neill", '007', '+84', '1E5');
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one);
const day = fc
  .date({ min: new Date('1995-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const issued = fc.oneof(
  day.map((issuedOn) => ({ issuedOn, issuedPrecision: 'day' as const })),
  fc.constantFrom(
    { issuedOn: '2015-01-01', issuedPrecision: 'year' as const },
    { issuedOn: '2015-04-01', issuedPrecision: 'month' as const },
    { issuedOn: null, issuedPrecision: 'none' as const },
  ),
);
const facts = fc
  .record({
    title: fc.constantFrom('Bồi dưỡng ngạch chuyên viên', 'Tin học', 'Trung cấp LLCT – HC', 'A'),
    serial: orNull(fc.stringMatching(/^[A-Z0]{1,2} ?0?[0-9]{3,6}$/)),
    registerNo: orNull(words),
    issuer: orNull(fc.constantFrom('Trường A', 'Trường Chính trị tỉnh', 'TRUNG TÂM B')),
    issued,
    course: orNull(fc.tuple(day, day).map((both) => both.sort())),
    periods: orNull(fc.integer({ min: 1, max: 10_000 })),
    classification: orNull(words),
    decision: orNull(words),
    signer: orNull(words),
  })
  .map(({ issued: when, course, ...rest }): CertificateFacts => ({
    ...rest,
    ...when,
    familyId: null,
    courseFrom: course?.[0] ?? null,
    courseTo: course?.[1] ?? null,
  }));
const certificates = fc.uniqueArray(fc.record({ person: fc.nat({ max: 4 }), facts }), {
  maxLength: 8,
  minLength: 1,
  // one serial of an issuer has one holder; without one, person, title, issuer and day say which it is
  selector: ({ person, facts: one }) =>
    one.serial === null ? `${person} ${one.title} ${one.issuedOn} ${one.issuer}` : `${one.issuer ?? ''} ${one.serial}`,
});

test('what goes out comes back unchanged', async () => {
  await fc.assert(
    fc.asyncProperty(certificates, fc.constantFrom<ExportKind>('form', 'xlsx', 'csv'), async (all, as) => {
      await fresh.sql('truncate certificate; truncate import_run cascade');
      const lines = all.map(({ person, facts: one }) => ({ holder: { personId: people[person]! }, before: null, facts: one }));
      await fresh.database.write(fresh.admin, { command: 'test' }, async (tx) => ({
        result: await keepCertificates(tx, fresh.admin, fresh.keys, lines),
        audit: { type: 'test', id: 'test' },
      }));
      const path = join(folder, 'tệp');
      await fresh.database.read(fresh.admin, async (db) =>
        writeExport(path, await exportCertificates(db, fresh.admin, fresh.keys, {}), as, today()),
      );
      const sheets = await collectSheets(await readFile(path), as === 'csv' ? 'tệp.csv' : 'tệp.xlsx');
      const { rows } = await importer(fresh, certificatesForm({ clearCertificates: async () => {} }), peopleMessages).bring(sheets, {
        issuer: null,
        familyId: null,
      });
      const seen = rows.map(({ outcome, changes, remarks }) => ({
        outcome,
        changes,
        errors: remarks.filter(({ severity }) => severity === 'error').map(({ what }) => what),
      }));
      expect(seen).toEqual(all.map(() => ({ outcome: 'same', changes: [], errors: [] })));
    }),
    { numRuns: 40, seed: 5 },
  );
});
