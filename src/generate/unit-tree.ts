import type { Chance } from '../sample/chance.ts';
import { placeNames } from './places.ts';

type Level = 'central' | 'province' | 'district' | 'commune' | 'unit';
export type Kind =
  | 'party_committee'
  | 'party_commission'
  | 'peoples_committee'
  | 'department'
  | 'political_school'
  | 'political_centre'
  | 'public_service_unit'
  | 'mass_organisation'
  | 'central_agency'
  | 'office';

export type NewUnit = {
  code: string;
  name: string;
  symbol: string;
  kind: Kind;
  level: Level;
  bloc: number;
  parent: string | null;
  regime: 'state' | 'party';
  /** Code of the district it is in; '' for the city's own. */
  district: string;
  /** Name of the place it is of. */
  place?: string;
  /** Began with a succession: neither runs nor sends before. */
  isNew?: boolean;
};

const departments: [code: string, name: string][] = [
  ['SNV', 'Sở Nội vụ'],
  ['STC', 'Sở Tài chính'],
  ['SKHDT', 'Sở Kế hoạch và Đầu tư'],
  ['SYT', 'Sở Y tế'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo'],
  ['SXD', 'Sở Xây dựng'],
  ['STP', 'Sở Tư pháp'],
  ['SLDTBXH', 'Sở Lao động - Thương binh và Xã hội'],
  ['SNNPTNT', 'Sở Nông nghiệp và Phát triển nông thôn'],
  ['STNMT', 'Sở Tài nguyên và Môi trường'],
  ['SGTVT', 'Sở Giao thông vận tải'],
  ['SVHTT', 'Sở Văn hóa và Thể thao'],
  ['STTTT', 'Sở Thông tin và Truyền thông'],
  ['SKHCN', 'Sở Khoa học và Công nghệ'],
  ['SCT', 'Sở Công Thương'],
  ['TTR', 'Thanh tra thành phố'],
  ['VPUB', 'Văn phòng Ủy ban nhân dân thành phố'],
  ['BQLDA', 'Ban Quản lý các dự án trọng điểm'],
];
const commissions: [string, string][] = [
  ['BTC', 'Ban Tổ chức Thành ủy'],
  ['BTG', 'Ban Tuyên giáo Thành ủy'],
  ['BDV', 'Ban Dân vận Thành ủy'],
  ['UBKT', 'Ủy ban Kiểm tra Thành ủy'],
  ['BNC', 'Ban Nội chính Thành ủy'],
  ['VPTU', 'Văn phòng Thành ủy'],
];
const masses: [string, string][] = [
  ['MTTQ', 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố'],
  ['LDLD', 'Liên đoàn Lao động thành phố'],
  ['HLHPN', 'Hội Liên hiệp Phụ nữ thành phố'],
  ['HND', 'Hội Nông dân thành phố'],
  ['HCCB', 'Hội Cựu chiến binh thành phố'],
  ['TD', 'Thành đoàn'],
];
const central = [
  'Bộ Nội vụ',
  'Bộ Tài chính',
  'Bộ Tư pháp',
  'Bộ Xây dựng',
  'Thanh tra Chính phủ',
  'Kiểm toán nhà nước',
  'Tòa án nhân dân tối cao',
  'Ngân hàng Nhà nước',
];

/** A city of so many districts: about nine communes in each, departments, Party bodies, hospitals, schools, some central agencies. */
export function cityUnits(districts: number, by: Chance): NewUnit[] {
  const units: NewUnit[] = [];
  const add = (code: string, name: string, kind: Kind, level: Level, bloc: number, parent: string | null, more: Partial<NewUnit> = {}) => {
    const regime = bloc === 1 || kind === 'central_agency' ? 'party' : 'state';
    units.push({ code, name, symbol: code, kind, level, bloc, parent, regime, district: '', ...more });
  };
  add('TU', 'Thành ủy', 'party_committee', 'province', 1, null);
  add('UBND', 'Ủy ban nhân dân thành phố', 'peoples_committee', 'province', 2, null);
  for (const [code, name] of commissions) add(code, name, 'party_commission', 'province', 1, 'TU', { symbol: `${code}TU` });
  for (const [code, name] of masses) add(code, name, 'mass_organisation', 'province', 1, null, { regime: 'state' });
  for (const [code, name] of departments) add(code, name, 'department', 'province', 2, 'UBND');
  add('TCT', 'Trường Chính trị thành phố', 'political_school', 'province', 5, 'TU', { regime: 'state' });
  for (const [n, name] of central.entries()) add(`TW${n + 1}`, `Đảng ủy ${name}`, 'central_agency', 'central', 4, null);

  const names = placeNames(districts * 11, by);
  for (let n = 0; n < districts; n++) {
    const name = names[n]!;
    const isUrban = n < districts / 3;
    const [area, part] = isUrban ? ['quận', 'phường'] : ['huyện', 'xã'];
    const code = String(n + 1).padStart(2, '0');
    const own = { district: code, place: name };
    add(`HU-${code}`, `${isUrban ? 'Quận' : 'Huyện'} ủy ${name}`, 'party_committee', 'district', 3, 'TU', {
      ...own,
      symbol: isUrban ? 'QU' : 'HU',
      regime: 'party',
    });
    add(`UB-${code}`, `Ủy ban nhân dân ${area} ${name}`, 'peoples_committee', 'district', 3, 'UBND', { ...own, symbol: 'UBND' });
    add(`TTCT-${code}`, `Trung tâm Chính trị ${area} ${name}`, 'political_centre', 'district', 3, `HU-${code}`, { ...own, symbol: 'TTCT' });
    for (let m = 0; m < 8 + (n % 3); m++) {
      const commune = names[districts + n * 10 + m]!;
      add(
        `X${code}${String(m + 1).padStart(2, '0')}`,
        `Ủy ban nhân dân ${part} ${commune}`,
        'peoples_committee',
        'commune',
        3,
        `UB-${code}`,
        { district: code, place: commune, symbol: 'UBND' },
      );
    }
    add(`BV-${code}`, `Bệnh viện đa khoa ${name}`, 'public_service_unit', 'province', 5, 'SYT', { symbol: 'BVDK' });
    add(`PT-${code}`, `Trường Trung học phổ thông ${name}`, 'public_service_unit', 'province', 5, 'SGDDT', { symbol: 'THPT' });
  }
  return units;
}
