/** Words of exported lists, as on the screens. */
export const planNatureWords: Record<string, string> = { annual: 'Kế hoạch năm', multi_year: 'Kế hoạch nhiều năm' };
export const targetNatureWords: Record<string, string> = {
  degree_training: 'Đào tạo',
  in_service_training: 'Bồi dưỡng',
  workshop: 'Tập huấn',
  any: 'Đào tạo, bồi dưỡng',
};
export const measureWords: Record<string, string> = { L1: 'L1 – lượt tuyển mới', L3: 'L3 – lượt hoàn thành', percent: 'Tỷ lệ %' };
export const slotStateWords: Record<string, string> = {
  pending: 'Chờ mở',
  opened: 'Đã mở',
  combined: 'Ghép vào lớp khác',
  not_executed: 'Không thực hiện',
  postponed: 'Hoãn sang năm sau',
  withdrawn: 'Rút khỏi kế hoạch',
};
/** As a target names its parts: levels of units and categories of people. */
export const partLevelWords: Record<string, string> = {
  central: 'Trung ương',
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  unit: 'Trong đơn vị',
};
