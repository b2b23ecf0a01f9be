const NARROW = /[ijltfrI.,;:'’!|()[\] -]/;
const WIDE = /[mwMW%@—]|\p{Lu}/u;

/** Of Times New Roman, in digits wide. Roughly: a row too high is read, one too low is not. */
function widthOf(word: string): number {
  let width = 0;
  for (const letter of word.normalize('NFD').replace(/\p{M}/gu, '')) width += NARROW.test(letter) ? 0.6 : WIDE.test(letter) ? 1.4 : 0.94;
  return width;
}

/** Lines that a text takes in a cell `room` characters wide, words kept whole where they fit. */
export function linesOf(text: string, room: number, { bold = false, size = 12 }: { bold?: boolean; size?: number } = {}): number {
  const scale = (size / 12) * (bold ? 1.08 : 1);
  const inner = Math.max(2, room - 0.7);
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      const width = widthOf(word) * scale;
      if (used > 0 && used + 0.5 * scale + width > inner) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? 0.5 * scale : 0) + width;
      while (used > inner) {
        lines += 1;
        used -= inner;
      }
    }
  }
  return lines;
}

/** Points of a row of so many lines. */
export const heightOf = (lines: number, size = 12): number => Math.round(lines * size * 1.18 * 4 + 12) / 4;
