import { z } from 'zod';
import type { Tx } from '#platform/database/transaction.ts';
import { measures } from './stated-rules.ts';

const day = z.iso.date();

/** A published figure as a file gives it: units and programmes by code, the document by number. */
export const statedFigureInput = z.strictObject({
  tenant: z.string(),
  id: z.string().regex(/^[a-z0-9-]{3,80}$/),
  label: z.string(),
  source: z.string(),
  document: z.string().nullable().default(null),
  clock: z.enum(['calendar', 'administrative']).default('calendar'),
  yearFrom: z.int(),
  yearTo: z.int(),
  measure: z.enum(measures),
  runner: z.string().nullable().default(null),
  family: z.string().nullable().default(null),
  filter: z
    .strictObject({
      from: day,
      to: day,
      natures: z.array(z.string()),
      place: z.enum(['at_school', 'elsewhere']),
      funding: z.string(),
      levels: z.array(z.string()),
      categories: z.array(z.string()),
      scheme: z.string(),
      schemeSequence: z.int(),
      audience: z.string(),
      turns: z.enum(['L1', 'L3']),
      partOf: z.string(),
      everyYear: z.boolean(),
    })
    .partial()
    .default({}),
  classes: z.int().min(0).nullable().default(null),
  trainees: z.int().min(0).nullable().default(null),
  approx: z.boolean().default(false),
  note: z.string().nullable().default(null),
});
export type StatedFigureInput = z.input<typeof statedFigureInput>;

/** Keeps figures that were published; one already there is left alone, with its explanation. @throws Error on a code that nobody bears. */
export async function loadStatedFigures(tx: Tx, figures: readonly StatedFigureInput[]): Promise<number> {
  const given = figures.map((figure) => statedFigureInput.parse(figure));
  const units = new Map((await tx.selectFrom('unit').select(['id', 'code']).execute()).map((unit) => [unit.code, unit.id]));
  const families = new Map(
    (await tx.selectFrom('programmeFamily').select(['id', 'code']).execute()).map((family) => [family.code, family.id]),
  );
  const numbers = given.flatMap((figure) => figure.document ?? []);
  const documents = numbers.length ? await tx.selectFrom('document').select(['id', 'number']).where('number', 'in', numbers).execute() : [];
  const need = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`stated figures: no ${what}`);
    return found;
  };
  if (!given.length) return 0;
  const result = await tx
    .insertInto('statedFigure')
    .values(
      given.map(({ tenant: _tenant, runner, family, document, filter, ...figure }) => ({
        ...figure,
        runnerId: runner === null ? null : need(units.get(runner), `unit ${runner}`),
        familyId: family === null ? null : need(families.get(family), `programme ${family}`),
        documentId: documents.find((one) => one.number === document)?.id ?? null,
        filter: JSON.stringify(filter),
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0);
}
