import { sql } from 'kysely';
import type { CalendarDate } from '#kit/dates.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import type { Heading } from '#platform/sheets/export-list.ts';
import type { UnitKind } from './contract.ts';
import { unitsOn, type UnitOn } from './queries.ts';

/** The post that signs for a unit of a kind; the others sign as "thủ trưởng đơn vị". */
const SIGNATORIES: Partial<Record<UnitKind, { state: string[]; party: string[] }>> = {
  peoples_committee: { state: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], party: ['CHỦ TỊCH'] },
  peoples_council: { state: ['TM. HỘI ĐỒNG NHÂN DÂN', 'CHỦ TỊCH'], party: ['CHỦ TỊCH'] },
  party_committee: { state: ['BÍ THƯ'], party: ['T/M BAN THƯỜNG VỤ', 'BÍ THƯ'] },
  party_commission: { state: ['TRƯỞNG BAN'], party: ['TRƯỞNG BAN'] },
  department: { state: ['GIÁM ĐỐC'], party: ['GIÁM ĐỐC'] },
  political_school: { state: ['HIỆU TRƯỞNG'], party: ['HIỆU TRƯỞNG'] },
  political_centre: { state: ['GIÁM ĐỐC'], party: ['GIÁM ĐỐC'] },
};

/**
 * Head and signature of a paper of a day, in the regime its issuer has that day. Without a unit the issuer is the desk itself:
 * its own unit, the first of its bloc, or the people's committee at the top.
 */
export async function headingFor(db: Reader, actor: Actor, unitId: number | null, on: CalendarDate): Promise<Heading> {
  const { rows: units } = await sql<UnitOn>`select * from ${unitsOn(on)} t where t.living`.execute(db);
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const issuer = (unitId === null ? undefined : byId.get(unitId)) ?? deskOf(actor, units, byId);
  const place = placeIn(units);
  if (!issuer) return { regime: 'state', parent: '', issuer: actor.tenant, place, signatory: [] };
  const regime = issuer.regime;
  return {
    regime,
    parent: byId.get(issuer.parentId ?? -1)?.name ?? '',
    issuer: issuer.name,
    symbol: issuer.symbol,
    place,
    signatory: SIGNATORIES[issuer.kind]?.[regime] ?? [],
  };
}

function deskOf({ scope }: Actor, units: UnitOn[], byId: Map<number, UnitOn>): UnitOn | undefined {
  if (scope.kind === 'unit') {
    const own = new Set(scope.units);
    return scope.units.map((id) => byId.get(id)).find((unit) => unit && !own.has(unit.parentId ?? -1));
  }
  const top = units.filter((unit) => unit.level === 'province' && unit.parentId === null);
  if (scope.kind === 'bloc') return top.find((unit) => unit.bloc === scope.bloc) ?? units.find((unit) => unit.bloc === scope.bloc);
  return top.find((unit) => unit.kind === 'peoples_committee') ?? top[0];
}

/** The province by the name of its people's committee: "Ủy ban nhân dân thành phố Hà Nội" → "Hà Nội". */
function placeIn(units: UnitOn[]): string {
  const committee = units.find((unit) => unit.kind === 'peoples_committee' && unit.level === 'province' && unit.parentId === null);
  return /(?:thành phố|tỉnh)\s+(.+)$/iu.exec(committee?.name ?? '')?.[1] ?? '';
}
