import type { Level, Regime, UnitKind } from './contract.ts';

/** Words of exported lists, as on the screens. */
export const unitKindWords: Record<UnitKind, string> = {
  party_committee: 'Cấp ủy',
  party_commission: 'Ban, cơ quan của cấp ủy',
  peoples_committee: 'Ủy ban nhân dân',
  peoples_council: 'Hội đồng nhân dân',
  department: 'Sở, ban, ngành',
  political_school: 'Trường chính trị',
  political_centre: 'Trung tâm chính trị',
  public_service_unit: 'Đơn vị sự nghiệp',
  mass_organisation: 'Mặt trận, đoàn thể',
  central_agency: 'Cơ quan trung ương',
  national_body: 'Cơ quan quốc gia',
  office: 'Phòng, văn phòng',
  faculty: 'Khoa',
  other: 'Khác',
};
export const levelWords: Record<Level, string> = {
  central: 'Trung ương',
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  unit: 'Trong đơn vị',
};
export const regimeWords: Record<Regime, string> = { state: 'Nhà nước', party: 'Đảng' };
