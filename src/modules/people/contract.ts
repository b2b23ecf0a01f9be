import { z } from 'zod';
import { dateSchema, idSchema, lineSchema, requiredLine } from '#kit/schemas.ts';
import { birthPrecisions, categories, sexes } from './rules.ts';
import { sensitiveMasked } from './sensitive-contract.ts';

const described = {
  fullName: requiredLine(100),
  sex: z.enum(sexes).nullable(),
  /** With precision month or year the missing part is 01. */
  birthDate: dateSchema.nullable(),
  birthPrecision: z.enum(birthPrecisions),
  category: z.enum(categories),
  positionTitle: lineSchema(200).nullable(),
  phone: lineSchema(40).nullable(),
};

export const personInput = z.strictObject({
  ...described,
  sex: described.sex.default(null),
  birthDate: described.birthDate.default(null),
  birthPrecision: described.birthPrecision.default('day'),
  positionTitle: described.positionTitle.default(null),
  phone: described.phone.default(null),
  /** Twelve digits, as text. */
  personalNumber: lineSchema(40).nullable().default(null),
  unitId: z.int(),
  /** Since when the person holds the post; default today. */
  postFrom: dateSchema.optional(),
  /** The officer has looked at the people who may be the same, and says this is another. */
  confirmDifferent: z.boolean().default(false),
});
export type PersonInput = z.input<typeof personInput>;

/** Corrects what is written about a person. The number is left as it is unless one is given. */
export const personEdit = z.strictObject({ ...described, personalNumber: lineSchema(40).optional() });
export type PersonEdit = z.output<typeof personEdit>;

/** Another post from a day on: another unit, another position, or both. */
export const personMove = z.strictObject({
  unitId: z.int(),
  from: dateSchema,
  positionTitle: lineSchema(200).nullable().default(null),
  category: z.enum(categories).optional(),
  documentId: idSchema.nullable().default(null),
});
export type PersonMove = z.input<typeof personMove>;

/** Everybody still written under a unit that has ended goes to its successor; `toId` where there are several. */
export const peopleCarried = z.strictObject({ toId: z.int().optional() });
export type PeopleCarried = z.output<typeof peopleCarried>;
export const carried = z.object({ carried: z.int() });

export const revealReason = z.strictObject({
  reason: requiredLine(300).refine((text) => text.length >= 10, { error: 'value.reason' }),
});

const warning = z.object({ code: z.string(), what: z.string(), todo: z.string(), where: z.string().nullable() });
export const registered = z.object({ id: idSchema, existing: z.boolean(), warnings: z.array(warning) });
export const edited = z.object({ id: idSchema, rowVersion: z.int(), warnings: z.array(warning) });
export const moved = z.object({ id: idSchema, rowVersion: z.int() });

export const personListQuery = z.strictObject({
  /** Part of a name with or without diacritics, twelve digits, or the last four. */
  q: lineSchema(100).optional(),
  /** With everything below it. */
  unit: z.coerce.number().int().optional(),
  category: z.enum(categories).optional(),
  sort: z.enum(['name', '-name']).default('name'),
  /** `next` of the page before. */
  after: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type PersonListQuery = z.output<typeof personListQuery>;

const unit = z.object({ id: z.int(), name: z.string() });
export const personRow = z.object({
  id: idSchema,
  fullName: z.string(),
  sex: z.enum(sexes).nullable(),
  birthDate: z.string().nullable(),
  birthPrecision: z.enum(birthPrecisions),
  /** 001•••••6789 */
  personalNumber: z.string().nullable(),
  category: z.enum(categories),
  positionTitle: z.string().nullable(),
  unit,
});
export type PersonRow = z.infer<typeof personRow>;
export const personList = z.object({
  items: z.array(personRow),
  /** At most 1,000; `capped`: there are more. */
  total: z.int(),
  capped: z.boolean(),
  /** Nobody is called as typed: these may have been meant. */
  near: z.boolean(),
  next: z.string().nullable(),
});
export type PersonList = z.infer<typeof personList>;

const programme = z.object({ id: idSchema, code: z.string(), name: z.string() }).nullable();
export const person = personRow.extend({
  phone: z.string().nullable(),
  rowVersion: z.int(),
  recordedAt: z.string(),
  posts: z.array(
    z.object({
      id: idSchema,
      unit,
      positionTitle: z.string().nullable(),
      category: z.enum(categories),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      documentId: idSchema.nullable(),
      /** Of a record that was merged: not the post held now, also where nobody has ended it. */
      ofMerged: z.boolean(),
    }),
  ),
  /** Newest first. The class is null where the caller may see that the person learns but not the class itself. */
  training: z.array(
    z.object({
      enrolmentId: idSchema,
      class: z.object({ id: idSchema, code: z.string(), name: z.string(), status: z.string() }).nullable(),
      programme,
      runner: unit,
      sender: unit,
      status: z.string(),
      joinedOn: z.string().nullable(),
      endedOn: z.string().nullable(),
    }),
  ),
  /** Sent to study elsewhere. */
  outside: z.array(
    z.object({
      chainId: idSchema,
      programme,
      institution: z.string().nullable(),
      state: z.string(),
      startedOn: z.string(),
      expectedEndOn: z.string().nullable(),
    }),
  ),
  sensitive: sensitiveMasked,
  /** Records that were merged into this one. */
  merged: z.array(
    z.object({
      mergeId: idSchema,
      fullName: z.string().nullable(),
      mergedAt: z.string(),
      mergedByName: z.string(),
      note: z.string().nullable(),
    }),
  ),
});
export type Person = z.infer<typeof person>;
