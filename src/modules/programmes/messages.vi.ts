import type { Messages } from '#platform/refusal.ts';
import { contentConstraints, contentMessages } from './content-messages.vi.ts';
import { overlapMessages } from './overlap-messages.vi.ts';

export const programmeMessages = {
  ...overlapMessages,
  ...contentMessages,
  'programmes.unknown': { what: 'Không có chương trình "{text}".', todo: 'Chọn trong danh mục chương trình, hoặc bổ sung vào danh mục.' },
  'programmes.unknown_suggest': { what: 'Không có chương trình "{text}".', todo: 'Có phải "{suggestion}"?' },
  'programmes.family_unknown': { what: 'Không có chương trình này.', todo: 'Tải lại danh mục chương trình.' },
  'programmes.family_exists': { what: 'Đã có chương trình {code} – {name}.', todo: 'Dùng chương trình đó, hoặc đổi mã và tên.' },
  'programmes.code_taken': { what: 'Mã chương trình này đã có.', todo: 'Tải lại danh mục rồi chọn mã khác.' },
  'programmes.term_empty': { what: 'Ngày hết hiệu lực phải sau ngày có hiệu lực.', todo: 'Sửa lại thời hạn.' },
  'programmes.version_overlap': {
    what: 'Trùng thời gian với phiên bản {code} (từ {from} đến {to}).',
    todo: 'Chọn ngày hiệu lực ngoài thời gian đó.',
  },
  'programmes.verified_without_source': {
    what: 'Chưa nêu căn cứ đã đối chiếu.',
    todo: 'Ghi trích dẫn hoặc chọn văn bản, hoặc để "chưa xác minh".',
  },
  'programmes.document_unknown': { what: 'Không có văn bản này trong sổ văn bản.', todo: 'Chọn lại văn bản.' },
} satisfies Messages;

/** What only the database can see: two families made at once with one code, a document that is not there. */
export const programmeConstraints = {
  ...contentConstraints,
  programme_family_code_key: 'programmes.code_taken',
  programme_version_document_id_fkey: 'programmes.document_unknown',
};
