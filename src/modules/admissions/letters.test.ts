import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { today } from '#kit/dates.ts';
import { writeDocument, type Paper } from '#platform/docx.ts';
import { admissionWorld, inDays, type AdmissionWorld } from '#test/admission-world.ts';
import { unpacked } from '#test/unpacked.ts';
import { texts } from '../../texts.ts';
import { boardMinutes } from './board-minutes.ts';
import { recordBoard } from './board-record.ts';
import { issueConvocation } from './convo-issue.ts';
import { readConvocations } from './convo-queries.ts';
import { convocationPaper } from './convo-letters.ts';
import { decideNominations } from './decide-nominations.ts';
import { resultLetter, resultLetters } from './screen-letters.ts';

let world: AdmissionWorld;
let id: string;
let classId: string;
const names: string[] = [];
const ids: string[] = [];
const read = <T>(work: Parameters<typeof world.database.read<T>>[1], actor = world.admin) => world.database.read(actor, work);
const plain = async (paper: Paper) => {
  const xml = unpacked(Buffer.from(await writeDocument(paper)));
  return xml.replaceAll('</w:p>', '\n').replaceAll(/<[^>]+>/g, '');
};
const decide = async (some: readonly string[], decision: 'accept' | 'refuse', more = {}) => {
  const rows = await world.sql<{ id: string; row_version: number }>('select id, row_version from nomination where id = any ($1::uuid[])', [
    some,
  ]);
  await world.run((tx) =>
    decideNominations(tx, world.admin, world.keys, id, {
      decision,
      nominations: rows.map(({ id: one, row_version: rowVersion }) => ({ id: one, rowVersion })),
      hold: false,
      ...more,
    }),
  );
};

beforeAll(async () => {
  world = await admissionWorld();
  ({ id, classId } = await world.series({ seats: 4, open: true }));
  const { sender, otherSchool } = world.units;
  for (const [unit, count] of [
    [sender, 2],
    [otherSchool, 2],
  ] as const)
    for (const person of await world.people(count, unit)) ids.push((await world.nominate(world.admin, id, person, { unitId: unit })).id);
  await world.sql(`update nomination set verdict_result = 'eligible' where series_id = $1`, [id]);
  for (const one of ids)
    names.push((await world.sql<{ full_name: string }>('select full_name from nomination where id = $1', [one]))[0]!.full_name);
  await decide([ids[0]!, ids[2]!, ids[3]!], 'accept');
  await decide([ids[1]!], 'refuse', { reasonCode: 'other', note: 'chưa qua tập sự' });
});

it('a letter to each unit names its own people only, with the reason where refused', async () => {
  const { paper } = await read((db) => resultLetters(db, world.admin, id, { kind: 'all' }, texts.vi));
  expect(paper.parts).toHaveLength(2);
  const one = await read((db) => resultLetters(db, world.admin, id, { kind: 'all', unit: world.units.sender }, texts.vi));
  const text = await plain(one.paper);
  expect(text).toContain('Kính gửi: SNV');
  expect(text).toContain('Được nhận: 1 người');
  expect(text).toContain(names[0]);
  expect(text).toContain('chưa qua tập sự');
  expect(text).not.toContain('lý do khác');
  expect(text).not.toContain(names[2]);
  // a unit that asks for all of them gets its own
  const own = await read((db) => resultLetters(db, world.contact, id, { kind: 'all' }, texts.vi), world.contact);
  expect(await plain(own.paper)).not.toContain(names[2]);
});

it('and to one person', async () => {
  const letter = await read((db) => resultLetter(db, world.admin, ids[1]!, texts.vi));
  const text = await plain(letter.paper);
  expect(text).toContain(`Ông/Bà ${names[1]}`);
  expect(text).toContain('không được nhận vào học');
  await expect(read((db) => resultLetter(db, world.contact, ids[2]!, texts.vi), world.contact)).rejects.toMatchObject({
    code: 'admissions.unknown_nomination',
  });
});

