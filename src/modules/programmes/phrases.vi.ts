import type { Phrases } from '#platform/refusal.ts';
import { overlapPhrases } from './overlap-messages.vi.ts';

export const programmePhrases = {
  ...overlapPhrases,
  'programmes.now': 'nay',
  'programmes.code_shape': 'chỉ gồm chữ in hoa, chữ số, dấu chấm, gạch nối',
  'programmes.place': 'vị trí',
  'programmes.place_moved': 'chuyển chỗ',
  'programmes.missing': 'Chương trình đang có {count} học phần, chuyên đề mà tệp không có: {names}. Giữ lại hay bỏ?',
  'programmes.missing_keep': 'Giữ lại',
  'programmes.missing_drop': 'Bỏ khỏi chương trình',
  'programmes.content_edited': 'nội dung của {code} đã khác',
  'programmes.assessment_edited': 'quy chế đánh giá {code} đã khác',
  'programmes.framework_edited': 'khung {code} đã khác',
  'programmes.scheme_edited': 'đề án {code} đã khác',
  'programmes.area_edited': 'lĩnh vực {code} đã khác',
  'programmes.update_edited': 'yêu cầu cập nhật đã khác',
  'programmes.adjustment_edited': 'đề nghị điều chỉnh đã khác',
} satisfies Phrases;
