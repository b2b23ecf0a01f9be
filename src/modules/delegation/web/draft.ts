import type { CaseInput, ShownCase } from '../contract.ts';
import type { BodyKind, Decision, Part } from '../kinds.ts';

/** A body as a column of the grid. */
export type DraftBody = { key: string; body: BodyKind; unitId: number | null };
/** A kind of class while it is being written: `parts` by decision and body key. */
export type DraftCase = {
  id: string;
  name: string;
  familyId: string | null;
  nature: CaseInput['nature'];
  audienceManager: CaseInput['audienceManager'];
  bloc: number | null;
  offPlan: boolean | null;
  bodies: DraftBody[];
  parts: Record<string, Part>;
};

export const partKey = (decision: Decision, body: string) => `${decision} ${body}`;
export const placeBodies: DraftBody[] = (['runner', 'lead', 'host', 'sender'] as const).map((body) => ({ key: body, body, unitId: null }));

/** The version in force, to be changed into the next one. */
export const draftOf = (cases: readonly ShownCase[]): DraftCase[] =>
  cases.map(({ id, name, family, nature, audienceManager, bloc, offPlan, cells }) => {
    const key = (cell: ShownCase['cells'][number]) => (cell.unit ? `unit-${cell.unit.id}` : cell.body);
    const units = new Map(
      cells.flatMap((cell) => (cell.unit ? [[key(cell), { key: key(cell), body: 'unit' as const, unitId: cell.unit.id }]] : [])),
    );
    return {
      id,
      name,
      familyId: family?.id ?? null,
      nature,
      audienceManager,
      bloc: bloc?.id ?? null,
      offPlan,
      bodies: [...placeBodies, ...units.values()],
      parts: Object.fromEntries(cells.map((cell) => [partKey(cell.decision, key(cell)), cell.part])),
    };
  });

export const emptyCase = (name: string): DraftCase => ({
  id: crypto.randomUUID(),
  name,
  familyId: null,
  nature: null,
  audienceManager: null,
  bloc: null,
  offPlan: null,
  bodies: placeBodies,
  parts: {},
});

/** What is sent: cells without a part are not cells. */
export const casesOf = (drafts: readonly DraftCase[]): CaseInput[] =>
  drafts.map(({ id: _id, bodies, parts, ...one }) => ({
    ...one,
    cells: Object.entries(parts).flatMap(([key, part]) => {
      const [decision, body] = key.split(' ') as [Decision, string];
      const of = bodies.find((found) => found.key === body);
      return of ? [{ decision, body: of.body, unitId: of.unitId, part }] : [];
    }),
  }));
