import { expect, test } from 'vitest';
import type { StatedFigure } from '../contract.ts';
import { differs, figureState, inGroups } from './figure-state.ts';

type Pair = [stated: number | null, computed: number | null];
const compared = ([stated, computed]: Pair) => ({
  stated,
  computed,
  difference: stated === null || computed === null ? null : stated - computed,
});
const figure = (id: string, classes: Pair, trainees: Pair, more: Partial<StatedFigure> = {}): StatedFigure => ({
  id,
  label: id,
  source: '',
  measure: 'opened',
  yearFrom: 2020,
  yearTo: 2020,
  approx: false,
  classes: compared(classes),
  trainees: compared(trainees),
  note: null,
  remarks: [],
  candidates: [],
  partOf: null,
  parts: null,
  explanation: null,
  explainedBy: null,
  explainedAt: null,
  rowVersion: 1,
  ...more,
});
const parts = (trainees: Pair) => ({ classes: compared([null, null]), trainees: compared(trainees) });

test.each([
  ['nothing computed is no difference, however large the figure', figure('a', [56690, null], [621466, null]), 'none'],
  ['no numbers at all', figure('a', [null, null], [null, null]), 'none'],
  ['trainees differ though classes match', figure('a', [12, 12], [1096, 1090]), 'open'],
  ['the rest of a goal is no difference', figure('a', [null, null], [300, 80], { measure: 'nominations' }), 'goal'],
  [
    'the parts of a goal do not add up to it',
    figure('a', [null, null], [37000, 270], { measure: 'nominations', parts: parts([37000, 36610]) }),
    'open',
  ],
  ['both match', figure('a', [25, 25], [2133, 2133]), 'matches'],
  ['one side published, and it matches', figure('a', [23, 23], [null, 1810]), 'matches'],
  ['closed by a note', figure('a', [35, 33], [2756, 2525], { explanation: 'đã đối chiếu' }), 'explained'],
])('%s', (_, given, state) => expect(figureState(given)).toBe(state));

test('what is open comes first, and parts stay with their figure', () => {
  const figures = [
    figure('same', [1, 1], [1, 1]),
    figure('part', [2, 2], [160, 160], { partOf: 'whole' }),
    figure('whole', [3, 3], [510, 510]),
    figure('open', [35, 33], [1, 1]),
    figure('none', [9, null], [9, null]),
  ];
  const groups = inGroups(figures);
  expect(groups.map(({ head, parts: own }) => [head.id, ...own.map((one) => one.id)])).toEqual([
    ['open'],
    ['same'],
    ['whole', 'part'],
    ['none'],
  ]);
  expect(groups.map(differs)).toEqual([true, false, false, false]);
  expect(inGroups(figures.filter((one) => one.id === 'part')).map(({ head }) => head.id)).toEqual(['part']);
});
