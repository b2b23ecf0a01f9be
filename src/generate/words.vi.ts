import { formatNumber } from '#kit/numbers.ts';

const n = (value: number) => formatNumber(value, 0);

/** What generate says; every refusal says what to do. */
export const words = {
  units: (count: number) => `Đã tạo ${n(count)} cơ quan, đơn vị và các lần sắp xếp.`,
  plans: (plans: number, slots: number) => `Đã tạo ${n(plans)} kế hoạch với ${n(slots)} suất lớp.`,
  progress: (classes: number, allClasses: number, enrolments: number, all: number) =>
    `Đã ghi ${n(classes)}/${n(allClasses)} lớp, ${n(enrolments)}/${n(all)} lượt học viên (${Math.floor((100 * enrolments) / all)}%) …`,
  done: (tenant: string, classes: number, enrolments: number, seconds: number) =>
    `Đã tạo đơn vị "${tenant}": ${n(classes)} lớp, ${n(enrolments)} lượt học viên trong ${n(Math.round(seconds))} giây. Kiểm chứng: khuevan doctor --deep --tenant ${tenant}`,
  notANumber: (option: string, value: string) => `${option} nhận một số nguyên, không nhận "${value}".`,
  classesRange: (least: number, most: number) => `--classes nhận từ ${n(least)} đến ${n(most)} lớp.`,
  yearsRange: (most: number) => `--years nhận từ 1 đến ${most} năm.`,
  seedRange: () => '--seed nhận một số nguyên từ 0 đến 2.147.483.647.',
  tooFewClasses: (least: number, years: number) => `${years} năm cần ít nhất ${n(least)} lớp; hãy tăng --classes hoặc giảm --years.`,
  enrolmentsRange: (least: number, most: number, classes: number) =>
    `${n(classes)} lớp cần từ ${n(least)} đến ${n(most)} lượt học viên (2 đến 200 một lớp); hãy sửa --enrolments.`,
  tenantUnknown: (slug: string) =>
    `Chưa có đơn vị "${slug}": tạo trước bằng khuevan tenant create ${slug} …, hoặc bỏ --tenant để tạo vào đơn vị "city".`,
  tenantFilled: (slug: string) =>
    `Đơn vị "${slug}" đã có dữ liệu; generate chỉ ghi vào đơn vị còn trống. Hãy chọn --tenant khác, hoặc tạo đơn vị mới bằng khuevan tenant create.`,
};
