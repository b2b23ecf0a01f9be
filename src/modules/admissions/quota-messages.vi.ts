import type { Messages } from '#platform/refusal.ts';

export const quotaMessages = {
  'admissions.no_seats_left': { what: 'Chỉ tiêu vừa được người khác lấy hết.', todo: 'Tải lại trang để xem chỉ tiêu còn lại.' },
} satisfies Messages;
