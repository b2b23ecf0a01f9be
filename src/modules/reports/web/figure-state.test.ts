import { expect, test } from 'vitest';
import { figureState, inOrder } from './figure-state.ts';

const compared = (stated: number | null, computed: number | null) => ({ stated, computed, difference: stated === null || computed === null ? null : stated - computed });
const figure = (id: string, classes: [number | null, number | null], trainees: [number | null, number | null], more: object = {}) =>
  ({ id, classes: compared(...classes), trainees: compared(...trainees), parts: null, explanation: null, partOf: null, ...more }) as never as Parameters<typeof inOrder>[0][number];

test.each([
  ['nothing computed is no difference, however large the figure', figure('a', [56690, null], [621466, null]), 'none'],
  ['no numbers at all', figure('a', [null, null], [null, null]), 'none'],
  ['trainees differ though classes match', figure('a', [12, 12], [1096, 1090]), 'open'],
  ['parts that do not add up to their own total', figure('a', [null, null], [37000, null], { parts: { classes: compared(null, null), trainees: compared(37000, 36610) } }), 'open'],
  ['both match', figure('a', [25, 25], [2133, 2133]), 'matches'],
  ['one side published, and it matches', figure('a', [23, 23], [null, 1810]), 'matches'],
  ['closed by a note', figure('a', [35, 33], [2756, 2525], { explanation: 'đã đối chiếu' }), 'explained'],
])('%s', (_, given, state) => expect(figureState(given)).toBe(state));

test('what is open comes first, and parts stay behind their figure', () => {
  const figures = [figure('same', [1, 1], [1, 1]), figure('part', [2, 2], [160, 160], { partOf: 'whole' }), figure('whole', [3, 3], [510, 510]), figure('open', [35, 33], [1, 1]), figure('none', [9, null], [9, null])];
  expect(inOrder(figures).map((one) => one.id)).toEqual(['open', 'same', 'whole', 'part', 'none']);
  expect(inOrder([figures[1]!]).map((one) => one.id)).toEqual(['part']);
});
