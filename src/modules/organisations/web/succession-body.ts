import type { SuccessionInput, SuccessionKind } from '../contract.ts';
import { emptyUnit, unitBody, type UnitValues } from './unit-values.ts';

export interface PartValues {
  mode: 'new' | 'existing';
  unitId: number | null;
  /** Percent, '' where the split names none. */
  share: number | null;
  unit: UnitValues;
}

export interface SuccessionValues {
  kind: SuccessionKind;
  effectiveDate: string;
  from: number[];
  one: number | null;
  receiver: number | null;
  name: string;
  shortName: string;
  symbol: string;
  parentId: number | null;
  created: UnitValues;
  parts: PartValues[];
  /** Child of a unit that ends → the unit above it from then on; the key is `u` and its id. */
  children: Record<string, number | null>;
  documentId: string;
  verified: boolean;
  scopeFollows: boolean;
  note: string;
}

export const newPart = (mode: PartValues['mode']): PartValues => ({ mode, unitId: null, share: null, unit: emptyUnit });

/** Only what the chosen kind of change asks for, whatever else was typed before the kind was changed. */
export function successionBody(values: SuccessionValues): SuccessionInput {
  const { kind, effectiveDate, verified, scopeFollows } = values;
  const renamed = Object.fromEntries(
    (['name', 'shortName', 'symbol'] as const).filter((field) => values[field].trim() !== '').map((field) => [field, values[field].trim()]),
  );
  const placesChildren = kind === 'split' || kind === 'dissolve';
  return {
    kind,
    effectiveDate,
    verified,
    scopeFollows,
    documentId: values.documentId || null,
    note: values.note.trim() || null,
    from: kind === 'merge' || kind === 'absorb' ? values.from : [values.one!],
    to: successors(values),
    changes: kind === 'rename' || kind === 'absorb' ? renamed : kind === 'move' ? { parentId: values.parentId } : {},
    children: placesChildren
      ? Object.entries(values.children)
          .filter(([, parentId]) => parentId !== null)
          .map(([key, parentId]) => ({ unitId: Number(key.slice(1)), parentId }))
      : [],
  };
}

function successors({ kind, receiver, created, parts }: SuccessionValues): SuccessionInput['to'] {
  if (kind === 'absorb') return [{ unitId: receiver! }];
  if (kind === 'merge') return [{ create: unitBody(created) }];
  if (kind !== 'split') return [];
  return parts.map(({ mode, unitId, share, unit }) => ({
    ...(mode === 'existing' ? { unitId: unitId! } : { create: unitBody(unit) }),
    share: share === null ? null : share / 100,
  }));
}
