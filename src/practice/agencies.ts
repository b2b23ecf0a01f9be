import { agencyCode, agencyNumber } from '#modules/access';
import type { SampleUnit, SampleUnits } from '../sample/shapes.ts';
import { blocs, fundingSources } from '../reference-data.ts';

/** Units of the practice tenant began here; nothing in it is older. */
export const SINCE = '2020-01-01';

/** The desks that the matrix names. */
export const HOME_AFFAIRS = 'CQ01';
export const COMMISSION = 'CQ02';
export const SCHOOL = 'CQ03';
export const FINANCE = 'CQ04';

const [PARTY, GOVERNMENT, LOCAL, PUBLIC_SERVICE] = [1, 2, 3, 5];
type Kind = Pick<SampleUnit, 'kind' | 'level' | 'bloc' | 'regime'> & { parent: 'TU' | 'UBND' };

const commission: Kind = { kind: 'party_commission', level: 'province', bloc: PARTY, regime: 'party', parent: 'TU' };
const department: Kind = { kind: 'department', level: 'province', bloc: GOVERNMENT, parent: 'UBND' };
const service: Kind = { kind: 'public_service_unit', level: 'province', bloc: PUBLIC_SERVICE, parent: 'UBND' };
const centre: Kind = { kind: 'political_centre', level: 'commune', bloc: LOCAL, parent: 'TU' };
const committee: Kind = { kind: 'party_committee', level: 'commune', bloc: LOCAL, regime: 'party', parent: 'TU' };
const commune: Kind = { kind: 'peoples_committee', level: 'commune', bloc: LOCAL, parent: 'UBND' };

// Communes and wards bear numbers, as none does: nothing here can be mistaken for a place that is.
const named: readonly [string, Kind, symbol?: string][] = [
  ['Sở Nội vụ', department, 'SNV'],
  ['Ban Tổ chức Tỉnh ủy', commission, 'BTCTU'],
  ['Trường Chính trị tỉnh', { kind: 'political_school', level: 'province', bloc: PUBLIC_SERVICE, parent: 'TU' }, 'TCT'],
  ['Sở Tài chính', department, 'STC'],
  ['Trung tâm chính trị phường Số Một', centre],
  ['Ban Tuyên giáo và Dân vận Tỉnh ủy', commission, 'BTGDVTU'],
  ['Ủy ban nhân dân phường Số Một', commune, 'UBND'],
  ['Đảng ủy phường Số Một', committee, 'ĐU'],
  ['Cơ quan Ủy ban Kiểm tra Tỉnh ủy', commission, 'UBKTTU'],
  ['Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', { kind: 'mass_organisation', level: 'province', bloc: PARTY, parent: 'TU' }],
  ['Sở Giáo dục và Đào tạo', department, 'SGDĐT'],
  ['Sở Y tế', department, 'SYT'],
  ['Sở Khoa học và Công nghệ', department, 'SKHCN'],
  ['Sở Nông nghiệp và Môi trường', department, 'SNNMT'],
  ['Sở Xây dựng', department, 'SXD'],
  ['Sở Tư pháp', department, 'STP'],
  ['Bệnh viện đa khoa số Một', service],
  ['Trường Cao đẳng Thực Hành', service],
  ['Trường Trung học phổ thông số Hai', service],
  ['Trung tâm Phục vụ hành chính công', service],
  ['Trung tâm chính trị xã Số Hai', centre],
  ['Ủy ban nhân dân xã Số Hai', commune, 'UBND'],
  ['Đảng ủy xã Số Hai', committee, 'ĐU'],
  ['Ủy ban nhân dân phường Số Ba', commune, 'UBND'],
  ['Đảng ủy phường Số Ba', committee, 'ĐU'],
  ['Ủy ban nhân dân xã Số Bốn', commune, 'UBND'],
  ['Đảng ủy xã Số Bốn', committee, 'ĐU'],
  ['Ủy ban nhân dân xã Số Năm', commune, 'UBND'],
  ['Ủy ban nhân dân phường Số Sáu', commune, 'UBND'],
  ['Ủy ban nhân dân xã Số Bảy', commune, 'UBND'],
  ['Ủy ban nhân dân xã Số Tám', commune, 'UBND'],
];

const top: SampleUnit[] = [
  { code: 'TU', name: 'Tỉnh ủy Thực Hành', kind: 'party_committee', level: 'province', bloc: PARTY, symbol: 'TU', regime: 'party' },
  { code: 'UBND', name: 'Ủy ban nhân dân tỉnh Thực Hành', kind: 'peoples_committee', level: 'province', bloc: GOVERNMENT, symbol: 'UBND' },
];

/** One of the numbered agencies; `inside`: the unit below it. */
export type Agency = { number: string; code: string; inside: string; isParty: boolean };
export const agenciesOf = (count: number): Agency[] =>
  Array.from({ length: count }, (_, n) => {
    const number = agencyNumber(n + 1);
    const code = agencyCode(number);
    return { number, code, inside: `${code}-P`, isParty: named[n]?.[1].parent === 'TU' };
  });

/** The province with its agencies, each with one unit below it; from 32 on they are communes. */
export function practiceUnits(count: number): SampleUnits {
  const units = agenciesOf(count).flatMap(({ number, code, inside }, n): SampleUnit[] => {
    const [title, kind, symbol] = named[n] ?? [`Ủy ban nhân dân xã Số ${n + 1}`, commune, 'UBND'];
    const isSchool = code === SCHOOL;
    return [
      { ...kind, code, name: `Cơ quan ${number} – ${title}`, shortName: `Cơ quan ${number}`, ...(symbol ? { symbol } : {}) },
      {
        code: inside,
        name: `${isSchool ? 'Khoa Lý luận cơ sở' : 'Phòng Tổ chức – Hành chính'}, Cơ quan ${number}`,
        kind: isSchool ? 'faculty' : 'office',
        level: 'unit',
        bloc: kind.bloc,
        parent: code,
      },
    ];
  });
  return { since: SINCE, blocs, funding: fundingSources, units: [...top, ...units], successions: [] };
}
