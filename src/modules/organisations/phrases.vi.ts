import { coded, type Phrases } from '#platform/refusal.ts';
import { levelWords, regimeWords, unitKindWords } from './export-words.ts';

/** Names of fields, labels and half sentences about units. */
export const organisationPhrases = {
  ...coded('unit_kind', unitKindWords),
  ...coded('unit_level', levelWords),
  ...coded('regime', regimeWords),
  'unit.field_name': 'tên',
  'unit.field_shortName': 'tên gọi tắt',
  'unit.field_symbol': 'ký hiệu văn bản',
  'unit.field_kind': 'loại đơn vị',
  'unit.field_level': 'cấp',
  'unit.field_bloc': 'khối',
  'unit.field_parentId': 'đơn vị cấp trên',
  'unit.field_regime': 'hệ văn bản',
  'unit.new_version': 'có bản mới từ {from}',
  'unit.top': 'cấp cao nhất',
  'unit.rename': 'Đổi tên “{from}” thành “{to}”',
  'unit.into': 'Đơn vị từ ngày {date}',

  // why a list of units cannot be taken back
  'built_upon.unit_edited': 'đơn vị “{name}” đã được sửa sau lần nhập này',
  'built_upon.unit_used': 'có dữ liệu gắn với đơn vị của lần nhập này: {uses}',
  'uses.person': '{count} hồ sơ người',
  'uses.person_post': '{count} vị trí công tác',
  'uses.document': '{count} văn bản',
  'uses.plan': '{count} kế hoạch',
  'uses.plan_line': '{count} dòng kế hoạch',
  'uses.slot': '{count} suất mở lớp',
  'uses.training_class': '{count} lớp',
  'uses.enrolment': '{count} lượt học',
  'uses.training_need': '{count} nhu cầu',
  'uses.unit_version': '{count} đơn vị trực thuộc',
  'uses.unit_succession_part': '{count} thay đổi tổ chức',
  'uses.import_run': '{count} lần nhập tệp',
  'uses.assignment': '{count} phân quyền tài khoản',
  'uses.other': '{count} dữ liệu khác',
} satisfies Phrases;
