import type { Messages, Phrases } from '#platform/refusal.ts';

export const overlapMessages = {
  'programmes.twin_equal': {
    what: 'Hai tên "{title}" đã được tính là một chuyên đề.',
    todo: 'Không cần kết luận; nếu là hai nội dung khác nhau thì sửa tên một chuyên đề.',
  },
  'programmes.twin_unknown': { what: 'Không còn chuyên đề nào tên "{title}".', todo: 'Tải lại danh sách.' },
  'programmes.twin_decided': {
    what: 'Cặp chuyên đề này vừa có kết luận khác: {verdict} ({by}).',
    todo: 'Tải lại danh sách, xem kết luận đó trước khi đổi.',
  },
  'programmes.number_without_source': { what: 'Chưa nêu căn cứ.', todo: 'Chọn văn bản hoặc ghi trích dẫn.' },
  'programmes.level_half': {
    what: 'Thang và bậc đi cùng nhau.',
    todo: 'Chọn cả hai, hoặc bỏ trống cả hai để chương trình không thuộc thang nào.',
  },
} satisfies Messages;

export const overlapPhrases = {
  'programmes.twin_same': 'trùng',
  'programmes.twin_different': 'khác nhau',
  'programmes.twin_open': 'chưa kết luận',
} satisfies Phrases;
