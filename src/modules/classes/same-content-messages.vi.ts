import type { Messages } from '#platform/refusal.ts';

/** The same content, told about one person; nobody is refused by it. */
export const sameContentMessages = {
  'class.same_completed': {
    what: 'Đã hoàn thành lớp {name} ({date}), trùng {share}% nội dung.',
    todo: 'Cân nhắc cử người khác, hoặc nêu lý do vẫn cử.',
  },
  'class.same_completed_whole': {
    what: 'Đã hoàn thành chính chương trình này ở {name} ({date}).',
    todo: 'Cân nhắc cử người khác, hoặc nêu lý do vẫn cử.',
  },
  'class.same_completed_maybe': {
    what: 'Đã hoàn thành lớp {name} ({date}); có thể trùng {share}% nội dung.',
    todo: 'Xem các chuyên đề có thể trùng trước khi quyết định.',
  },
  'class.same_attending': {
    what: 'Đang học hoặc đã có tên ở lớp {name}, trùng {share}% nội dung.',
    todo: 'Để người đó học một lớp; bỏ tên ở lớp kia hoặc cử người khác.',
  },
  'class.same_attending_whole': {
    what: 'Đang học hoặc đã có tên ở {name}, cùng chương trình này.',
    todo: 'Để người đó học một lớp; bỏ tên ở lớp kia hoặc cử người khác.',
  },
  'class.same_attending_maybe': {
    what: 'Đang học hoặc đã có tên ở lớp {name}; có thể trùng {share}% nội dung.',
    todo: 'Xem các chuyên đề có thể trùng trước khi quyết định.',
  },
  'class.same_dates': {
    what: 'Trùng thời gian với {name} (từ {start} đến {end}).',
    todo: 'Chọn lớp khác ngày, hoặc hỏi đơn vị người đó học lớp nào.',
  },
  'class.same_dates_maybe': {
    what: 'Có thể trùng thời gian với {name} (từ {start}, ngày kết thúc {end}).',
    todo: 'Hỏi ngày bế giảng của lớp đó.',
  },
  'class.same_certificate': {
    what: 'Đã có chứng chỉ của chương trình này: {title} ({date}).',
    todo: 'Cân nhắc cử người khác, hoặc nêu lý do vẫn cử.',
  },
  'class.as_high_certificate': {
    what: 'Đã có bậc ngang hoặc cao hơn: {title} ({date}).',
    todo: 'Cân nhắc cử người khác, hoặc nêu lý do vẫn cử.',
  },
} satisfies Messages;
