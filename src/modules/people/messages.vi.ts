import type { Messages } from '#platform/refusal.ts';
import { certificateMessages } from './certificate-messages.vi.ts';
import { matchMessages } from './match-messages.vi.ts';

export const peopleMessages = {
  ...certificateMessages,
  ...matchMessages,
  'people.name_empty': { what: 'Chưa có họ và tên.', todo: 'Nhập họ và tên đầy đủ.' },
  'people.name_long': { what: 'Họ và tên dài quá 100 ký tự.', todo: 'Kiểm tra lại: mỗi dòng chỉ một người.' },
  'people.name_signs': {
    what: 'Họ và tên "{name}" có ký tự lạ.',
    todo: 'Chỉ dùng chữ cái, dấu cách, dấu nháy, gạch nối; nếu chữ bị lỗi phông, chuyển sang Unicode.',
  },
  'people.birth_no_such_day': { what: 'Ngày sinh không có thật.', todo: 'Nhập lại theo dạng ngày/tháng/năm.' },
  'people.birth_future': { what: 'Ngày sinh ở tương lai.', todo: 'Kiểm tra lại năm sinh.' },
  'people.birth_early': { what: 'Năm sinh trước 1900.', todo: 'Kiểm tra lại năm sinh.' },
  'people.number_shape': {
    what: 'Số định danh cá nhân phải có đúng 12 chữ số.',
    todo: 'Nhập lại theo thẻ căn cước, hoặc để trống nếu chưa có.',
  },
  'people.number_lost_zero': {
    what: 'Số định danh chỉ có {digits} chữ số; có thể Excel đã bỏ số 0 ở đầu.',
    todo: 'Định dạng ô kiểu văn bản rồi nhập lại đủ 12 chữ số.',
  },
  'people.number_old': {
    what: 'Đây là số chứng minh nhân dân 9 số, không còn dùng để nhận diện.',
    todo: 'Nhập số định danh 12 chữ số, hoặc để trống nếu chưa có.',
  },
  'people.number_province': {
    what: 'Ba số đầu {province} không phải mã tỉnh, thành nơi đăng ký khai sinh.',
    todo: 'Đối chiếu lại với thẻ căn cước.',
  },
  'people.number_sex': { what: 'Số định danh cho biết giới tính khác với giới tính đã ghi.', todo: 'Đối chiếu lại với thẻ căn cước.' },
  'people.number_year': {
    what: 'Số định danh cho biết năm sinh {numberYear}, hồ sơ ghi {birthYear}.',
    todo: 'Đối chiếu lại với thẻ căn cước.',
  },
  'people.numbers_reason': {
    what: 'Xuất danh sách với số định danh đầy đủ thì phải nêu lý do.',
    todo: 'Thêm lý do, ít nhất 10 ký tự; việc xuất và lý do được ghi nhật ký. Không cần số đầy đủ thì bỏ yêu cầu này.',
  },
  'people.number_of_another': {
    what: 'Số định danh này là của {name}.',
    todo: 'Kiểm tra lại số hoặc họ tên; nếu hồ sơ kia ghi sai thì sửa hồ sơ đó trước.',
  },
  'people.number_in_use': {
    what: 'Không lập được hồ sơ mới với số định danh này.',
    todo: 'Kiểm tra lại số; nếu đúng, đề nghị cơ quan quản lý hồ sơ cấp trên xem giúp.',
  },
  'people.maybe_same': {
    what: '{name} có thể đã có trong hệ thống ({count} người giống).',
    todo: 'Chọn người đã có, hoặc xác nhận đây là người khác.',
  },
  'people.candidate': { what: '{name}, sinh {birth}, {unit} ({reasons}).', todo: 'Chọn nếu đúng là người này.' },
  'people.twice_in_list': {
    what: '{name} có hai lần trong danh sách (trùng dòng thứ {other}).',
    todo: 'Bỏ một dòng, hoặc xác nhận là hai người khác nhau.',
  },
  'people.unit_unknown': { what: 'Không có đơn vị này.', todo: 'Chọn đơn vị trong danh sách.' },
  'people.not_found': { what: 'Không có người này, hoặc hồ sơ thuộc đơn vị khác.', todo: 'Quay lại danh sách Người rồi tìm lại.' },
  'people.no_number': { what: 'Hồ sơ chưa có số định danh.', todo: 'Bổ sung số định danh vào hồ sơ.' },
  'people.nothing_on_record': { what: 'Hồ sơ chưa ghi thông tin này.', todo: 'Ghi vào hồ sơ nếu công việc cần đến.' },
  'people.reveal_too_many': {
    what: 'Bạn đã xem thông tin che của người khác {most} lần trong một giờ.',
    todo: 'Chờ khoảng {minutes} phút; cần cả danh sách thì xuất tệp kèm lý do.',
  },
  'people.account_shape': {
    what: 'Số tài khoản không đúng dạng.',
    todo: 'Nhập từ 6 đến 19 chữ số như ngân hàng đã cấp; số đẹp có chữ thì viết chữ không dấu.',
  },
  'people.accounts_reason': {
    what: 'Xuất danh sách tài khoản nhận tiền thì phải nêu lý do.',
    todo: 'Thêm lý do, ít nhất 10 ký tự; việc xuất và lý do được ghi nhật ký.',
  },
  'people.move_outside': {
    what: 'Đơn vị đến nằm ngoài phạm vi của bạn.',
    todo: 'Đề nghị cơ quan quản lý cả hai đơn vị ghi việc điều động.',
  },
  'people.move_future': { what: 'Ngày điều động ở tương lai.', todo: 'Ghi khi quyết định đã có hiệu lực.' },
  'people.move_too_early': {
    what: 'Ngày điều động phải sau ngày nhận vị trí hiện tại ({since}).',
    todo: 'Sửa lại ngày, hoặc sửa hồ sơ nếu vị trí hiện tại ghi sai.',
  },
  'people.move_nothing': { what: 'Đơn vị, chức vụ và nhóm đối tượng đều như cũ.', todo: 'Chọn đơn vị hoặc chức vụ mới.' },
  'people.carry_unit_lives': {
    what: '“{name}” đang hoạt động, chưa có gì để chuyển sang đơn vị kế thừa.',
    todo: 'Ghi sắp xếp tổ chức ở trang đơn vị trước; chuyển một người thì bấm “Điều động” ở hồ sơ của người đó.',
  },
  'people.carry_nobody_follows': {
    what: '“{name}” đã kết thúc và chưa có đơn vị kế thừa.',
    todo: 'Bấm “Điều động” ở hồ sơ của từng người để chuyển họ sang đơn vị khác.',
  },
  'people.carry_choose': {
    what: 'Việc của “{name}” về nhiều đơn vị: {heirs}.',
    todo: 'Chọn một trong các đơn vị đó cho những người còn lại; ai về nơi khác thì bấm “Điều động” ở hồ sơ người đó trước.',
  },
  'people.carry_nobody_left': {
    what: 'Không còn ai ghi ở “{name}” trong phạm vi của bạn.',
    todo: 'Xem người ở trang của đơn vị kế thừa.',
  },
  'people.document_unknown': { what: 'Không có văn bản này trong sổ văn bản.', todo: 'Chọn lại văn bản.' },
} satisfies Messages;

/** What only the database can see: one number given to two people at once, a document that is not there. */
export const peopleConstraints = {
  person_key_pkey: 'people.number_in_use',
  person_post_document_id_fkey: 'people.document_unknown',
  certificate_one_per_serial: 'certificates.serial_in_use',
};
