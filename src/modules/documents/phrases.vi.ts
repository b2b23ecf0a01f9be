import type { Phrases } from '#platform/refusal.ts';

/** Names of fields, and what is linked to a document. The names of kinds are the law's own words and the same in every language. */
export const documentPhrases = {
  'document.field_number': 'số, ký hiệu',
  'document.field_issuerName': 'tên cơ quan ban hành',
  'document.field_kind': 'loại',
  'document.field_regime': 'hệ văn bản',
  'document.field_documentDate': 'ngày ban hành',
  'document.field_term': 'nhiệm kỳ',
  'document.field_subject': 'trích yếu',
  'document.field_note': 'ghi chú',
  'document.field_defect': 'sai sót của văn bản',
  'document.other_fields': 'những ô bạn không sửa đã khác trước',
  'object.unit_version': '{name} (từ {date})',
  'object.rename': 'Đổi tên {names} từ {date}',
  'object.merge': 'Hợp nhất {names} từ {date}',
  'object.split': 'Chia, tách {names} từ {date}',
  'object.absorb': 'Sáp nhập {names} từ {date}',
  'object.dissolve': 'Giải thể {names} từ {date}',
  'object.move': 'Chuyển trực thuộc {names} từ {date}',
  'object.plan_version': '{name}, bản {no}',
  'object.slot': '{name}, suất lớp năm {year}',
  'object.event': 'ngày {date}',
  'object.class_event': '{name}, ngày {date}',
  'object.declared': '{name}, tháng {month}',
  'object.period_lock': 'Khóa sổ năm {year}',
} satisfies Phrases;
