import { today } from '#kit/dates.ts';
import { fold, nameSortKey, tidy } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Tx } from '#platform/database/transaction.ts';
import { isNow, notFound, phrase, Refusal, stale, type Text } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { PersonEdit } from './contract.ts';
import { asRefusal } from './match-or-register.ts';
import { rememberBlock } from './note-doubles.ts';
import { numberHash, openNumber, sealNumber } from './personal-number.ts';
import { rememberNames } from './remember-names.ts';
import { selfOf } from './selves.ts';
import { birthProblem, nameProblem, numberProblem, numberWarnings, plainBirth, plainNumber, type Finding } from './rules.ts';

/**
 * Corrects a person's record, and the present post where position or category were wrong; a new post is movePerson.
 * @param rowVersion the version the editor saw
 */
export async function editPerson(
  tx: Tx,
  _actor: Actor,
  keys: Keys,
  id: string,
  rowVersion: number,
  input: PersonEdit,
): Promise<Outcome<{ id: string; rowVersion: number; warnings: Finding[] }>> {
  const person = await tx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .where('mergedIntoId', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!person) throw notFound('people.not_found');
  const number = input.personalNumber === undefined ? undefined : plainNumber(input.personalNumber);
  const wanted = {
    fullName: tidy(input.fullName),
    sex: input.sex,
    ...plainBirth(input),
    category: input.category,
    positionTitle: input.positionTitle || null,
    phone: input.phone || null,
  };
  const numberBefore = openNumber(keys, person);
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => person[field] !== wanted[field]);
  const newNumber = number !== undefined && number !== numberBefore;
  if (person.rowVersion !== rowVersion) {
    const now = changed.map((field) => isNow(phrase(`person.${field}`), shown(field, person[field])));
    if (newNumber) now.push(phrase('edit.now_other', { label: phrase('person.personalNumber') }));
    throw stale({ changed: now.length > 0 ? now : phrase('person.nothing_else') });
  }
  const problem = nameProblem(wanted.fullName) ?? birthProblem(wanted, today()) ?? (newNumber ? numberProblem(number) : null);
  if (problem) throw asRefusal(problem);

  if (newNumber) await moveNumber(tx, keys, id, number);
  await tx
    .updateTable('person')
    .set({
      ...wanted,
      foldedName: fold(wanted.fullName),
      sortName: nameSortKey(wanted.fullName),
      rowVersion: rowVersion + 1,
      ...(newNumber ? sealNumber(keys, id, number) : {}),
    })
    .where('id', '=', id)
    .execute();
  if (changed.includes('fullName') || changed.includes('birthDate') || changed.includes('birthPrecision'))
    await rememberBlock(tx, id, { ...wanted, folded: fold(wanted.fullName) });
  if (changed.includes('fullName')) await rememberNames(tx, [{ fullName: wanted.fullName, bloc: person.bloc }]);
  await tx
    .updateTable('personPost')
    .set({ positionTitle: wanted.positionTitle, category: wanted.category })
    .where('personId', '=', id)
    .where('unitId', '=', person.unitId)
    .where('validTo', 'is', null)
    .execute();

  const present = newNumber ? number : numberBefore;
  const before = Object.fromEntries(changed.map((field) => [field, person[field]]));
  const after = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
  return {
    result: { id, rowVersion: rowVersion + 1, warnings: present === null ? [] : numberWarnings(present, wanted) },
    audit: { type: 'person', id, summary: { before, after, personalNumberChanged: newNumber } },
  };
}

/** What is a code in the record is said in words. */
const families: Partial<Record<string, string>> = { sex: 'sex', category: 'category', birthPrecision: 'birth_precision' };
const shown = (field: string, value: string | null): Text | null =>
  value && families[field] ? phrase(`${families[field]}.${value}`) : value;

async function moveNumber(tx: Tx, keys: Keys, id: string, number: string): Promise<void> {
  const hash = numberHash(keys, number);
  const owner = await tx
    .selectFrom('personKey as k')
    .leftJoin('person as p', 'p.id', 'k.personId')
    .select(['k.personId', 'p.fullName'])
    .where('k.kind', '=', 'personal_number')
    .where('k.hash', '=', hash)
    .executeTakeFirst();
  if (owner && owner.personId !== id) {
    if ((await selfOf(tx, owner.personId)).id === id)
      throw new Refusal('people.number_of_merged', {}, { where: 'personalNumber', status: 409 });
    throw owner.fullName === null
      ? new Refusal('people.number_in_use', {}, { where: 'personalNumber', status: 409 })
      : new Refusal(
          'people.number_of_another',
          { name: owner.fullName, personId: owner.personId },
          { where: 'personalNumber', status: 409 },
        );
  }
  const updated = await tx
    .updateTable('personKey')
    .set({ hash, keyId: keys.current.id })
    .where('personId', '=', id)
    .where('kind', '=', 'personal_number')
    .executeTakeFirst();
  if (!updated.numUpdatedRows)
    await tx.insertInto('personKey').values({ kind: 'personal_number', hash, keyId: keys.current.id, personId: id }).execute();
}
