import type { Messages } from '#platform/refusal.ts';

/** Facts of a person, possible doubles, merging and taking apart. */
export const matchMessages = {
  'people.level_unknown': { what: 'Mức này không có trong loại trình độ đã chọn.', todo: 'Chọn lại mức theo loại.' },
  'people.day_wrong': { what: 'Ngày này không có thật, ở tương lai, hoặc trước ngày vào ngành.', todo: 'Kiểm tra lại ngày.' },
  'people.qualification_there': {
    what: 'Hồ sơ đã ghi trình độ này với giấy tờ bằng hoặc mạnh hơn.',
    todo: 'Xem lại bảng trình độ; cần sửa thì bỏ dòng cũ trước.',
  },
  'people.year_future': { what: 'Năm này chưa đến.', todo: 'Chọn năm đã có kết quả đánh giá.' },
  'people.rating_document': {
    what: 'Chưa có văn bản xác nhận kết quả của năm.',
    todo: 'Ghi số, ngày của văn bản xác nhận. Hệ thống chỉ giữ có hay không, không giữ bản đánh giá.',
  },
  'people.maybe_elsewhere': {
    what: 'Ở đơn vị khác đã có người trùng họ tên và ngày sinh với {name}.',
    todo: 'Ghi thêm số định danh, hoặc hỏi cơ quan quản lý cán bộ cấp trên; chắc là hai người thì xác nhận là người khác.',
  },
  'people.merge_whole_tenant': {
    what: 'Gộp hay tách hồ sơ chạm đến lớp học, chứng chỉ và số đếm của mọi khối.',
    todo: 'Ghi ý kiến “cùng một người”, rồi đề nghị người phụ trách toàn địa bàn gộp.',
  },
  'people.merge_same_record': { what: 'Hai hồ sơ này đã là một.', todo: 'Chọn hai hồ sơ khác nhau.' },
  'people.merge_gone': {
    what: 'Hồ sơ {name} vừa được gộp vào một hồ sơ khác.',
    todo: 'Mở lại danh sách “Có thể trùng” để xem kết quả.',
  },
  'people.merge_both_kept': {
    what: 'Cả hai hồ sơ đều đã gộp hồ sơ khác vào.',
    todo: 'Tách các hồ sơ đã gộp vào {name}, rồi gộp từng hồ sơ một.',
  },
  'people.merge_open_runs': {
    what: 'Cả hai hồ sơ đều đang học {family} ({classes}).',
    todo: 'Ghi thôi học hoặc hiệu đính ở một trong hai lớp trước, rồi gộp.',
  },
  'people.merge_same_class': {
    what: 'Cả hai hồ sơ đều có tên trong lớp {classes}.',
    todo: 'Đưa một tên ra khỏi danh sách lớp trước, rồi gộp.',
  },
  'people.merge_both_nominated': {
    what: 'Cả hai hồ sơ đều đang được cử vào {series}.',
    todo: 'Rút một đề cử trước, rồi gộp.',
  },
  'people.unmerge_none': { what: 'Hồ sơ này không có lần gộp nào còn hiệu lực như vậy.', todo: 'Mở lại hồ sơ để xem hiện trạng.' },
  'people.number_of_merged': {
    what: 'Số định danh này nằm ở hồ sơ đã gộp vào đây.',
    todo: 'Tách hồ sơ đó ra, rồi gộp lại và chọn số này.',
  },
  'people.match_too_few': {
    what: 'Mới có {count} hồ sơ; cần ít nhất {fewest} hồ sơ mới ước lượng được.',
    todo: 'Cứ dùng trọng số mặc định; ước lượng lại khi đã nhập đủ hồ sơ.',
  },
  'people.pair_unknown': { what: 'Không có cặp hồ sơ này trong danh sách “Có thể trùng”.', todo: 'Mở lại danh sách.' },
  'people.pair_decided': { what: '{by} vừa quyết định cặp hồ sơ này.', todo: 'Mở lại danh sách để xem kết quả.' },
} satisfies Messages;
