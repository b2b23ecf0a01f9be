import { coded, type Messages, type Phrases } from '#platform/refusal.ts';

export const openingMessages = {
  'admissions.threshold_unsourced': {
    what: 'Ngưỡng mở lớp chưa có căn cứ.',
    todo: 'Ghi căn cứ, hoặc chọn văn bản quy định.',
  },
  'admissions.threshold_same_day': {
    what: 'Đã có ngưỡng mở lớp áp dụng từ đúng ngày này.',
    todo: 'Chọn ngày khác; ngưỡng đã ghi không sửa.',
  },
} satisfies Messages;

export const openingPhrases = {
  ...coded('opening_reason', {
    document_overdue: 'Chờ "{what}", đã quá hạn {days} ngày',
    document_awaited: 'Chờ "{what}"',
    day_passed: 'Qua ngày khai giảng dự kiến {days} ngày mà chưa mở',
    too_few: 'Mới có {people} người, cần ít nhất {minimum}',
    too_few_eligible: 'Chỉ {people} người đủ điều kiện, cần ít nhất {minimum}',
    few: 'Mới cử {people} người cho {seats} chỉ tiêu, dưới {share}%',
    no_call: 'Chưa chiêu sinh, chưa có danh sách',
    no_class: 'Còn {days} ngày đến hết quý mà chưa chuẩn bị lớp',
    often_lost: 'Ba năm trước, {lost} trong {settled} suất của chương trình này không mở được',
  }),
} satisfies Phrases;
