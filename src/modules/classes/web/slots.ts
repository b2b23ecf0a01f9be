import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '#kit/numbers.ts';
import { slotOriginWords } from './words.ts';

/** A row of GET /api/slots/pending. */
export interface PendingSlot {
  id: string;
  planId: string;
  planTitle: string;
  planYear: number;
  familyCode: string;
  programme: string;
  seats: number;
  quarter: number | null;
  origin: string;
  runner: { id: number; name: string };
  host: { id: number; name: string } | null;
  funding: string;
  classId: string | null;
  classCode: string | null;
}

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
