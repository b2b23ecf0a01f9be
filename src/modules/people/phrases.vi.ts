import { coded, type Phrases } from '#platform/refusal.ts';
import { categoryWords, sexWords } from './export-words.ts';
import { matchPhrases } from './match-phrases.vi.ts';

/** Names of the fields of a record, for saying what somebody else changed. */
export const personFieldNames = {
  fullName: 'họ và tên',
  sex: 'giới tính',
  birthDate: 'ngày sinh',
  birthPrecision: 'mức chính xác của ngày sinh',
  category: 'nhóm đối tượng',
  positionTitle: 'chức vụ',
  phone: 'điện thoại',
  personalNumber: 'số định danh',
};

/** Labels, questions and half sentences about people and their certificates. */
export const peoplePhrases = {
  ...matchPhrases,
  ...coded('category', categoryWords),
  ...coded('sex', sexWords),
  ...coded('person', personFieldNames),
  'birth_precision.day': 'đủ ngày, tháng, năm',
  'birth_precision.month': 'tháng và năm',
  'birth_precision.year': 'chỉ có năm',
  'birth_precision.none': 'không rõ',
  'person.elsewhere': 'một mục khác của hồ sơ',
  'person.nothing_else': 'không còn ô nào khác nội dung bạn gửi',
  'person.born': 'sinh {birth}, {unit}',
  'person.born_unknown': 'sinh không rõ, {unit}',
  'person.other': 'Là người khác',
  'person.other_detail': 'lập hồ sơ mới',

  'certificate.into': 'Hồ sơ từng người',
  'certificate.into_family': 'Hồ sơ từng người – {family}',
  'certificate.into_issuer': 'Hồ sơ từng người – {issuer}',
  'certificate.into_both': 'Hồ sơ từng người – {family} – {issuer}',
  'certificate.newcomers': 'Người thêm mới',
  'certificate.people': '{count} người trong tệp chưa có trong hệ thống. Thêm mới hay giữ lại các dòng đó?',
  'certificate.add': 'Thêm mới vào danh sách Người',
  'certificate.hold': 'Giữ lại, chưa nhập',
  'certificate.category': '{count} người mới chưa rõ đối tượng. Ghi những người ấy là:',
  'certificate.same': 'Cùng là người ở dòng {row}',
  'certificate.same_detail': 'một hồ sơ, nhiều chứng chỉ',
  'certificate.family': 'Chương trình trong danh mục',
  'certificate.family_other': 'khác',
  'certificate.family_linked': 'đã gắn',

  // why a register cannot be taken back
  'built_upon.certificates_changed': 'có chứng chỉ đã được một lần nhập sau sửa lại',
  'built_upon.person': '{name} đã có hồ sơ khác dựa vào (lớp học, chức vụ hoặc chứng chỉ nhập sau)',
} satisfies Phrases;
