import { fold } from '#kit/text.ts';
import type { Category } from '#modules/people';

/** What decided, so that the officer is told; null: nobody but the sender knows. */
export type Derived = { category: Category; by: 'position' | 'unit' } | null;

/** Held beside a post, or unpaid for: the rest of the position decides. */
const BESIDE = /^(pho )?(bi thu chi (bo|doan)|chu tich cong doan)( (co so|co quan|khoi|so|phong|truong)\b.*)?$/;

/** By how a position begins; the first line that fits. `ask`: it could be several, and the unit does not tell either. */
const BY_POSITION: readonly [RegExp, Category | 'ask'][] = [
  [/^(nhan vien|lai xe|bao ve|tap vu|hop dong)\b/, 'ask'],
  // elected in a province, not even employed in a commune
  [/^(pho chu tich (hoi(?! dong)|mat tran|ub ?mt|uy ban mat tran|mttq)|(pho )?bi thu doan)\b/, 'ask'],
  [/^((pho )?(truong )?(thon|ban dan cu|khu pho)|to (truong|pho) (to )?dan pho|(pho )?bi thu chi bo)\b/, 'part_time_local_worker'],
  [/^((pho )?truong cong an|si quan|chien si)\b/, 'armed_forces'],
  [/^(pho )?chu tich hoi dong (truong|quan ly)\b/, 'public_employee'],
  [/^(pho )?(bi thu|chu tich)\b/, 'cadre'],
  [/^(vien chuc|giao vien|giang vien|(pho )?hieu truong|bac s[iy]|duoc s[iy]|y s[iy]|y ta|dieu duong|ho sinh)\b/, 'public_employee'],
  [/^(cong chuc|chuyen vien|can su|thanh tra vien|(pho )?(truong )?phong)\b/, 'civil_servant'],
];

/** By the kind of the unit; kinds that are not here say nothing. */
const BY_UNIT: Readonly<Record<string, Category>> = {
  public_service_unit: 'public_employee',
  political_school: 'public_employee',
  political_centre: 'public_employee',
  faculty: 'public_employee',
  department: 'civil_servant',
  party_committee: 'civil_servant',
  party_commission: 'civil_servant',
  peoples_committee: 'civil_servant',
  peoples_council: 'civil_servant',
  mass_organisation: 'civil_servant',
  central_agency: 'civil_servant',
  national_body: 'civil_servant',
};

/**
 * What somebody is whose list does not say it: by the position, else by the kind of the unit. Who is no cadre in a public service unit
 * is a public employee whatever the position ("Chuyên viên", "Trưởng phòng" of a hospital).
 */
export function derivedCategory(positionTitle: string | null, unitKind: string | undefined): Derived {
  const ofUnit = (unitKind && BY_UNIT[unitKind]) || null;
  for (const part of fold(positionTitle ?? '').split(/\s*[,;/]\s*|\s+[-–]\s+|\s+kiem\s+/)) {
    const said = BESIDE.test(part) ? undefined : BY_POSITION.find(([words]) => words.test(part))?.[1];
    if (said === 'ask') return null;
    if (said === 'civil_servant' && ofUnit === 'public_employee') break;
    if (said) return { category: said, by: 'position' };
  }
  return ofUnit && { category: ofUnit, by: 'unit' };
}

/** A cell that names several of the three, and leaves open which: "Cán bộ, công chức, viên chức", "CBCCVC". */
export const namesSeveral = (text: string): boolean => /^((can bo|cong chuc|vien chuc|cb|cc|vc)[\s,;/&-]*(va )?){2,}$/.test(fold(text));
