import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { Run } from '#contracts/imports';
import { today, yearOf } from '#kit/dates.ts';
import { ClassTarget, joining, JoiningFields, TraineesTarget, traineesTarget } from '../modules/classes/web/import-fields.tsx';
import { DayTarget, YearTarget } from '../modules/imports/web/target-fields.tsx';
import { classListPath, personListPath, planListPath, unitTreePath } from './links.ts';
import { useSession } from './session.tsx';

/** What stands behind `?` of the start page: where the officer came from. */
export interface ImportFrom {
  class?: string;
  slot?: string;
  plan?: string;
  year?: number;
  unit?: number;
  date?: string;
}

/** What the screens add to a form; all else about it comes from the server. Fields are those of #ui/fields.tsx, bound by names of their own (not `senderId`, not `mode`). */
export interface ImportForm {
  /** As in the addresses of pages and API. */
  kind: string;
  title: string;
  /** What becomes of the file, in a line. */
  what: string;
  capability: string;
  /** The list in which one sees what has come in. */
  list: { label: string; to: string };
  /** Steps of "Cách làm" that hold for this form only. */
  howTo: string[];
  target: {
    start: (from: ImportFrom) => FieldValues;
    Fields: ComponentType | null;
    /** What the server's schema of the target wants. */
    of: (values: FieldValues) => unknown;
  };
  /** Figures of this form beside its rows, from `run.report.more`. */
  Beside?: ComponentType<{ run: Run }>;
  /** Further answers in the dialog that applies. */
  apply?: { start: (run: Run) => FieldValues; Fields: ComponentType<{ run: Run }>; input: (values: FieldValues, run: Run) => unknown };
}

/** Forms this account may bring in, in the order of their work in a year. */
export function useImportForms(): ImportForm[] {
  const { t } = useLingui();
  const { capabilities } = useSession();
  const all: ImportForm[] = [
    {
      kind: 'trainees',
      title: t`Danh sách học viên (biểu A)`,
      what: t`Người được cử, được triệu tập: vào danh sách của một lớp, hoặc vào một suất của kế hoạch.`,
      capability: 'classes.record',
      list: { label: t`Lớp`, to: classListPath() },
      howTo: [],
      target: { ...traineesTarget, Fields: TraineesTarget },
      apply: { ...joining, Fields: JoiningFields },
    },
    {
      kind: 'results',
      title: t`Kết quả học tập (biểu F)`,
      what: t`Điểm, xếp loại, công nhận của học viên một lớp.`,
      capability: 'classes.record',
      list: { label: t`Lớp`, to: classListPath() },
      howTo: [],
      target: { start: (from) => ({ classId: from.class ?? '' }), Fields: ClassTarget, of: ({ classId }) => ({ classId }) },
    },
    {
      kind: 'needs',
      title: t`Nhu cầu đào tạo (biểu B)`,
      what: t`Đăng ký nhu cầu của các đơn vị cho một năm.`,
      capability: 'plans.record',
      list: { label: t`Kế hoạch`, to: planListPath() },
      howTo: [],
      target: { start: (from) => ({ year: from.year ?? yearOf(today()) + 1 }), Fields: YearTarget, of: ({ year }) => ({ year }) },
    },
    {
      kind: 'units',
      title: t`Danh mục đơn vị`,
      what: t`Cơ quan, đơn vị và đơn vị cấp trên của chúng, từ một ngày.`,
      capability: 'units.record',
      list: { label: t`Đơn vị`, to: unitTreePath() },
      howTo: [],
      target: { start: (from) => ({ date: from.date ?? today() }), Fields: DayTarget, of: ({ date }) => ({ date }) },
    },
    {
      kind: 'certificates',
      title: t`Sổ cấp chứng chỉ cũ`,
      what: t`Chứng chỉ đã cấp những năm trước: vào hồ sơ từng người.`,
      capability: 'people.record',
      list: { label: t`Người`, to: personListPath() },
      howTo: [],
      target: { start: () => ({}), Fields: null, of: () => ({}) },
    },
  ];
  return all.filter(({ capability }) => capabilities.includes(capability));
}

export const useImportForm = (kind: string): ImportForm | undefined => useImportForms().find((form) => form.kind === kind);
