import { useLingui } from '@lingui/react/macro';
import type { PeriodKind, Periods } from '../content-contract.ts';
import type { Nature } from '../contract.ts';

export function useNatures(): Record<Nature, string> {
  const { t } = useLingui();
  return { degree_training: t`Đào tạo`, in_service_training: t`Bồi dưỡng`, workshop: t`Tập huấn` };
}

/** What periods are spent on, in the order of the papers. */
export function usePeriodWords(): Record<PeriodKind, string> {
  const { t } = useLingui();
  return {
    lecture: t`Lý thuyết`,
    discussion: t`Thảo luận`,
    fieldStudy: t`Nghiên cứu thực tế`,
    selfStudy: t`Tự học`,
    test: t`Kiểm tra`,
  };
}

/** "94 tiết: 48 lý thuyết, 18 thảo luận" – what there is none of is left out. */
export function usePeriodsInWords(): (periods: Periods) => string {
  const words = usePeriodWords();
  return (periods) =>
    (Object.keys(words) as PeriodKind[])
      .filter((kind) => periods[kind] > 0)
      .map((kind) => `${periods[kind]} ${words[kind].toLowerCase()}`)
      .join(', ');
}
