import { z } from 'zod';
import { today, yearOf } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameKey } from '#kit/name-index.ts';
import { blankPage, type Form, type Made } from '#modules/imports';
import { successorsOf } from '#modules/organisations';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import { checkAround, checkFormB, identityOf, type NeedLine, type StandingNeed } from './check-form-b.ts';
import columns from './form-b-columns.ts';
import { TYPED, type NeedFields } from './form-b-fields.ts';
import { readRegister } from './import-register.ts';
import { lookUp } from './register.ts';

const target = z.strictObject({ year: z.int().min(1990).max(2100) });
type Target = z.output<typeof target>;

/** Form B into the register of needs of a year. */
export const formB: Form<Target, NeedLine> = {
  kind: 'needs',
  title: 'Đăng ký nhu cầu (biểu B)',
  capability: 'needs.record',
  columnsModule: import.meta.resolve('./form-b-columns.ts'),
  columns,
  target,
  applying: z.unknown(),
  describe: (_, { year }) => Promise.resolve({ label: phrase('need.into', { year }), href: `/nhu-cau?year=${year}` }),

  async check(db, { actor, target: { year }, choices, tables, senderId }, rows) {
    const on = `${year}-01-01`;
    const register = await readRegister(db, on);
    const find = lookUp(register, on, choices.names);
    find.programme = remembering(find.programme);
    const sender = register.units.find(({ id, living }) => living && id === senderId) ?? null;
    const known = {
      year,
      actor,
      register,
      find,
      heir: await heirs(db, register.units, on),
      sender,
      standing: await standingNeeds(db, year),
    };
    const lines = await checkFormB(known, tables, rows);
    return { lines, beside: { remarks: checkAround(year, tables, rows) } };
  },
  figures(lines) {
    const people = lines.reduce((sum, { line }) => sum + (line?.fields.people ?? 0), 0);
    return [{ label: phrase('need.sound_people'), value: people }];
  },

  async apply(tx, { actor, target: { year } }, lines) {
    const added = lines.filter(({ standing }) => standing === null).map((line) => ({ id: newId(), line }));
    await insertMany(
      tx,
      'training_need',
      added.map(({ id, line: { unitId, bloc, content, contentKey, audience, audienceKey, fields } }) => ({
        id,
        year,
        unit_id: unitId,
        bloc,
        content,
        content_key: contentKey,
        audience,
        audience_key: audienceKey,
        family_id: fields.familyId,
        people: fields.people,
        women: fields.women,
        minority: fields.minority,
        province_level: fields.provinceLevel,
        commune_level: fields.communeLevel,
        public_employees: fields.publicEmployees,
        proposed_time: fields.proposedTime,
        quarter: fields.quarter,
        study_form: fields.studyForm,
        cost: fields.cost,
        note: fields.note,
        recorded_at: new Date().toISOString(),
        recorded_by: actor.accountId,
        row_version: 1,
      })),
    );
    const made: Made[] = added.map(({ id }) => ({ object: 'training_need', id }));
    for (const { standing, fields, content } of lines) {
      if (!standing) continue;
      const { id, rowVersion, ...before } = standing;
      await setFields(tx, id, rowVersion, fields, content);
      made.push({ object: 'training_need', id, before: { ...before, rowVersion } });
    }
    return { made };
  },

  async undo(tx, _actor, _target, made) {
    const ids = made.map(({ id }) => id);
    const rows = await tx.selectFrom('trainingNeed').select(['id', 'rowVersion', 'content']).where('id', 'in', ids).forUpdate().execute();
    const now = new Map(rows.map((row) => [row.id, row]));
    for (const { id, before } of made) {
      const row = now.get(id);
      // What the run made and somebody has removed since is gone already.
      if (!row && !before) continue;
      const left = ((before?.rowVersion as number | undefined) ?? 0) + 1;
      if (!row) throw new Refusal('imports.built_upon', { what: phrase('built_upon.need_gone') }, { status: 409 });
      if (row.rowVersion !== left)
        throw new Refusal('imports.built_upon', { what: phrase('built_upon.need_edited', { content: row.content }) }, { status: 409 });
    }
    const created = made.filter(({ before }) => !before).map(({ id }) => id);
    if (created.length > 0) await tx.deleteFrom('trainingNeed').where('id', 'in', created).execute();
    for (const { id, before } of made) {
      if (!before) continue;
      const { rowVersion, ...fields } = before as NeedFields & { rowVersion: number };
      await setFields(tx, id, rowVersion + 1, fields, now.get(id)!.content);
    }
  },

  command: {
    description: 'nhập bảng đăng ký nhu cầu đào tạo, bồi dưỡng (biểu B) của một năm',
    options: [{ flags: '--year <năm>', description: 'năm đăng ký' }],
    target: (_, { year }) => {
      const read = target.safeParse({ year: Number(year) });
      if (!read.success) throw new Fault('Thiếu năm đăng ký, hoặc năm không đúng; thêm --year, ví dụ --year 2027.');
      return Promise.resolve(read.data);
    },
    input: () => ({}),
  },

  blank: (_, given) => {
    const year = given?.year ?? yearOf(today()) + 1;
    return Promise.resolve([
      blankPage({
        name: 'Biểu B',
        mark: 'Biểu B – Đăng ký nhu cầu',
        title: `BẢNG ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}`,
        columns: columns.columns.filter(({ key }) => key !== 'unitCode'),
        groups: [{ title: 'Số người đăng ký', keys: ['people', 'women', 'minority', 'provinceLevel', 'communeLevel', 'publicEmployees'] }],
        notes: ['Ghi tên chương trình theo danh mục; DTTS: người dân tộc thiểu số; kinh phí ghi bằng đồng.'],
      }),
    ]);
  },
};

/** The same content stands on very many rows. */
function remembering<T>(look: (typed: string) => T): (typed: string) => T {
  const known = new Map<string, T>();
  return (typed) => {
    if (!known.has(typed)) known.set(typed, look(typed));
    return known.get(typed)!;
  };
}

/** Writes what a registration says; refuses edit.stale where somebody was first. */
async function setFields(tx: Tx, id: string, rowVersion: number, fields: NeedFields, content: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('trainingNeed')
    .set({ ...fields, rowVersion: rowVersion + 1 })
    .where('id', '=', id)
    .where('rowVersion', '=', rowVersion)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('edit.stale', { changed: phrase('need.edited', { content }) }, { status: 412 });
}

async function standingNeeds(db: Reader, year: number): Promise<Map<string, StandingNeed>> {
  const rows = await db
    .selectFrom('trainingNeed')
    .select(['id', 'rowVersion', 'unitId', 'content', 'audience', 'familyId', 'quarter', ...TYPED])
    .where('year', '=', year)
    .execute();
  return new Map(rows.map(({ unitId, content, audience, ...need }) => [identityOf(unitId, content, audience), need]));
}

/** The single unit that carries on one that has ended, by any name of the old one. */
async function heirs(db: Reader, units: readonly { id: number; name: string; names: string[]; living: boolean }[], on: string) {
  const carriers = await successorsOf(db, on);
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  const byName = new Map<string, string>();
  for (const unit of units) {
    const parts = unit.living ? [] : (carriers.get(unit.id) ?? []);
    const heir = parts.length === 1 ? nameOf.get(parts[0]!.unitId) : undefined;
    if (heir) for (const name of unit.names) byName.set(nameKey(name), heir);
  }
  return (typed: string) => byName.get(nameKey(typed)) ?? null;
}
