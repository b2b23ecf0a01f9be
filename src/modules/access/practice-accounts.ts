import { roleFacts, roles, type Role } from '#kit/roles.ts';

/** One of the accounts of a practice tenant. `agency` '07'; null: held over more than one agency. */
export type PracticeAccount = { signInName: string; name: string; role: Role; agency: string | null };

const stems: Record<Role, string> = {
  chief: 'phutrach',
  home_affairs_officer: 'noivu',
  organisation_officer: 'tochuc',
  school_office: 'truong',
  lecturer: 'giangvien',
  homeroom_lecturer: 'chunhiem',
  political_centre: 'ttct',
  unit_contact: 'daumoi',
  accountant: 'ketoan',
  finance: 'taichinh',
  planning_investment: 'kehoach',
  records_clerk: 'vanthu',
  leader: 'lanhdao',
  trainee: 'hocvien',
  inspector: 'thanhtra',
  reader: 'xem',
  administrator: 'quantri',
};

/** Held in every agency: over the agency, over a class it runs, or over one of its people. */
export const heldInAgency = (role: Role): boolean => roleFacts[role].scopes.some((scope) => ['unit', 'class', 'person'].includes(scope));
/** Held once over the whole tenant (by the Organisation Commission over its bloc). */
export const heldOverAll = (role: Role): boolean => roleFacts[role].scopes.includes('tenant');

/** '07' */
export const agencyNumber = (n: number): string => String(n).padStart(2, '0');

/** Its unit in the register. */
export const agencyCode = (number: string): string => `CQ${number}`;

/** Who signs in to a practice tenant: one account for each role in each agency, and one for each role that is held over all. */
export function practiceAccounts(agencies: number): PracticeAccount[] {
  const over = roles.filter(heldOverAll).map((role): PracticeAccount => ({
    signInName: stems[role],
    name: `Toàn tỉnh – ${roleFacts[role].vi} (thực hành)`,
    role,
    agency: null,
  }));
  const inside = Array.from({ length: agencies }, (_, n) => agencyNumber(n + 1)).flatMap((agency) =>
    roles.filter(heldInAgency).map((role): PracticeAccount => ({
      signInName: `${stems[role]}-${agency}`,
      name: `Cơ quan ${agency} – ${roleFacts[role].vi} (thực hành)`,
      role,
      agency,
    })),
  );
  return [...over, ...inside];
}
