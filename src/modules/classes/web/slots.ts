import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '#ui/format.ts';
import type { PendingSlot } from '../contract.ts';
import { slotOriginWords } from './words.ts';

/** "TCLLCT 2026 · quý 3 · 80 chỉ tiêu · Ngoài kế hoạch" */
export function useSlotLine(): (slot: PendingSlot) => string {
  const { t } = useLingui();
  return ({ familyCode, planYear, quarter, seats, origin }) => {
    const size = formatNumber(seats);
    const word = slotOriginWords[origin];
    return [
      `${familyCode} ${planYear}`,
      quarter === null ? '' : t`quý ${quarter}`,
      t`${size} chỉ tiêu`,
      origin !== 'planned' && word ? t(word) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
