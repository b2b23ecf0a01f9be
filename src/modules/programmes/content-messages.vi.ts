import type { Messages } from '#platform/refusal.ts';

export const contentMessages = {
  'programmes.version_unknown': { what: 'Không có phiên bản chương trình này.', todo: 'Tải lại trang chương trình.' },
  'programmes.key_twice': { what: 'Hai phần của nội dung mang cùng một khóa.', todo: 'Tải lại trang rồi sửa lại.' },
  'programmes.module_twice': { what: 'Có hai học phần cùng tên “{name}”.', todo: 'Gộp làm một, hoặc đặt tên khác nhau.' },
  'programmes.topic_twice': { what: 'Học phần “{name}” có hai chuyên đề “{title}”.', todo: 'Bỏ một chuyên đề, hoặc đặt tên khác nhau.' },
  'programmes.after_unknown': { what: '“{name}” học sau một phần không còn trong nội dung.', todo: 'Chọn lại phần học trước.' },
  'programmes.circle': {
    what: 'Thứ tự học quẩn: {names}, mỗi phần phải học sau phần kia.',
    todo: 'Bỏ một quan hệ “học sau” giữa các phần này.',
  },
  'programmes.module_missing': {
    what: 'Không rõ chuyên đề thuộc học phần nào.',
    todo: 'Ghi tên học phần ở cột Học phần, hoặc một dòng học phần ở trên.',
  },
  'programmes.text_long': { what: 'Dài {length} ký tự, quá {limit}.', todo: 'Rút gọn, phần chi tiết để trong tài liệu kèm theo.' },
  'programmes.version_code_unknown': {
    what: 'Không có phiên bản chương trình mã "{code}".',
    todo: 'Ghi --version với mã trong danh mục chương trình.',
  },
  'programmes.area_unknown': { what: 'Không có lĩnh vực này.', todo: 'Tải lại danh mục lĩnh vực rồi chọn lại.' },
  'programmes.area_code_taken': { what: 'Mã lĩnh vực này đã có.', todo: 'Chọn mã khác.' },
  'programmes.area_under_itself': { what: '“{name}” không thể nằm dưới chính nó.', todo: 'Chọn lĩnh vực cấp trên khác.' },
  'programmes.priority_unknown': { what: 'Năm này không ưu tiên lĩnh vực ấy.', todo: 'Tải lại danh mục lĩnh vực.' },
  'programmes.framework_unknown': { what: 'Không có khung chương trình này.', todo: 'Tải lại danh mục khung chương trình.' },
  'programmes.framework_code_taken': { what: 'Mã khung chương trình này đã có.', todo: 'Chọn mã khác.' },
  'programmes.scheme_unknown': { what: 'Không có đề án này.', todo: 'Tải lại danh mục đề án.' },
  'programmes.scheme_taken': { what: 'Đã có đề án mang số hiệu này.', todo: 'Mở đề án đã có, hoặc ghi số hiệu khác.' },
  'programmes.scheme_code_empty': { what: 'Số hiệu đề án phải có chữ hoặc số.', todo: 'Ghi số hiệu như trên văn bản, ví dụ 04-ĐA/TU.' },
  'programmes.assessment_unknown': { what: 'Không có quy chế đánh giá này.', todo: 'Tải lại danh mục quy chế đánh giá.' },
  'programmes.assessment_code_taken': { what: 'Mã quy chế đánh giá này đã có.', todo: 'Chọn mã khác.' },
  'programmes.assessment_pass_mark': { what: 'Điểm đạt cao hơn thang điểm {scale}.', todo: 'Sửa điểm đạt hoặc thang điểm.' },
  'programmes.assessment_weights': {
    what: 'Trọng số các thành phần cộng lại là {sum}%, không phải 100%.',
    todo: 'Sửa trọng số cho đủ 100%.',
  },
  'programmes.assessment_band_twice': { what: 'Có hai mức xếp loại “{name}”.', todo: 'Bỏ một mức.' },
  'programmes.assessment_bands': {
    what: 'Mức “{name}” không thấp hơn mức trên nó, hoặc vượt thang điểm.',
    todo: 'Xếp các mức từ cao xuống thấp, mỗi mức một điểm thấp nhất.',
  },
  'programmes.assessment_cap': { what: 'Không có mức xếp loại “{name}” để giới hạn.', todo: 'Chọn một mức trong danh sách xếp loại.' },
  'programmes.update_unknown': { what: 'Không có yêu cầu cập nhật này.', todo: 'Tải lại trang.' },
  'programmes.update_exists': {
    what: 'Văn bản này đã giao cập nhật: {codes}.',
    todo: 'Bỏ các chương trình ấy khỏi danh sách, hoặc sửa yêu cầu đã có.',
  },
  'programmes.update_exists_now': { what: 'Vừa có người khác giao cập nhật chương trình này theo văn bản ấy.', todo: 'Tải lại trang.' },
  'programmes.version_of_other': { what: 'Phiên bản này thuộc chương trình khác.', todo: 'Chọn một phiên bản của chính chương trình.' },
  'programmes.topic_of_other': { what: 'Chuyên đề này không thuộc phiên bản.', todo: 'Chọn lại chuyên đề.' },
  'programmes.adjustment_unknown': { what: 'Không có đề nghị điều chỉnh này.', todo: 'Tải lại trang.' },
  'programmes.adjustment_version_missing': { what: 'Chưa chọn phiên bản đã điều chỉnh.', todo: 'Chọn phiên bản tiếp thu đề nghị này.' },
  'programmes.adjustment_reason_missing': { what: 'Không tiếp thu thì phải nêu lý do.', todo: 'Ghi lý do.' },
} satisfies Messages;

/** What only the database can see: a code taken meanwhile, an area or a framework that has gone. */
export const contentConstraints = {
  programme_framework_code_key: 'programmes.framework_code_taken',
  assessment_scheme_code_key: 'programmes.assessment_code_taken',
  training_scheme_code_key: 'programmes.scheme_taken',
  training_scheme_code_key_key: 'programmes.scheme_taken',
  subject_area_code_key: 'programmes.area_code_taken',
  topic_area_area_id_fkey: 'programmes.area_unknown',
  family_area_area_id_fkey: 'programmes.area_unknown',
  subject_area_parent_id_fkey: 'programmes.area_unknown',
  subject_priority_area_id_fkey: 'programmes.area_unknown',
  programme_family_framework_id_fkey: 'programmes.framework_unknown',
  programme_version_assessment_scheme_id_fkey: 'programmes.assessment_unknown',
  content_update_once: 'programmes.update_exists_now',
};
