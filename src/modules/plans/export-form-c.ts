import type { Reader } from '#platform/database/transaction.ts';
import { writeWorkbook } from '#platform/excel-write.ts';
import type { PlanLine } from './contract.ts';
import { formCPage, type PrintedLine } from './form-c-page.ts';
import { readPlan } from './queries.ts';

const SECTIONS = { degree_training: 'Đào tạo', in_service_training: 'Bồi dưỡng', workshop: 'Tập huấn' } as const;
const ROMAN = ['I', 'II', 'III', 'IV'];

/** One version of a plan as form C; importing it again changes nothing. */
export async function exportFormC(db: Reader, planId: string, no?: number): Promise<{ name: string; bytes: Uint8Array }> {
  const plan = await readPlan(db, planId, no);
  const natures = new Map((await db.selectFrom('programmeFamily').select(['id', 'nature']).execute()).map((family) => [family.id, family.nature]));
  const sections = Object.entries(SECTIONS)
    .map(([nature, title]) => ({ title, lines: plan.lines.filter((line) => natures.get(line.family.id) === nature).map(printed) }))
    .filter((section) => section.lines.length > 0);
  const years = plan.yearFrom === plan.yearTo ? `NĂM ${plan.yearFrom}` : `GIAI ĐOẠN ${plan.yearFrom}–${plan.yearTo}`;
  const bytes = await writeWorkbook([formCPage({
    parent: '', issuer: plan.issuer.name, title: `BIỂU TỔNG HỢP KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG ${years}`, subtitle: plan.title, sections,
  })]);
  return { name: `Bieu-C-${plan.code ?? plan.yearFrom}-lan-${plan.version?.no ?? 1}.xlsx`, bytes };
}

/** An empty form to fill in. */
export const blankFormC = (year: number): Promise<Uint8Array> => writeWorkbook([formCPage({
  parent: 'CƠ QUAN CẤP TRÊN', issuer: 'CƠ QUAN BAN HÀNH', title: `BIỂU TỔNG HỢP KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}`, subtitle: '(Kèm theo Kế hoạch số …)',
  sections: [{ title: 'Đào tạo', lines: [] }, { title: 'Bồi dưỡng', lines: [] }],
})]);

function printed(line: PlanLine): PrintedLine {
  return {
    content: line.version?.name ?? line.family.name, audience: line.audience, classes: line.classes, perClass: line.perClass, trainees: line.total.stated ?? line.seats,
    duration: line.studyDays === null ? '' : `${line.studyDays} ngày`, time: line.months ?? (line.quarter === null ? '' : `Quý ${ROMAN[line.quarter - 1]}`),
    place: line.place ?? line.host?.name ?? '', lead: line.lead.name, coordinating: line.coordinating ?? '', runner: line.runner.name,
    funding: line.funding.detail ?? line.funding.name, note: noteOf(line),
  };
}

// The note carries what a form has no column for, in the words the import understands.
function noteOf(line: PlanLine): string {
  const marks = [line.carriedOver && !/chuyển tiếp/iu.test(line.note ?? '') ? 'Chuyển tiếp' : '', line.waitsFor && !line.note?.includes(line.waitsFor) ? `Chờ ${line.waitsFor}` : ''];
  return [...marks, line.note ?? ''].filter(Boolean).join('; ');
}
