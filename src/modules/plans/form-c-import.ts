import { Option } from 'commander';
import type { z } from 'zod';
import { today, yearOf } from '#kit/dates.ts';
import type { Form } from '#modules/imports';
import { choiceOption, yearOption } from '#platform/cli/options.ts';
import { phrase } from '#platform/refusal.ts';
import { carriedLines, checkPlanFile, targetPlan, type CarryOver } from './check-plan-file.ts';
import { choosePlan, orderOf, plansOf } from './choose-plan.ts';
import { lockPlan } from './draft.ts';
import { blankPages } from './export-form-c.ts';
import columns from './form-c-columns.ts';
import { MISSING, planApplying, planTarget, SAME_ROWS, type PlanFound, type PlanTarget } from './import-contract.ts';
import { importPlan } from './import-plan.ts';
import { planInWords } from './import-words.ts';
import { dropsMissing } from './read-plan-file.ts';
import { besideOf, checkedRows, type PlanLineStep } from './report-plan-file.ts';
import type { SlotLedger } from './slot-ledger.ts';
import { undoPlanImport } from './undo-plan-import.ts';

/** Form C into the draft of a plan. `parts` come from above: the ledger is told what an approval orders, and says what is carried over. */
export const planForm = (parts: {
  slotLedger: SlotLedger;
  carryOver?: CarryOver;
}): Form<PlanTarget, PlanLineStep, z.output<typeof planApplying>> => ({
  kind: 'plan',
  title: 'Kế hoạch (biểu C)',
  capability: 'plans.record',
  columnsModule: import.meta.resolve('./form-c-columns.ts'),
  columns,
  target: planTarget,
  applying: planApplying,

  async describe(db, target) {
    const { plan, base } = await targetPlan(db, target);
    if (!plan) return { label: phrase('plan.into_new', { year: target.year }), href: null };
    return { label: planInWords(plan.title, base), href: `/ke-hoach/${plan.id}` };
  },

  async hold(tx, actor, { planId }) {
    if (planId !== null) await lockPlan(tx, actor, planId);
  },

  async check(db, { target, choices, tables }, rows) {
    const file = { tables, rows };
    const checked = await checkPlanFile(db, target, file, choices);
    const carried = await carriedLines(db, checked, target.year, parts.carryOver);
    const beside = besideOf(file, checked, target.year, choices, carried);
    if (target.planId === null) {
      const others = (await plansOf(db, target.year)).map(({ code, title }) => code ?? title);
      if (others.length > 0) beside.figures!.push({ label: phrase('plan.beside'), value: others.join('; ') });
    }
    return { lines: checkedRows(file, checked, carried), beside };
  },

  async apply(tx, { actor, target, choices, tables, beside }, lines, answers) {
    const found = beside.more as PlanFound;
    // Rows added up share one step.
    const steps = [...new Set(lines)];
    const { made, planId } = await importPlan(tx, actor, parts.slotLedger, {
      target,
      titles: tables,
      found,
      steps,
      dropMissing: dropsMissing(choices),
      answers,
    });
    if (planId === null) return { made };
    const { plan, base } = await targetPlan(tx, { ...target, planId });
    const now = { id: planId, title: plan!.title, versionNo: base!.no, approved: base!.status === 'approved' };
    const into = { label: planInWords(plan!.title, base), href: `/ke-hoach/${planId}?version=${base!.no}&tab=lines` };
    return { made, into, beside: { ...beside, more: { ...found, plan: now } satisfies PlanFound } };
  },

  undo: (tx, actor, _, made) => undoPlanImport(tx, actor, made),

  command: {
    description: 'nhập biểu C (biểu tổng hợp kế hoạch): nhận dạng, kiểm tra hết, rồi mới ghi',
    options: [
      yearOption(),
      new Option('--plan <mã>', 'mã hoặc tên kế hoạch nhận dữ liệu; mặc định là kế hoạch cùng tên hoặc cùng dòng, không có thì lập mới'),
      new Option('--new', 'lập kế hoạch mới dù năm đã có kế hoạch'),
      new Option('--draft', 'để ở dự thảo, không phê duyệt'),
      new Option('--sound-only', 'như --hold-bad').implies({ holdBad: true }),
      choiceOption('--same-rows <cách>', 'các dòng trùng nội dung: cộng lại hay để riêng', ['sum', 'separate']),
      choiceOption('--missing <cách>', 'dòng có trong kế hoạch mà tệp không có: giữ hay bỏ', ['keep', 'remove'], 'keep'),
      new Option('--document <số>', 'số văn bản ban hành hoặc điều chỉnh'),
      new Option('--document-date <ngày>', 'ngày văn bản, dd/mm/yyyy'),
      new Option('--by-order', 'theo chỉ đạo, văn bản bổ sung sau'),
    ],
    target: (db, options, read) => choosePlan(db, Number(options.year), read, options),
    choices: ({ sameRows, missing }) => ({
      answers: { ...(sameRows && { [SAME_ROWS]: sameRows }), ...(missing && { [MISSING]: missing }) },
    }),
    input: (options, fileName) => ({
      order: orderOf(options),
      approve: !options.draft,
      newPlan: { provenance: `Nhập từ tệp ${fileName}`.slice(0, 500) },
    }),
  },

  blank: async (_, target) => blankPages(target?.year ?? yearOf(today()) + 1),
});
