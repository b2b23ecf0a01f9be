import { z } from 'zod';
import { idSchema } from '#kit/schemas.ts';
import type { Form, Made } from '#modules/imports';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import { checkFormF, type ResultLine, type ResultTarget } from './check-form-f.ts';
import formF from './form-f-columns.ts';
import { blankFormF } from './form-f-page.ts';
import { holdClass } from './record-event.ts';
import { keepResults, takeBackResults } from './results-record.ts';

const NOT_TAUGHT = ['preparing', 'agreed', 'decided', 'cancelled'];

/** Results of one class: marks, conduct, rank, recognised or not. They move no number; recognition is an event of the ledger. */
export const formFForm: Form<ResultTarget, ResultLine, Record<string, never>> = {
  kind: 'results',
  title: 'Danh sách kết quả của lớp (biểu F)',
  capability: 'classes.record',
  columnsModule: import.meta.resolve('./form-f-columns.ts'),
  columns: formF,
  target: z.strictObject({ classId: idSchema }),
  applying: z.strictObject({}),

  async describe(db, { classId }) {
    const training = await db
      .selectFrom('trainingClass')
      .select(['code', 'name', 'status', 'restricted'])
      .where('id', '=', classId)
      .executeTakeFirst();
    if (!training) throw notFound('classes.unknown');
    if (NOT_TAUGHT.includes(training.status)) throw new Refusal('results.not_opened', { code: training.code }, { where: training.code });
    const { code, name, restricted } = training;
    return { label: phrase('class.into', { code, name }), href: `/lop/${classId}?tab=ket-qua`, restricted };
  },

  async hold(tx, actor, { classId }) {
    await refuseOutside(tx, actor, classId);
    await holdClass(tx, classId);
  },
  async check(db, context, rows) {
    await refuseOutside(db, context.actor, context.target.classId);
    return checkFormF(db, context, rows);
  },

  apply: async (tx, { actor, target }, lines) => ({ made: await keepResults(tx, actor, target.classId, lines) }),
  undo: (tx: Tx, _actor: Actor, target: ResultTarget, made: readonly Made[]) => takeBackResults(tx, target.classId, made),

  command: {
    description: 'nhập danh sách kết quả của một lớp (biểu F)',
    options: [{ flags: '--class <mã>', description: 'mã lớp' }],
    async target(db, options) {
      const code = options.class ?? '';
      const training = await db.selectFrom('trainingClass').select('id').where('code', '=', code).executeTakeFirst();
      if (!training) throw new Refusal('imports.bad_target', { detail: code ? `không có lớp mã ${code}` : 'thiếu --class' });
      return { classId: training.id };
    },
    input: () => ({}),
  },

  blank: (db, target) => blankFormF(db, target),
};

/** Who sees the class but not its trainees (the lead's desk) must not be told that nobody is in it. */
async function refuseOutside(db: Reader, { scope }: Actor, classId: string): Promise<void> {
  if (scope.kind !== 'unit') return;
  const training = await db.selectFrom('trainingClass').select(['runnerId', 'hostId']).where('id', '=', classId).executeTakeFirst();
  const answers = training && [training.runnerId, training.hostId].some((id) => scope.units.includes(id));
  if (!answers) throw new Refusal('gate.outside_scope', {}, { status: 403 });
}
