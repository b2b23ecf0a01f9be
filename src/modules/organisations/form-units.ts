import { sql } from 'kysely';
import { z } from 'zod';
import { formatDate, parseDateText, today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { dateSchema } from '#kit/schemas.ts';
import { blankPage, type Form, type Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { phrase } from '#platform/refusal.ts';
import { checkFormUnits, type UnitLine } from './check-form-units.ts';
import { editUnit } from './edit-unit.ts';
import columns from './form-units-columns.ts';
import { allVersions, listBlocs, unitRegister } from './queries.ts';
import type { UnitVersion } from './rules.ts';
import { snapshotOf, undoUnits, type Snapshot } from './undo-units.ts';
import { checkOrganisation } from './write-version.ts';

const target = z.strictObject({ date: dateSchema.default(() => today()) });
type Target = z.output<typeof target>;

/** A list of units into the register of organisations: new ones begin, others change from a day on. Nothing ends by a list. */
export const formUnits: Form<Target, UnitLine> = {
  kind: 'units',
  title: 'Danh sách đơn vị',
  capability: 'units.record',
  columnsModule: import.meta.resolve('./form-units-columns.ts'),
  columns,
  target,
  applying: z.unknown(),
  describe: (_, { date }) => Promise.resolve({ label: phrase('unit.into', { date }), href: `/don-vi?asOf=${date}` }),

  async check(db, { target: { date }, choices, tables }, rows) {
    const known = {
      date,
      register: await unitRegister(db, date),
      versions: await allVersions(db),
      blocs: await listBlocs(db),
      names: choices.names,
      answers: choices.answers,
    };
    return { lines: await checkFormUnits(known, tables, rows) };
  },

  async apply(tx, { actor }, lines) {
    const begun = lines.filter(({ unitId }) => unitId === null);
    const ids = await enterUnits(tx, begun);
    for (const { place, unitId } of lines) if (unitId !== null) ids.set(place, unitId);
    const parentOf = ({ parent }: UnitLine) => (parent === null ? null : 'id' in parent ? parent.id : ids.get(parent.row)!);
    await enterVersions(
      tx,
      begun.map((line) => ({
        ...line.facts,
        unitId: ids.get(line.place)!,
        name: line.name,
        parentId: parentOf(line),
        validFrom: line.from,
      })),
    );
    const made: Made[] = begun.map(({ place }) => ({ object: 'unit', id: String(ids.get(place)) }));
    for (const line of lines) {
      if (line.unitId !== null)
        made.push({ object: 'unit', id: String(line.unitId), before: await changeUnit(tx, actor, line.unitId, line, parentOf(line)) });
    }
    for (const [from, some] of Map.groupBy(lines, ({ from: day }) => day)) {
      await checkOrganisation(
        tx,
        some.map(({ place }) => ids.get(place)!),
        from,
      );
    }
    return { made };
  },

  undo: (tx, _actor, _target, made) => undoUnits(tx, made),

  command: {
    description: 'nhập danh sách đơn vị',
    options: [{ flags: '--date <ngày>', description: 'ngày hiệu lực của dòng không ghi ngày; bỏ trống là hôm nay' }],
    target: (_, { date }) => {
      if (date === undefined) return Promise.resolve({ date: today() });
      const read = parseDateText(date);
      if (read?.precision !== 'day') throw new Fault(`Không có ngày ${date}; ghi ngày/tháng/năm, ví dụ 01/07/2025.`);
      return Promise.resolve({ date: read.date });
    },
    input: () => ({}),
  },

  blank: (_, given) => {
    const printed = columns.columns.filter(({ key }) => !['parentCode', 'validTo'].includes(key));
    const order = ['ordinal', 'code', 'name', 'shortName', 'symbol', 'kind', 'level', 'bloc', 'parent', 'regime', 'validFrom', 'note'];
    return Promise.resolve([
      blankPage({
        name: 'Danh sách đơn vị',
        mark: 'Danh sách đơn vị',
        title: 'DANH SÁCH CƠ QUAN, ĐƠN VỊ',
        subtitle: `(Hiệu lực từ ngày ${formatDate(given?.date ?? today())}, trừ dòng ghi ngày khác)`,
        columns: printed.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key)),
        notes: [
          'Loại: Cấp ủy; Ban, cơ quan của cấp ủy; Ủy ban nhân dân; Sở, ban, ngành; Trường chính trị; Trung tâm chính trị; Đơn vị sự nghiệp; Mặt trận, đoàn thể; Phòng, văn phòng; Khoa; Khác.',
          'Cấp: Trung ương; Cấp tỉnh; Cấp huyện; Cấp xã; Trong đơn vị. Chế độ văn bản: Đảng hoặc Nhà nước. Đơn vị cấp trên có thể là một dòng khác của chính biểu này.',
        ],
      }),
    ]);
  },
};

/** The identities of new units, all at once: place in the file → id. */
async function enterUnits(tx: Tx, lines: readonly UnitLine[]): Promise<Map<number, number>> {
  const uids = new Map(lines.map(({ place, code }) => [newId(), { place, code }]));
  await insertMany(
    tx,
    'unit',
    [...uids].map(([uid, { code }]) => ({ uid, code })),
  );
  const { rows } = await sql<{ id: number; uid: string }>`select id, uid from unit where uid = any (${[...uids.keys()]}::uuid[])`.execute(
    tx,
  );
  return new Map(rows.map(({ id, uid }) => [uids.get(uid)!.place, id]));
}

const enterVersions = (tx: Tx, versions: readonly Omit<UnitVersion, 'validTo'>[]) =>
  insertMany(
    tx,
    'unit_version',
    versions.map((version) => ({
      id: newId(),
      unit_id: version.unitId,
      name: version.name,
      short_name: version.shortName,
      symbol: version.symbol,
      kind: version.kind,
      level: version.level,
      bloc: version.bloc,
      parent_id: version.parentId,
      regime: version.regime,
      valid_from: version.validFrom,
      recorded_at: new Date().toISOString(),
    })),
  );

/** Answers the life of the unit as it was. */
async function changeUnit(
  tx: Tx,
  actor: Actor,
  unitId: number,
  { code, name, facts, from }: UnitLine,
  parentId: number | null,
): Promise<Snapshot> {
  const before = await snapshotOf(tx, unitId);
  const now = before.versions.find(({ validFrom, validTo }) => validFrom <= from && (validTo === null || from < validTo))!;
  const changes = Object.fromEntries(
    Object.entries({ name, ...facts, parentId }).filter(([key, value]) => now[key as keyof typeof now] !== value),
  );
  await editUnit(tx, actor, unitId, before.rowVersion, { validFrom: from, ...changes, ...(code !== before.code && { code }) });
  return before;
}
