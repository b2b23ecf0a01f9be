import { z } from 'zod';
import { formatDate, parseDateText, today } from '#kit/dates.ts';
import { dateSchema } from '#kit/schemas.ts';
import { blankPage, type Form, type Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import { Fault } from '#platform/fault.ts';
import { checkFormUnits, type UnitLine } from './check-form-units.ts';
import { enterUnit } from './create-unit.ts';
import { editUnit } from './edit-unit.ts';
import columns from './form-units-columns.ts';
import { allVersions, listBlocs, unitRegister } from './queries.ts';
import { snapshotOf, undoUnits } from './undo-units.ts';
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
  describe: (_, { date }) => Promise.resolve({ label: `Đơn vị từ ngày ${formatDate(date)}`, href: `/don-vi?asOf=${date}` }),

  async check(db, { target: { date }, choices, tables }, rows) {
    const known = {
      date,
      register: await unitRegister(db, date),
      versions: await allVersions(db),
      blocs: await listBlocs(db),
      names: choices.names,
      answers: choices.answers,
    };
    return { lines: checkFormUnits(known, tables, rows) };
  },

  async apply(tx, { actor }, lines) {
    const byPlace = new Map(lines.map((line) => [line.place, line]));
    const ids = new Map<number, number>();
    const made: Made[] = [];
    for (const line of lines) await write(line);
    for (const [from, some] of Map.groupBy(lines, ({ from: day }) => day)) {
      await checkOrganisation(
        tx,
        some.map(({ place }) => ids.get(place)!),
        from,
      );
    }
    return { made };

    /** A unit after the one above it, whatever their order in the file. */
    async function write(line: UnitLine): Promise<number> {
      const written = ids.get(line.place);
      if (written !== undefined) return written;
      const { parent } = line;
      const parentId = parent === null ? null : 'id' in parent ? parent.id : await write(byPlace.get(parent.row)!);
      const { id, before } = await writeUnit(tx, actor, line, parentId);
      ids.set(line.place, id);
      made.push({ object: 'unit', id: String(id), before });
      return id;
    }
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

async function writeUnit(tx: Tx, actor: Actor, line: UnitLine, parentId: number | null): Promise<{ id: number; before: Made['before'] }> {
  const { unitId, code, name, facts, from } = line;
  if (unitId === null) {
    const { id } = await enterUnit(tx, { code, name, ...facts, parentId, validFrom: from });
    return { id, before: null };
  }
  const before = await snapshotOf(tx, unitId);
  const now = before.versions.find(({ validFrom, validTo }) => validFrom <= from && (validTo === null || from < validTo))!;
  const changes = Object.fromEntries(
    Object.entries({ name, ...facts, parentId }).filter(([key, value]) => now[key as keyof typeof now] !== value),
  );
  await editUnit(tx, actor, unitId, before.rowVersion, { validFrom: from, ...changes, ...(code !== before.code && { code }) });
  return { id: unitId, before };
}
