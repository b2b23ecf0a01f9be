import type { Messages } from '#platform/refusal.ts';

export const documentMessages = {
  'document.unknown': { what: 'Văn bản này không có trong sổ.', todo: 'Tìm lại trong sổ văn bản, hoặc ghi văn bản vào sổ trước.' },
  'document.unreadable': {
    what: 'Không đọc được số, ký hiệu “{number}”.',
    todo: 'Sửa theo mẫu 171/KH-UBND hoặc 200-KH/TU; nếu văn bản in đúng như vậy, chọn loại và hệ văn bản.',
  },
  'document.kind_mismatch': {
    what: 'Số, ký hiệu {number} không phải của {kind}; ký hiệu này là của: {kinds}.',
    todo: 'Chọn đúng loại, hoặc sửa số, ký hiệu.',
  },
  'document.no_issuer': { what: 'Chưa biết cơ quan ban hành.', todo: 'Chọn đơn vị trong danh mục, hoặc ghi tên như in trên văn bản.' },
  'document.issuer_unknown': { what: 'Không có đơn vị số {id} trong danh mục.', todo: 'Chọn lại cơ quan ban hành.' },
  'document.term_unreadable': { what: 'Không đọc được nhiệm kỳ “{term}”.', todo: 'Ghi như XIII hoặc 2020-2025.' },
  'document.future_date': { what: 'Ngày ban hành ở sau hôm nay.', todo: 'Kiểm tra ngày; văn bản chưa ban hành thì để trống ngày.' },
  'document.exists': {
    what: 'Sổ đã có {quote} của cơ quan này.',
    todo: 'Dùng văn bản đã có; nếu là văn bản khác, kiểm tra ngày hoặc nhiệm kỳ.',
  },
  'document.exists_meanwhile': { what: 'Văn bản này vừa được người khác ghi vào sổ.', todo: 'Tìm trong sổ và dùng văn bản đã có.' },
  'document.undated_exists': {
    what: 'Sổ đã có {quote} của cơ quan này, có thể là cùng một văn bản.',
    todo: 'Mở văn bản đó và ghi ngày; nếu là văn bản khác, xác nhận “văn bản khác” rồi lưu lại.',
  },
  'document.dated_exists': {
    what: 'Sổ đã có {quote} của cơ quan này; văn bản bạn ghi chưa có ngày.',
    todo: 'Dùng văn bản đã có, hoặc ghi ngày hay nhiệm kỳ; nếu là văn bản khác, xác nhận “văn bản khác” rồi lưu lại.',
  },
  'document.ambiguous': { what: 'Số {number} có ở nhiều văn bản: {quotes}.', todo: 'Ghi thêm ngày ban hành hoặc cơ quan ban hành.' },
  'document.object_unknown': { what: 'Không tìm thấy đối tượng cần gắn với văn bản.', todo: 'Mở lại đối tượng rồi gắn từ đó.' },
  'document.link_unknown': { what: 'Liên kết này không còn.', todo: 'Tải lại trang.' },
} satisfies Messages;

/** Constraints that only a race can hit, and what they mean. */
export const documentConstraints: Record<string, string> = {
  document_key: 'document.exists_meanwhile',
};
