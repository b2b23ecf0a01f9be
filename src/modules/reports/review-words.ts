import { leftWords } from './export-words.ts';
import type { Dimension, UnitRole } from './contract.ts';

/** What the review's parts are called in a file. The screen has its own words, in web/words.ts, for it can be translated. */
export const roleNames: Record<UnitRole, string> = {
  runner: 'cơ sở mở lớp',
  lead: 'cơ quan chủ trì',
  host: 'nơi học',
  sender: 'đơn vị cử',
};

export const dimensionNames = (by: UnitRole): Record<Dimension, string> => ({
  family: 'Chương trình',
  unit: sentence(roleNames[by]),
  leadBloc: 'Khối của cơ quan chủ trì',
  senderBloc: 'Khối của đơn vị cử',
  host: 'Nơi học',
  funding: 'Nguồn kinh phí',
});

export const slotStateNames: Record<string, string> = {
  pending: 'chưa mở',
  opened: 'đã mở',
  combined: 'gộp vào lớp khác',
  not_executed: 'không thực hiện',
  postponed: 'hoãn sang năm sau',
  withdrawn: 'đã rút',
};

/** Every group of numbers and each number in it: what a row of the flat sheet is called. */
export const measureNames: Record<string, { name: string; of: Record<string, string> }> = {
  trained: { name: 'Đào tạo', of: { classes: 'Lớp: chuyển tiếp và mở mới', trainees: 'Học viên: chuyển tiếp và mở mới' } },
  classes: {
    name: 'Lớp',
    of: {
      carriedIn: 'Chuyển tiếp từ kỳ trước',
      opened: 'Mở mới',
      formed: 'Lập khi tách lớp',
      reclassIn: 'Nhận khi đổi đầu mối',
      closed: 'Bế giảng',
      discontinued: 'Dừng hẳn',
      merged: 'Ghép vào lớp khác',
      reclassOut: 'Chuyển khi đổi đầu mối',
      carriedOut: 'Chuyển sang kỳ sau',
      closedRoster: 'Học viên của các lớp bế giảng',
    },
  },
  trainees: {
    name: 'Học viên',
    of: {
      carriedIn: 'Chuyển tiếp từ kỳ trước',
      joined: 'Nhập học',
      rejoined: 'Trở lại học tiếp',
      movedIn: 'Chuyển lớp đến',
      reclassIn: 'Nhận khi lớp đổi đầu mối',
      finished: 'Được công nhận',
      notRecognised: 'Chưa được công nhận',
      deferred: 'Bảo lưu',
      left: 'Thôi học',
      movedOut: 'Chuyển lớp đi',
      reclassOut: 'Chuyển khi lớp đổi đầu mối',
      carriedOut: 'Chuyển sang kỳ sau',
    },
  },
  joinedAs: {
    name: 'Học viên nhập học',
    of: { atOpening: 'Có mặt khi khai giảng', late: 'Nhập học muộn', transferExternal: 'Từ trường khác chuyển đến' },
  },
  notRecognisedAs: { name: 'Học viên chưa được công nhận', of: { continuing: 'Còn được học tiếp', final: 'Không được công nhận' } },
  leftBecause: { name: 'Học viên thôi học', of: leftWords },
  plan: { name: 'Suất lớp', of: planNames() },
  planSeats: { name: 'Chỉ tiêu', of: planNames() },
  plannedAs: {
    name: 'Suất lớp trong kế hoạch',
    of: { planned: 'Giao lúc đầu', added: 'Bổ sung', withdrawn: 'Rút khỏi kế hoạch', split: 'Tách từ suất khác' },
  },
  variance: {
    name: 'Quy mô',
    of: { atOpening: 'Có mặt khi khai giảng', seats: 'Chỉ tiêu của suất đã mở, gộp', difference: 'Chênh lệch' },
  },
  pool: {
    name: 'Chờ học tiếp',
    of: {
      poolIn: 'Từ kỳ trước',
      deferred: 'Bảo lưu',
      notRecognised: 'Chưa được công nhận',
      rejoined: 'Đã học tiếp',
      finishedLate: 'Công nhận bổ sung',
      expired: 'Hết quyền học tiếp',
      poolOut: 'Còn chờ',
    },
  },
  outside: {
    name: 'Cử đi học nơi khác',
    of: { carriedIn: 'Từ kỳ trước', started: 'Cử đi trong kỳ', finished: 'Học xong', quit: 'Bỏ dở', carriedOut: 'Còn đang học' },
  },
  declared: { name: 'Lớp kê khai', of: { classes: 'Lớp', turns: 'Lượt' } },
  luot: { name: 'Lượt', of: { L1: 'Tuyển mới (L1)', L2: 'Có mặt (L2)', L3: 'Hoàn thành (L3)' } },
  people: { name: 'Người', of: { L1: 'Bắt đầu học (L1)', L2: 'Có học (L2)', L3: 'Hoàn thành (L3)' } },
};

/** What a printed figure measures. */
export const statedMeasureNames: Record<string, string> = {
  trained: 'chuyển tiếp + mở mới',
  opened: 'mở mới trong kỳ',
  opened_and_closed: 'mở và bế giảng trong kỳ',
  carried_in: 'chuyển tiếp từ kỳ trước',
  carried_out: 'chuyển sang kỳ sau',
  closed: 'bế giảng, theo sĩ số của lớp',
  planned: 'suất và chỉ tiêu kế hoạch',
  not_executed: 'suất và chỉ tiêu không thực hiện',
  declared: 'lớp kê khai',
  trained_and_declared: 'đào tạo và lớp kê khai',
  nominations: 'lượt cử đi học',
  percent: 'tỷ lệ phần trăm',
};

function planNames(): Record<string, string> {
  return {
    planned: 'Kế hoạch giao',
    offPlan: 'Ngoài kế hoạch',
    opened: 'Đã mở',
    combined: 'Gộp vào lớp khác',
    notExecuted: 'Không thực hiện',
    postponed: 'Hoãn sang năm sau',
    pending: 'Còn chờ mở',
  };
}

export const sentence = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
