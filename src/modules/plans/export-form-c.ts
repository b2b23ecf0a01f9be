import type { Reader } from '#platform/database/transaction.ts';
import type { Taken } from '#platform/sheets/export-list.ts';
import { writeWorkbook, type SheetPage } from '#platform/sheets/write-page.ts';
import type { PlanLine } from './contract.ts';
import { CARRIED_OVER, quarterText, readWaitsFor, WAITS_FOR } from './form-c-cells.ts';
import { formCPage, type PrintedLine } from './form-c-page.ts';
import { readPlan } from './queries.ts';
import { FUNDING_DASH } from './register.ts';

const SECTIONS = { degree_training: 'Đào tạo', in_service_training: 'Bồi dưỡng', workshop: 'Tập huấn' } as const;

/** One version of a plan as form C; importing it again changes nothing. */
export async function exportFormC(db: Reader, planId: string, no?: number, taken?: Taken): Promise<{ name: string; bytes: Uint8Array }> {
  const plan = await readPlan(db, planId, no);
  const natures = new Map(
    (await db.selectFrom('programmeFamily').select(['id', 'nature']).execute()).map((family) => [family.id, family.nature]),
  );
  const sections = Object.entries(SECTIONS)
    .map(([nature, title]) => ({ title, lines: plan.lines.filter((line) => natures.get(line.family.id) === nature).map(printedLine) }))
    .filter((section) => section.lines.length > 0);
  const years = plan.yearFrom === plan.yearTo ? `NĂM ${plan.yearFrom}` : `GIAI ĐOẠN ${plan.yearFrom}–${plan.yearTo}`;
  const bytes = await writeWorkbook(
    [
      formCPage({
        parent: '',
        issuer: plan.issuer.name,
        title: `BIỂU TỔNG HỢP KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG ${years}`,
        subtitle: plan.title,
        sections,
      }),
    ],
    taken,
  );
  return { name: `Bieu-C-${plan.code ?? plan.yearFrom}-lan-${plan.version?.no ?? 1}.xlsx`, bytes };
}

/** An empty form to fill in. */
export const blankPages = (year: number): SheetPage[] => [
  formCPage({
    parent: 'CƠ QUAN CẤP TRÊN',
    issuer: 'CƠ QUAN BAN HÀNH',
    title: `BIỂU TỔNG HỢP KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG NĂM ${year}`,
    subtitle: '(Kèm theo Kế hoạch số …)',
    sections: [
      { title: 'Đào tạo', lines: [] },
      { title: 'Bồi dưỡng', lines: [] },
    ],
  }),
];

/** A line as officials write it; what form C has no column for goes into the note in words that the import understands. */
export function printedLine(line: PlanLine): PrintedLine {
  const marks = [
    line.carriedOver ? CARRIED_OVER : '',
    line.waitsFor && readWaitsFor(line.note ?? '') !== line.waitsFor ? WAITS_FOR + line.waitsFor : '',
  ];
  return {
    content: line.version?.name ?? line.family.name,
    audience: line.audience,
    classes: line.classes,
    perClass: line.perClass,
    trainees: line.total.stated ?? line.seats,
    duration: line.studyDays === null ? '' : `${line.studyDays} ngày`,
    time: line.months ?? quarterText(line.quarter),
    place: line.place ?? line.host?.name ?? '',
    lead: line.lead.name,
    coordinating: line.coordinating ?? '',
    runner: line.runner.name,
    funding: [line.funding.name, line.funding.detail].filter(Boolean).join(FUNDING_DASH),
    note: [...marks, line.note ?? ''].filter(Boolean).join('; '),
  };
}
