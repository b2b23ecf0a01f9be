import { useLingui } from '@lingui/react/macro';
import type { capConditions, componentKinds, SchemePart } from '../assessment-contract.ts';

export function useAssessmentWords() {
  const { t } = useLingui();
  const kinds: Record<(typeof componentKinds)[number], string> = {
    module_test: t`Kiểm tra, thi hết học phần`,
    final_exam: t`Thi cuối khóa, thi tốt nghiệp`,
    essay: t`Bài thu hoạch, tiểu luận`,
    thesis: t`Khóa luận`,
    field_report: t`Báo cáo nghiên cứu thực tế`,
    participation: t`Thảo luận, chuyên cần`,
    conduct: t`Rèn luyện`,
    other: t({ message: 'Khác', context: 'assessment' }),
  };
  const conditions: Record<(typeof capConditions)[number], string> = {
    resat: t`Số lần thi lại từ`,
    module_below: t`Có học phần dưới điểm`,
    conduct_below: t`Điểm rèn luyện dưới`,
  };
  const parts: Record<SchemePart, string> = {
    components: t`Thành phần, trọng số`,
    pass_mark: t`Điểm đạt`,
    resits: t`Thi lại`,
    absence: t`Giới hạn vắng`,
    bands: t`Xếp loại`,
    caps: t`Giới hạn xếp loại`,
  };
  return { kinds, conditions, parts };
}
