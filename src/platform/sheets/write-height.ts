const NARROW = /[ijltfrI.,;:'’!|()[\] -]/;
const WIDE = /[mwMW%@—]|\p{Lu}/u;

const WIDEST = 1.4;

/** Widths of characters once worked out, in digits of Times New Roman; 0 is not known yet. */
const known = new Float32Array(0x10000);

/** Roughly: a row too high is read, one too low is not. Marks stand on their letters and take nothing. */
function widthOf(letter: string): number {
  const [base = ''] = letter.normalize('NFD');
  return /\p{M}/u.test(base) ? 0.001 : NARROW.test(base) ? 0.6 : WIDE.test(base) ? WIDEST : 0.94;
}

/** Lines that a text takes in a cell `room` characters wide, words kept whole where they fit. */
export function linesOf(text: string, room: number, { bold = false, size = 12 }: { bold?: boolean; size?: number } = {}): number {
  const scale = (size / 12) * (bold ? 1.08 : 1);
  const inner = Math.max(2, room - 0.7);
  if (text.length * WIDEST * scale <= inner && !text.includes('\n')) return 1;
  let lines = 1;
  let used = 0;
  let word = 0;
  const space = 0.5 * scale;
  const place = () => {
    if (used > 0 && used + space + word > inner) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? space : 0) + word;
    for (; used > inner; used -= inner) lines += 1;
    word = 0;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 10) {
      place();
      if (code === 10) {
        lines += 1;
        used = 0;
      }
    } else word += (known[code] ||= widthOf(text[at]!)) * scale;
  }
  place();
  return lines;
}

/** Points of a row of so many lines. */
export const heightOf = (lines: number, size = 12): number => Math.round(lines * size * 1.18 * 4 + 12) / 4;
