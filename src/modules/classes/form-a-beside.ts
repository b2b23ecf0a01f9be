import type { Beside, Checked, FoundTable, ReadRow } from '#modules/imports';
import { categories, type Category } from '#modules/people';
import { phrase } from '#platform/refusal.ts';
import type { TraineeLine } from './form-a-lines.ts';
import type { Nominee } from './form-a-rows.ts';

type Choices = { answers: Readonly<Record<string, string>> };
const KEY = 'category';
/** More rows than this wait as one file. */
const FEW = 100;

/** The one question a trainee list leaves open: what new people are, where neither cell, heading nor unit says so. */
export const categoryQuestion = {
  answer({ answers }: Choices): Category | null {
    const given = answers[KEY];
    return categories.find((category) => category === given) ?? null;
  },
  ask(undecided: readonly Nominee[], all: number, choices: Choices): NonNullable<Beside['questions']> {
    const answer = categoryQuestion.answer(choices);
    if (undecided.length === 0 && answer === null) return [];
    const some = undecided.length <= FEW && undecided.length < all;
    return [
      {
        key: KEY,
        text: undecided.length > 0 ? phrase('trainee.newcomers', { count: undecided.length }) : phrase('trainee.newcomers_answered'),
        options: categories.map((key) => ({ key, label: phrase(`category.${key}`) })),
        answer,
        rows: some
          ? undecided.map(({ place }) => ({
              sheet: place.slice(0, place.lastIndexOf('!')),
              row: Number(place.slice(place.lastIndexOf('!') + 1)),
            }))
          : [],
      },
    ];
  },
};

export function countsBeside(lines: readonly Checked<TraineeLine>[], rows: readonly ReadRow[]): NonNullable<Beside['figures']> {
  const seen = new Set<string>();
  const sound = lines.flatMap(({ line, outcome, remarks, identity }, n) => {
    // the second of two rows that are one line is held
    const again = identity !== '' && seen.has(identity);
    seen.add(identity);
    const held = again || outcome === 'held' || [...remarks, ...rows[n]!.remarks].some(({ severity }) => severity === 'error');
    return line && !held ? [line] : [];
  });
  const known = sound.filter(({ personId }) => personId !== null);
  const listed = known.filter(({ enrolmentId }) => enrolmentId !== null).length;
  return [
    { label: phrase('trainee.registered'), value: sound.length - known.length },
    { label: phrase('trainee.known'), value: known.length - listed },
    { label: phrase('trainee.listed'), value: listed },
  ];
}

/** "Danh sách có 45 người" where 44 rows were read: somebody is missing, or the sender miscounted. */
export function totalsThatDiffer(tables: readonly FoundTable[], rows: readonly ReadRow[]): NonNullable<Beside['remarks']> {
  return tables.flatMap((table) => {
    const next = tables.find(({ sheet, headerRow }) => sheet === table.sheet && headerRow > table.headerRow)?.headerRow ?? Infinity;
    const own = rows.filter(({ sheet, row }) => sheet === table.sheet && row > table.headerRow && row < next);
    return table.totals.flatMap(({ row, label, section, values }) => {
      const said = values.people;
      if (said === null || said === undefined) return [];
      const read =
        section === null
          ? own.filter((one) => one.row < row).length
          : (table.sections.find((one) => one.row === section)?.rows.length ?? 0);
      return said === read
        ? []
        : [
            {
              sheet: table.sheet,
              row,
              severity: 'warning' as const,
              code: 'trainees.total_differs',
              params: { label, said, read },
              column: 'fullName',
            },
          ];
    });
  });
}
