import { useLingui } from '@lingui/react/macro';
import type { Level, Regime, SuccessionKind, UnitKind } from '../contract.ts';

/** What the codes of this module are called on a screen. */
export function useUnitWords() {
  const { t } = useLingui();
  const kinds: Record<UnitKind, string> = {
    party_committee: t`Cấp ủy`,
    party_commission: t`Ban, cơ quan của cấp ủy`,
    peoples_committee: t`Ủy ban nhân dân`,
    peoples_council: t`Hội đồng nhân dân`,
    department: t`Sở, ban, ngành`,
    political_school: t`Trường chính trị`,
    political_centre: t`Trung tâm chính trị`,
    public_service_unit: t`Đơn vị sự nghiệp`,
    mass_organisation: t`Mặt trận, đoàn thể`,
    central_agency: t`Cơ quan trung ương`,
    national_body: t`Cơ quan quốc gia`,
    office: t`Phòng, văn phòng`,
    faculty: t`Khoa`,
    other: t`Khác`,
  };
  const levels: Record<Level, string> = {
    central: t`Trung ương`,
    province: t`Cấp tỉnh`,
    district: t`Cấp huyện`,
    commune: t`Cấp xã`,
    unit: t`Trong đơn vị`,
  };
  const regimes: Record<Regime, string> = { state: t`Văn bản Nhà nước`, party: t`Văn bản của Đảng` };
  const successions: Record<SuccessionKind, string> = {
    rename: t`Đổi tên`,
    merge: t`Hợp nhất`,
    absorb: t`Sáp nhập`,
    split: t`Chia, tách`,
    dissolve: t`Giải thể`,
    move: t`Chuyển trực thuộc`,
  };
  return { kinds, levels, regimes, successions };
}

/** Codes with their words as choices of a select. */
export const asOptions = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));
