import { unitRegister } from '#modules/organisations';
import type { Reader } from '#platform/database/transaction.ts';
import type { Register } from './register.ts';

/** What the tenant's registers know on a date, for reading a form against. */
export async function readRegister(db: Reader, date: string): Promise<Register> {
  const units = await unitRegister(db, date);
  const families = await db.selectFrom('programmeFamily').select(['id', 'code', 'name', 'nature']).orderBy('code').execute();
  const versions = Map.groupBy(
    await db
      .selectFrom('programmeVersion')
      .select(['id', 'familyId', 'code', 'name', 'validFrom', 'validTo'])
      .orderBy('validFrom')
      .execute(),
    (version) => version.familyId,
  );
  return {
    units: units.map(({ id, name, names, bloc, blocName, living }) => ({ id, name, names, bloc, blocName, living })),
    programmes: families.map((family) => ({
      familyId: family.id,
      familyName: family.name,
      nature: family.nature,
      names: [family.code, family.name],
      versions: (versions.get(family.id) ?? []).map(({ id, code, name, validFrom, validTo }) => ({
        id,
        names: [code, name],
        validFrom,
        validTo,
      })),
    })),
    funding: await db.selectFrom('fundingSource').select(['code', 'name']).orderBy('code').execute(),
  };
}
