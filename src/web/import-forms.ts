import { useLingui } from '@lingui/react/macro';
import type { ComponentType } from 'react';
import type { FieldValues } from 'react-hook-form';
import type { Run } from '#contracts/imports';
import { today, yearOf } from '#kit/dates.ts';
import { ClassTarget, joining, JoiningFields, TraineesTarget, traineesTarget } from '../modules/classes/web/import-fields.tsx';
import { NominationsTarget, nominationsTarget } from '../modules/admissions/web/nomination-import.tsx';
import { PlanApplyFields, planApplying, PlanBeside, planTarget, PlanTargetFields } from '../modules/plans/web/import-panels.tsx';
import { CertificatesTarget, certificatesTarget } from '../modules/people/web/import-fields.tsx';
import { ContentTarget, contentTarget } from '../modules/programmes/web/import-fields.tsx';
import { DayTarget, YearTarget } from '../modules/imports/web/target-fields.tsx';
import { importStartPath } from './links.ts';
import { mayOpen } from './may-open.ts';
import { useSession } from './session.tsx';

/** What stands behind `?` of the start page: where the officer came from. */
export interface ImportFrom {
  class?: string;
  slot?: string;
  series?: string;
  plan?: string;
  year?: number;
  unit?: number;
  date?: string;
  /** A version of a programme. */
  version?: string;
  /** Who sent the last file: the next one is often theirs too. */
  sender?: number;
}

/** What the screens add to a form; all else about it comes from the server. Fields are those of #ui/fields.tsx, bound by names of their own (not `senderId`, not `mode`). */
export interface ImportForm {
  /** As in the addresses of pages and API. */
  kind: string;
  title: string;
  /** What becomes of the file, in a line. */
  what: string;
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

/** Every form, in the order of their work in a year. */
export function useEveryForm(): ImportForm[] {
  const { t } = useLingui();
  return [
    {
      kind: 'trainees',
      title: t`Danh sách học viên (biểu A)`,
      what: t`Người được cử, được triệu tập: vào danh sách của một lớp, hoặc vào một suất của kế hoạch.`,
      howTo: [
        t`Mỗi người được đối chiếu với hồ sơ đã có theo số định danh, rồi họ tên, ngày sinh và đơn vị. Trùng thì hỏi, không lập hai hồ sơ.`,
      ],
      target: { ...traineesTarget, Fields: TraineesTarget },
      apply: { ...joining, Fields: JoiningFields },
    },
    {
      kind: 'nominations',
      title: t`Danh sách cử học (biểu A)`,
      what: t`Người các đơn vị cử vào một đợt tuyển sinh: giữ chỉ tiêu, kiểm tra điều kiện từng người.`,
      howTo: [
        t`Dòng đúng được cử, dòng còn vướng chờ lại với lý do. Người vượt chỉ tiêu thì hỏi: vào danh sách chờ hay giữ lại.`,
        t`Trình độ, đảng viên, năm vào ngành trong tệp dùng để kiểm tra điều kiện và ghi vào hồ sơ nếu hồ sơ chưa có.`,
      ],
      target: { ...nominationsTarget, Fields: NominationsTarget },
    },
    {
      kind: 'results',
      title: t`Danh sách kết quả của lớp (biểu F)`,
      what: t`Điểm, rèn luyện, xếp loại, công nhận của học viên một lớp.`,
      howTo: [t`Mỗi dòng được ghép với một học viên của lớp. Công nhận ở đây để đối chiếu; lớp bế giảng bằng việc ghi bế giảng.`],
      target: { start: (from) => ({ classId: from.class ?? '' }), Fields: ClassTarget, of: ({ classId }) => ({ classId }) },
    },
    {
      kind: 'needs',
      title: t`Đăng ký nhu cầu (biểu B)`,
      what: t`Nhu cầu đào tạo, bồi dưỡng các đơn vị đăng ký cho một năm.`,
      howTo: [],
      target: { start: (from) => ({ year: from.year ?? yearOf(today()) + 1 }), Fields: YearTarget, of: ({ year }) => ({ year }) },
    },
    {
      kind: 'plan',
      title: t`Kế hoạch (biểu C)`,
      what: t`Biểu tổng hợp kế hoạch của một năm, giữ nguyên cách trình bày của cơ quan.`,
      howTo: [t`Kế hoạch đã duyệt thì thay đổi thành một lần điều chỉnh, có văn bản; lần cũ giữ nguyên.`],
      target: { ...planTarget, Fields: PlanTargetFields },
      Beside: PlanBeside,
      apply: { ...planApplying, Fields: PlanApplyFields },
    },
    {
      kind: 'units',
      title: t`Danh sách đơn vị`,
      what: t`Cơ quan, đơn vị và đơn vị cấp trên của chúng, kể từ một ngày.`,
      howTo: [t`Đơn vị mới được thêm, đơn vị đã có được đổi kể từ ngày ấy. Đơn vị vắng trong tệp vẫn còn nguyên.`],
      target: { start: (from) => ({ date: from.date ?? today() }), Fields: DayTarget, of: ({ date }) => ({ date }) },
    },
    {
      kind: 'programme-content',
      title: t`Nội dung chương trình`,
      what: t`Học phần, chuyên đề và số tiết của một phiên bản chương trình.`,
      howTo: [
        t`Mỗi học phần một dòng, mỗi chuyên đề một dòng. Tên trùng với phần đang có là sửa phần ấy; phần vắng trong tệp thì hỏi giữ hay bỏ.`,
      ],
      target: { ...contentTarget, Fields: ContentTarget },
    },
    {
      kind: 'certificates',
      title: t`Sổ cấp chứng chỉ`,
      what: t`Chứng chỉ đã cấp những năm trước: vào hồ sơ của từng người.`,
      howTo: [t`Mỗi số hiệu chỉ của một người. Người chưa có hồ sơ thì hỏi trước khi thêm.`],
      target: { ...certificatesTarget, Fields: CertificatesTarget },
    },
  ];
}

/** Forms this account may bring in. */
export function useImportForms(): ImportForm[] {
  const { capabilities } = useSession();
  return useEveryForm().filter(({ kind }) => mayOpen(importStartPath(kind), capabilities));
}

export const useImportForm = (kind: string): ImportForm | undefined => useImportForms().find((form) => form.kind === kind);
