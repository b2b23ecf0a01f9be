import { phrase, Refusal } from '#platform/refusal.ts';

/**
 * Text of a .csv or .txt, NFC: UTF-8 and UTF-16 with or without a mark, else windows-1258, whose tone marks stand apart.
 * `named`: the file's name says it is text. Refuses with the line where bytes are no text: file.csv_undecodable; file.not_workbook.
 */
export function decodeText(bytes: Uint8Array, named: boolean): string {
  const wide = wideEncoding(bytes);
  if (wide) return decodeWide(bytes, wide);
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw named ? undecodable(bytes, zero) : new Refusal('file.not_workbook');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return decodeLegacy(bytes, named);
  }
}

type Wide = 'utf-16le' | 'utf-16be';

function wideEncoding(bytes: Uint8Array): Wide | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // ASCII characters leave zeros on one side only
  const zeros = [0, 0];
  const sample = Math.min(bytes.length, 4096) & ~1;
  for (let at = 0; at < sample; at++) if (bytes[at] === 0) zeros[at & 1]! += 1;
  const side = zeros[1]! > zeros[0]! ? 1 : 0;
  if (bytes.length % 2 !== 0 || zeros[side]! < sample / 8 || zeros[1 - side]! > 0) return null;
  return side === 1 ? 'utf-16le' : 'utf-16be';
}

function decodeWide(bytes: Uint8Array, encoding: Wide): string {
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = /[\0\uFFFD]/.exec(text);
  if (bad) throw new Refusal('file.csv_undecodable', { line: text.slice(0, bad.index).split('\n').length });
  return text.normalize('NFC');
}

/** A file mostly of sound UTF-8 sequences is a damaged UTF-8, never windows-1258. */
function decodeLegacy(bytes: Uint8Array, named: boolean): string {
  const { sound, firstBad } = utf8Evidence(bytes);
  const text = new TextDecoder('windows-1258').decode(bytes);
  const strange = /(?![\t\r\n])\p{Cc}/u.test(text);
  const foreign = text.match(/\P{ASCII}/gu) ?? [];
  const vietnamese = foreign.filter((letter) => /[\p{L}\p{Mn}]/u.test(letter)).length;
  // a tone mark stands on a vowel or it is no tone mark
  const loose = /(^|[^aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u0300\u0301\u0303\u0309\u0323]/u.test(text);
  if (sound > 0 || strange || loose || vietnamese < foreign.length * 0.9) {
    throw named ? undecodable(bytes, firstBad) : new Refusal('file.not_workbook');
  }
  return text.normalize('NFC');
}

/** How many sound sequences of several bytes there are, and where the first unsound one is. */
function utf8Evidence(bytes: Uint8Array): { sound: number; firstBad: number } {
  let sound = 0;
  let firstBad = -1;
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at);
    if (length > 1) sound += 1;
    if (length === 0 && firstBad < 0) firstBad = at;
    at += length || 1;
  }
  // two letters of windows-1258 side by side may look like one sequence by chance
  return { sound: sound > bytes.length / 500 ? sound : 0, firstBad };
}

/** Bytes of the sound UTF-8 sequence at a place, 0 where there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  for (let n = 1; n < length; n++) if ((bytes[at + n]! & 0xc0) !== 0x80) return 0;
  return length;
}

function undecodable(bytes: Uint8Array, at: number): Refusal {
  let line = 1;
  for (let n = 0; n < at; n++) if (bytes[n] === 10) line += 1;
  return new Refusal('file.csv_undecodable', { line }, { where: phrase('workbook.line', { line }) });
}
