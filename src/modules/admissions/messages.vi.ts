import type { Messages } from '#platform/refusal.ts';
import { callMessages } from './call-messages.vi.ts';
import { openingMessages } from './opening-messages.vi.ts';
import { quotaMessages } from './quota-messages.vi.ts';
import { screeningMessages } from './screening-messages.vi.ts';

export const admissionMessages = {
  'admissions.unknown_series': {
    what: 'Không có đợt tuyển sinh này, hoặc ngoài phạm vi được xem.',
    todo: 'Tải lại danh sách đợt tuyển sinh.',
  },
  'admissions.no_seats': {
    what: 'Đợt {series} chỉ còn {free} chỉ tiêu ở đây, cần {wanted}.',
    todo: 'Giảm số lấy, hoặc cấp thêm chỉ tiêu trước.',
  },
  ...quotaMessages,
  ...callMessages,
  ...screeningMessages,
  ...openingMessages,
} satisfies Messages;

/** Constraints that a race may hit, and the reason they stand for. */
export const admissionConstraints: Record<string, string> = {
  convocation_changed_once: 'convocations.changed_already',
  seat_balance_never_below: 'admissions.no_seats_left',
  admission_series_code_key: 'admissions.series_code_taken',
  nomination_one_open: 'nominations.nominated_meanwhile',
  nomination_replaces_once: 'nominations.replaced_meanwhile',
  series_class_pkey: 'admissions.class_taken_meanwhile',
  opening_threshold_valid_from_key: 'admissions.threshold_same_day',
};
