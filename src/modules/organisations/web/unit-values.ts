import type { Unit, UnitKind } from '../contract.ts';

/** What a unit is from a day on, as a form holds it. */
export interface UnitValues {
  name: string;
  shortName: string;
  symbol: string;
  kind: UnitKind | '';
  level: Unit['level'] | '';
  bloc: string;
  parentId: number | null;
  regime: Unit['regime'];
}

export const emptyUnit: UnitValues = {
  name: '',
  shortName: '',
  symbol: '',
  kind: '',
  level: '',
  bloc: '',
  parentId: null,
  regime: 'state',
};

export const unitValues = (unit: Omit<Unit, 'uid' | 'code'>): UnitValues => ({
  name: unit.name,
  shortName: unit.shortName ?? '',
  symbol: unit.symbol ?? '',
  kind: unit.kind,
  level: unit.level,
  bloc: String(unit.bloc),
  parentId: unit.parentId,
  regime: unit.regime,
});

export const unitBody = (values: UnitValues) => ({
  name: values.name,
  shortName: values.shortName.trim() || null,
  symbol: values.symbol.trim() || null,
  kind: values.kind as UnitKind,
  level: values.level as Unit['level'],
  bloc: Number(values.bloc),
  parentId: values.parentId,
  regime: values.regime,
});
