import { sql } from 'kysely';
import type { Form } from '#modules/imports';
import { blankPage } from '#modules/imports';
import { categories, categoryWords } from '#modules/people';
import { choiceOption } from '#platform/cli/options.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, phrase, Refusal } from '#platform/refusal.ts';
import { checkFormA } from './check-form-a.ts';
import type { TraineeLine } from './form-a-lines.ts';
import { applyFormA, holdReceiving } from './form-a-apply.ts';
import formA from './form-a-columns.ts';
import { formAApplying, formATarget, type FormAApplying, type FormATarget } from './form-a-target.ts';
import { undoFormA } from './form-a-undo.ts';
import { classPhrases } from './phrases.vi.ts';

/** Trainees of one class, as the units that send them write them down. */
export const formAForm: Form<FormATarget, TraineeLine, FormAApplying> = {
  kind: 'trainees',
  title: 'Danh sách học viên (biểu A)',
  capability: 'classes.record',
  columnsModule: import.meta.resolve('./form-a-columns.ts'),
  columns: formA,
  target: formATarget,
  applying: formAApplying,

  async describe(db, target) {
    const { rows } = await sql<{ id: string; code: string; name: string; restricted: boolean }>`
      select id, code, name, restricted from training_class where ${'classId' in target ? sql`id = ${target.classId}` : sql`slot_id = ${target.slotId} and status <> 'cancelled'`}`.execute(
      db,
    );
    if (rows[0]) {
      const { id, code, name, restricted } = rows[0];
      return { label: phrase('class.into', { code, name }), href: `/lop/${id}`, restricted };
    }
    if ('classId' in target) throw new Refusal('classes.unknown', {}, { status: 404 });
    const slot = await db.selectFrom('slot').select('restricted').where('id', '=', target.slotId).executeTakeFirst();
    const label = phrase('class.into_new', { code: target.code ?? '…', name: target.name ?? '…' });
    return { label, href: null, restricted: slot?.restricted ?? false };
  },
  hold: holdReceiving,
  check: checkFormA,
  apply: applyFormA,
  undo: (tx, actor, _target, made) => undoFormA(tx, actor, made),

  command: {
    description: 'nhập danh sách học viên vào một lớp hoặc một suất lớp (biểu A)',
    options: [
      { flags: '--class <mã>', description: 'mã lớp' },
      { flags: '--slot <id>', description: 'suất lớp; lớp được chuẩn bị với --code và --name nếu chưa có' },
      { flags: '--code <mã>', description: 'mã của lớp mới trên suất' },
      { flags: '--name <tên>', description: 'tên của lớp mới trên suất' },
      choiceOption('--category <đối tượng>', 'đối tượng của người mới mà tệp, chức vụ và đơn vị đều không cho biết', [...categories]),
      { flags: '--date <ngày>', description: 'ngày nhập học, nếu lớp đang học (YYYY-MM-DD)' },
      choiceOption('--kind <cách>', 'nhập học muộn, chuyển từ trường khác, hay thực ra có mặt từ đầu', [
        'late',
        'transfer_external',
        'at_opening',
      ]),
      { flags: '--document <id>', description: 'văn bản làm căn cứ nhập học' },
      { flags: '--directed-by <ai>', description: 'người chỉ đạo, nếu văn bản bổ sung sau' },
      { flags: '--reason <lý do>', description: 'lý do, nếu ghi vào năm đã khóa sổ' },
    ],
    async target(db, { class: code, slot, code: newCode, name }) {
      if (slot) {
        const wanted = formATarget.safeParse({ slotId: slot, code: newCode, name });
        if (!wanted.success) throw new Refusal('imports.bad_target', { detail: '--slot cần mã của suất lớp (uuid)' });
        return wanted.data;
      }
      const training = code ? await db.selectFrom('trainingClass').select('id').where('code', '=', code).executeTakeFirst() : undefined;
      if (!training) throw new Refusal('imports.bad_target', { detail: code ? `không có lớp mã ${code}` : 'thiếu --class hoặc --slot' });
      return { classId: training.id };
    },
    choices: ({ category }) => (category ? { answers: { category } } : {}),
    input: ({ date, kind, document, directedBy, reason }) => ({
      date,
      kind,
      reason,
      basis: { documentId: document, ...(directedBy ? { pending: { directedBy } } : {}) },
    }),
  },

  blank: async (db, target) => [await blankFormA(db, target)],
};

/** The columns that are kept, and no others: what the law lets us do without is not asked for. */
async function blankFormA(db: Reader, target: FormATarget | null) {
  const into = target && (await formAForm.describe(db, target));
  const printed = [
    'ordinal',
    'fullName',
    'birthMale',
    'birthFemale',
    'personalNumber',
    'positionTitle',
    'unit',
    'category',
    'phone',
    'note',
  ];
  return blankPage({
    name: 'Biểu A',
    mark: 'Biểu A – Danh sách học viên',
    title: 'DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG',
    subtitle: into ? inText(into.label, classPhrases) : 'Lớp: ……………………………………………………',
    columns: printed.map((key) => formA.columns.find((column) => column.key === key)!),
    groups: [{ title: 'Ngày sinh', keys: ['birthMale', 'birthFemale'] }],
    notes: [
      'Ngày sinh ghi ở cột Nam hoặc cột Nữ, dạng 05/03/1975; chỉ biết năm thì ghi 1975. Số CCCD/định danh ghi đủ 12 chữ số.',
      `Đối tượng: ${categories.map((category) => categoryWords[category].toLowerCase()).join('; ')}.`,
    ],
  });
}
