import { sql } from 'kysely';
import { z } from 'zod';
import type { Form } from '#modules/imports';
import { blankPage } from '#modules/imports';
import { categories, categoryWords } from '#modules/people';
import { choiceOption } from '#platform/cli/options.ts';
import type { Database } from '#platform/database/transaction.ts';
import { inText, phrase, Refusal } from '#platform/refusal.ts';
import { applyNominations, holdNominations } from './form-nominations-apply.ts';
import { checkNominations, type NominationLine } from './form-nominations-check.ts';
import columns from './form-nominations-columns.ts';
import { joined, nominationsTarget, type NominationsTarget } from './form-nominations-target.ts';
import { undoNominations } from './form-nominations-undo.ts';
import { admissionPhrases } from './phrases.vi.ts';

/** The same, each nominee judged against the history of the whole tenant. */
export const nominationsFormWith = (database: Pick<Database, 'read'>): typeof nominationsForm => ({
  ...nominationsForm,
  check: (db, context, rows) => checkNominations(db, context, rows, database),
});

/** Whom units put forward for a series, as they write them down: form A. */
export const nominationsForm: Form<NominationsTarget, NominationLine> = {
  kind: 'nominations',
  title: 'Danh sách cử học (biểu A)',
  capability: 'nominations.record',
  columnsModule: import.meta.resolve('./form-nominations-columns.ts'),
  columns,
  target: nominationsTarget,
  applying: z.strictObject({}),

  async describe(db, target) {
    const { series, made } = await joined(db, target);
    const label = phrase('nominations.into', { code: series.code, name: series.name });
    return { label, href: made ? null : `/tuyen-sinh/${series.id}?tab=nguoi-duoc-cu`, restricted: series.restricted };
  },
  hold: holdNominations,
  check: (db, context, rows) => checkNominations(db, context, rows),
  apply: applyNominations,
  undo: (tx, actor, _target, made) => undoNominations(tx, actor, made),

  command: {
    description: 'nhập danh sách cử học vào một đợt tuyển sinh (biểu A)',
    options: [
      { flags: '--series <mã>', description: 'mã đợt tuyển sinh' },
      { flags: '--class <mã>', description: 'mã lớp; lớp chưa thuộc đợt nào thì thành một đợt riêng' },
      { flags: '--unit <mã>', description: 'đơn vị cử, nếu không theo đơn vị ghi trong tệp' },
      choiceOption('--category <đối tượng>', 'đối tượng của người mới mà tệp, chức vụ và đơn vị đều không cho biết', [...categories]),
      choiceOption('--over-quota <cách>', 'người vượt chỉ tiêu: vào danh sách chờ (wait) hay giữ lại trong tệp (hold)', ['wait', 'hold']),
    ],
    async target(db, { series, class: className, unit }) {
      const code = series ?? className;
      if (!code) throw new Refusal('imports.bad_target', { detail: 'thiếu --series hoặc --class' });
      const found = series
        ? await sql<{ id: string }>`select id from admission_series where code = ${code}`.execute(db)
        : await sql<{ id: string }>`select id from training_class where code = ${code}`.execute(db);
      const [one] = found.rows;
      if (!one) throw new Refusal('nominations.no_series', { code }, { status: 404 });
      const unitId = unit ? await unitIdOf(unit) : null;
      return series ? { seriesId: one.id, unitId } : { classId: one.id, unitId };

      async function unitIdOf(text: string): Promise<number> {
        const { rows } = await sql<{ id: number }>`select id from unit where code = ${text} or id::text = ${text} limit 1`.execute(db);
        if (!rows[0]) throw new Refusal('unit.unknown_code', { code: text }, { status: 404 });
        return rows[0].id;
      }
    },
    choices: ({ category, overQuota }) => ({
      answers: { ...(category ? { category } : {}), ...(overQuota ? { over_quota: overQuota } : {}) },
    }),
    input: () => ({}),
  },

  async blank(db, target) {
    const into = target && (await nominationsForm.describe(db, target));
    const printed = [
      'ordinal',
      'fullName',
      'birthMale',
      'birthFemale',
      'personalNumber',
      'positionTitle',
      'unit',
      'category',
      'education',
      'theory',
      'partyDate',
      'servingSince',
      'phone',
      'wishPlace',
      'note',
    ];
    return [
      blankPage({
        name: 'Biểu A',
        mark: 'Biểu A – Danh sách cử học',
        title: 'DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG',
        subtitle: into ? inText(into.label, admissionPhrases) : 'Đợt tuyển sinh: ……………………………………',
        columns: printed.map((key) => columns.columns.find((column) => column.key === key)!),
        groups: [{ title: 'Ngày sinh', keys: ['birthMale', 'birthFemale'] }],
        notes: [
          'Ngày sinh ghi ở cột Nam hoặc cột Nữ, dạng 05/03/1975; chỉ biết năm thì ghi 1975. Số CCCD/định danh ghi đủ 12 chữ số.',
          `Đối tượng: ${categories.map((category) => categoryWords[category].toLowerCase()).join('; ')}.`,
          'Trình độ, đảng viên, năm vào ngành chỉ dùng để kiểm tra điều kiện và được ghi vào hồ sơ của người đó.',
        ],
      }),
    ];
  },
};
