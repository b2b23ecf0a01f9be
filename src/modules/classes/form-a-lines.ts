import type { Category, PersonInput, PersonRecord } from '#modules/people';
import type { Nominee } from './form-a-rows.ts';

/** What applying does with one row: enrols a person (registered first where `personId` is null), or only corrects what the list or the record says. */
export type TraineeLine = {
  place: string;
  personId: string | null;
  /** On the list already. */
  enrolmentId: string | null;
  person: PersonInput & { birthDate: string | null; birthPrecision: string };
  senderBloc: number;
  record: PersonRecord | null;
  phone: Correction | null;
  positionTitle: Correction | null;
};
export type Correction = { before: string | null; after: string };

export const inputOf = (
  { fullName, birth, sex, number, positionTitle, phone, unit }: Nominee,
  category: Category,
): TraineeLine['person'] => ({
  fullName,
  ...birth,
  sex,
  category,
  unitId: unit!.id,
  positionTitle,
  phone,
  personalNumber: number,
});
