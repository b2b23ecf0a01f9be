import { useLingui } from '@lingui/react/macro';
import type { EndedKind, Evidence, Level, QualificationKind } from '../fact-rules.ts';

export function useFactWords() {
  const { t } = useLingui();
  const kinds: Record<QualificationKind, string> = {
    education: t`Trình độ chuyên môn`,
    political_theory: t`Lý luận chính trị`,
    rank: t`Ngạch`,
  };
  const levels: Record<Level, string> = {
    lower_secondary: t`Trung học cơ sở`,
    upper_secondary: t`Trung học phổ thông`,
    vocational: t`Trung cấp chuyên nghiệp`,
    college: t`Cao đẳng`,
    university: t`Đại học`,
    master: t`Thạc sĩ`,
    doctorate: t`Tiến sĩ`,
    elementary: t`Sơ cấp`,
    intermediate: t`Trung cấp`,
    advanced: t`Cao cấp`,
    officer: t`Cán sự`,
    specialist: t`Chuyên viên`,
    principal_specialist: t`Chuyên viên chính`,
    senior_specialist: t`Chuyên viên cao cấp`,
  };
  const evidences: Record<Evidence, string> = {
    diploma: t`bằng`,
    confirmation: t`giấy xác nhận`,
    stated: t`kê khai, chưa thấy giấy tờ`,
  };
  const ends: Record<EndedKind, string> = { deceased: t`đã mất`, retired: t`nghỉ hưu`, left: t`thôi việc` };
  return { kinds, levels, evidences, ends };
}
