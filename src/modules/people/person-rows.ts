import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameSortKey } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Keys } from '#platform/secrets.ts';
import type { personInput } from './contract.ts';
import { blockKey } from './match-candidates.ts';
import { sealNumber } from './personal-number.ts';
import type { Described } from './rules.ts';

/** Somebody to be registered: the input as checked, with what is looked up by. `hash`: keyed, of the personal number. */
export type Newcomer = z.output<typeof personInput> & Described & { folded: string; hash: Buffer | null };
export type Registering = { id: string; one: Newcomer };

const bytes = (value: Buffer | null) => value && `\\x${value.toString('hex')}`;

/** Rows of `person`, `person_key` and `person_post`; `blocs`: of each unit, on the day of registering. */
export function* personRows(newcomers: Iterable<Registering>, blocs: ReadonlyMap<number, number>, actor: Actor, keys: Keys) {
  for (const { id, one } of newcomers) {
    const sealed = one.personalNumber === null ? null : sealNumber(keys, id, one.personalNumber);
    yield {
      id,
      full_name: one.fullName,
      folded_name: one.folded,
      sort_name: nameSortKey(one.fullName),
      sex: one.sex,
      birth_date: one.birthDate,
      birth_precision: one.birthPrecision,
      category: one.category,
      unit_id: one.unitId,
      bloc: blocs.get(one.unitId)!,
      position_title: one.positionTitle || null,
      phone: one.phone || null,
      recorded_by: actor.accountId,
      personal_number_encrypted: bytes(sealed?.personalNumberEncrypted ?? null),
      personal_number_key_id: sealed?.personalNumberKeyId ?? null,
      personal_number_last4: sealed?.personalNumberLast4 ?? null,
    };
  }
}

export function* keyRows(newcomers: Iterable<Registering>, keys: Keys) {
  for (const { id, one } of newcomers)
    if (one.hash) yield { kind: 'personal_number', hash: bytes(one.hash), key_id: keys.current.id, person_id: id };
}

/** By which a desk that does not see somebody is told that there is one. */
export function* blockRows(newcomers: Iterable<Registering>) {
  for (const { id, one } of newcomers) {
    const key = blockKey(one);
    if (key !== null) yield { person_id: id, key };
  }
}

export function* postRows(newcomers: Iterable<Registering>, blocs: ReadonlyMap<number, number>) {
  const now = today();
  for (const { id, one } of newcomers)
    yield {
      id: newId(),
      person_id: id,
      unit_id: one.unitId,
      bloc: blocs.get(one.unitId)!,
      position_title: one.positionTitle || null,
      category: one.category,
      valid_from: one.postFrom ?? now,
    };
}