it('the summons to each unit, the opening decision with its appendix, and what changes after them', async () => {
  const issue = (kind: 'summons' | 'opening_decision', changesId?: string) =>
    world.run((tx) =>
      issueConvocation(tx, world.admin, classId, {
        kind,
        changesId,
        documentId: world.documentId,
        issuedOn: today(),
        reportOn: inDays(20),
        reportPlace: 'Hội trường A',
      }),
    );
  const summons = await issue('summons');
  const decision = await issue('opening_decision');
  const all = await read((db) => convocationPaper(db, world.admin, summons.id));
  expect(all.paper.parts).toHaveLength(2);
  const own = await plain((await read((db) => convocationPaper(db, world.contact, summons.id), world.contact)).paper);
  expect(own).toContain(names[0]);
  expect(own).toContain('Hội trường A');
  expect(own).not.toContain(names[2]);
  // the class itself is out of the unit's sight: the paper keeps what it prints of it
  expect(own).toContain('(L-S');
  expect(own).not.toContain('null');
  const seen = await read((db) => readConvocations(db, world.contact, id), world.contact);
  expect(seen.classes.map(({ code, status, papers }) => [code, status, papers.map(({ kind }) => kind)])).toEqual([
    [expect.stringContaining('L-S'), null, ['summons', 'opening_decision']],
  ]);
  const stranger = world.as('unit_contact', { kind: 'unit', units: [world.units.hostY] });
  await expect(read((db) => convocationPaper(db, stranger, summons.id), stranger)).rejects.toMatchObject({ code: 'convocations.unknown' });

  const opening = await plain((await read((db) => convocationPaper(db, world.admin, decision.id))).paper);
  expect(opening).toContain('QUYẾT ĐỊNH:');
  expect(opening).toContain('gồm 3 học viên (danh sách kèm theo)');
  expect(opening).toContain('PHỤ LỤC');
  for (const n of [0, 2, 3]) expect(opening).toContain(names[n]);

  await decide([ids[3]!], 'refuse', { reasonCode: 'unit_asked' });
  const change = await issue('opening_decision', decision.id);
  const changed = await plain((await read((db) => convocationPaper(db, world.admin, change.id))).paper);
  expect(changed).toContain('đưa 1 học viên ra khỏi danh sách');
  expect(changed).toContain(names[3]);
  expect(changed).not.toContain(names[0]);
  // the first stays as it went out
  expect(await plain((await read((db) => convocationPaper(db, world.admin, decision.id))).paper)).toContain(names[3]);
});

const soffice = spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0;
it.skipIf(!soffice)(
  'LibreOffice opens and prints them',
  async () => {
    const { id: boardId } = await world.run((tx) =>
      recordBoard(tx, world.admin, id, {
        metOn: '2024-05-06',
        members: [{ name: 'Nguyễn Văn A', position: 'Hiệu trưởng', part: 'Chủ tịch' }],
        conclusion: 'Nhất trí.',
      }),
    );
    const minutes = await read((db) => boardMinutes(db, world.admin, id, boardId, texts.vi));
    expect(await plain(minutes.paper)).toContain('Nguyễn Văn A, Hiệu trưởng, Chủ tịch');
    const folder = mkdtempSync(join(tmpdir(), 'kv-letters-'));
    const letters = await read((db) => resultLetters(db, world.admin, id, { kind: 'all' }, texts.vi));
    for (const [name, { paper }] of Object.entries({ minutes, letters }))
      writeFileSync(join(folder, `${name}.docx`), await writeDocument(paper));
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/lo`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'minutes.docx'),
      join(folder, 'letters.docx'),
    ]);
    expect(execFileSync('pdftotext', [join(folder, 'letters.pdf'), '-'], { encoding: 'utf8' })).toContain(names[0]);
  },
  60_000,
);
