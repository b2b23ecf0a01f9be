import { useLingui } from '@lingui/react/macro';
import type { Doubt, ObjectType, Relation } from '../contract.ts';
import { KINDS, type Kind } from '../kinds.ts';

/** "kế hoạch" → "Kế hoạch": the names of kinds are part of the law's own words and are not translated. */
export const kindName = (kind: Kind): string => KINDS[kind].charAt(0).toUpperCase() + KINDS[kind].slice(1);

export const kindOptions = (kinds: readonly Kind[]) => kinds.map((kind) => ({ value: kind, label: kindName(kind) }));

export function useDocumentWords() {
  const { t } = useLingui();
  const regimes = { state: t`Nhà nước`, party: t`Đảng` };
  const doubts: Record<Doubt, string> = {
    unreadable: t`Số, ký hiệu không theo mẫu của Nhà nước hay của Đảng.`,
    no_date: t`Chưa có ngày ban hành.`,
    issuer_code_unknown: t`Ký hiệu cơ quan không có trong danh mục đơn vị.`,
    issuer_differs: t`Ký hiệu trong số không phải của cơ quan ban hành đã chọn.`,
    year_differs: t`Năm trong số khác năm của ngày ban hành.`,
  };
  const relations: Record<Relation, string> = {
    legal_basis: t`Căn cứ`,
    result: t`Kết quả`,
    awaited: t`Đang chờ`,
    mention: t`Nhắc đến`,
    material: t`Tài liệu học tập`,
  };
  const objects: Record<ObjectType, string> = {
    unit: t`Đơn vị`,
    succession: t`Sắp xếp tổ chức`,
    person: t`Người`,
    programme_family: t`Chương trình`,
    programme_version: t`Phiên bản chương trình`,
    plan: t`Kế hoạch`,
    plan_version: t`Phiên bản kế hoạch`,
    plan_line: t`Dòng kế hoạch`,
    slot: t`Suất lớp`,
    target: t({ message: 'Chỉ tiêu', context: 'target' }),
    training_class: t`Lớp`,
    ledger_event: t`Việc của lớp`,
    admission_series: t`Đợt tuyển sinh`,
    declared_class: t`Lớp nơi khác báo`,
    period_lock: t`Khóa sổ`,
    stated_figure: t`Số đã công bố`,
    eligibility_rule_version: t`Phiên bản điều kiện`,
    delegation_version: t`Bảng phân cấp`,
    coordination_duty: t`Việc phối hợp`,
    approval_request: t`Hồ sơ trình`,
    approval_directed: t`Làm theo chỉ đạo`,
    approval_absence: t`Ủy quyền khi vắng mặt`,
    approval_rule: t`Thời hạn trả lời`,
    day_off: t`Ngày nghỉ, làm bù`,
  };
  return { regimes, doubts, relations, objects };
}
