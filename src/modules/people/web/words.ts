import { useLingui } from '@lingui/react/macro';
import { formatKnown } from '#ui/format.ts';
import type { Birth, Category, Sex } from '../rules.ts';

/** Birth as far as it is known: 05/06/1975, 06/1975, 1975. */
export const birthText = ({ birthDate, birthPrecision }: Birth): string | null =>
  birthDate === null ? null : formatKnown(birthDate, birthPrecision);

export function usePeopleWords() {
  const { t } = useLingui();
  const categories: Record<Category, string> = {
    cadre: t`Cán bộ`,
    civil_servant: t`Công chức`,
    public_employee: t`Viên chức`,
    part_time_local_worker: t`Người hoạt động không chuyên trách`,
    council_deputy: t`Đại biểu Hội đồng nhân dân`,
    armed_forces: t`Lực lượng vũ trang`,
    other: t`Đối tượng khác`,
  };
  const sexes: Record<Sex, string> = { male: t`Nam`, female: t`Nữ` };
  /** States of an enrolment and of a course elsewhere, and how each looks. */
  const states: Record<string, string> = {
    listed: t`trong danh sách`,
    active: t`đang học`,
    paused: t`tạm dừng`,
    finished: t`hoàn thành`,
    not_recognised: t`chưa được công nhận`,
    deferred: t`bảo lưu`,
    left: t`thôi học`,
    moved_out: t`chuyển lớp`,
    no_show: t`không đến`,
    pool: t`chờ học tiếp`,
    ended: t`đã kết thúc`,
  };
  return { categories, sexes, states };
}
