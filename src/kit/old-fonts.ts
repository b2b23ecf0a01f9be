/** Text typed in fonts of the years before Unicode: the letters stored are not the letters seen. */
export type OldEncoding = 'TCVN3' | 'VNI';

/** The encoding a font name stands for: '.VnTime', '.VnArialH', 'VNI-Times'. null for every Unicode font. */
export function encodingOfFont(font: string): OldEncoding | null {
  if (/^\.vn/i.test(font)) return 'TCVN3';
  return /^vni[-_ ]/i.test(font) ? 'VNI' : null;
}

const TCVN3: Record<string, string> = pairs(
  `µà ¸á ¶ả ·ã ¹ạ ¨ă »ằ ¾ắ ¼ẳ ½ẵ Æặ ©â Çầ Êấ Èẩ Éẫ Ëậ ®đ Ìè Ðé Îẻ Ïẽ Ñẹ ªê Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ «ô åồ èố æổ çỗ éộ
   ¬ơ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ \u00adư õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ`,
);
function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(/[ \n]+/).map((pair) => [pair[0]!, pair.slice(1)]));
}

const [ACUTE, GRAVE, HOOK, TILDE, DOT, BREVE, CIRCUMFLEX, HORN] = [
  '\u0301',
  '\u0300',
  '\u0309',
  '\u0303',
  '\u0323',
  '\u0306',
  '\u0302',
  '\u031b',
];
/** What the letter after a vowel adds to it. */
const VNI_MARKS: Record<string, string> = {
  ù: ACUTE,
  ø: GRAVE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  ê: BREVE,
  é: BREVE + ACUTE,
  è: BREVE + GRAVE,
  ú: BREVE + HOOK,
  ü: BREVE + TILDE,
  ë: BREVE + DOT,
  â: CIRCUMFLEX,
  á: CIRCUMFLEX + ACUTE,
  à: CIRCUMFLEX + GRAVE,
  å: CIRCUMFLEX + HOOK,
  ã: CIRCUMFLEX + TILDE,
  ä: CIRCUMFLEX + DOT,
};
const VNI_ALONE: Record<string, string> = { æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ñ: 'đ', ô: `o${HORN}`, ö: `u${HORN}` };

/** The letters seen. A capitals font (.VnTimeH) shows everything in capitals. */
export function fromOldFont(text: string, encoding: OldEncoding, font = ''): string {
  const seen = encoding === 'TCVN3' ? fromTcvn3(text) : fromVni(text);
  return encoding === 'TCVN3' && font.endsWith('H') ? seen.toUpperCase() : seen;
}

const fromTcvn3 = (text: string) => Array.from(text, (letter) => TCVN3[letter] ?? letter).join('');

function fromVni(text: string): string {
  const letters = Array.from(text.normalize('NFC'));
  let seen = '';
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at]!;
    const lower = letter.toLowerCase();
    const base = VNI_ALONE[lower] ?? lower;
    const mark = /^[aeouy]/.test(base) ? VNI_MARKS[(letters[at + 1] ?? '').toLowerCase()] : undefined;
    const whole = (base + (mark ?? '')).normalize('NFC');
    seen += letter === lower ? whole : whole.toUpperCase();
    if (mark) at++;
  }
  return seen.normalize('NFC');
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
const SYLLABLE =
  /^(b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?(ươu|ươi|uôi|iêu|yêu|uyê|uya|uyu|uây|oai|oao|oay|oeo|ươ|ưa|ưi|ưu|ua|uâ|ue|uê|ui|uo|uô|uơ|uy|oa|oă|oe|oi|oo|ôi|ơi|ia|iê|iu|yê|ai|ao|au|ay|âu|ây|eo|êu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(ch|c|m|ng|nh|n|p|t)?$/u;

/** The share of words (0–1) that can be Vietnamese syllables; 1 where there are no words. */
export function syllableShare(text: string): number {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s\d.,;:()/"'“”\-–]+/u)
    .filter(Boolean);
  if (words.length === 0) return 1;
  const good = words.filter((word) => SYLLABLE.test(word.normalize('NFD').replace(TONES, '').normalize('NFC')));
  return good.length / words.length;
}

// Signs that no Vietnamese Unicode text holds, but nearly every line in one of the old encodings does.
const TCVN3_SIGNS = /[µ¸¶·¹¨»¾¼½©®ª«¬¡¢£¤¥¦§×ØßÞÆÇËÎÏÖ÷þåäæçëîïðñöûü]/u;
const VNI_SIGNS = /[aeouyôö][ùøûõïêéèúüëâáàåãä]|[ñæöî]/iu;

/** By the letters alone: the encoding in which a text that cannot be Vietnamese becomes Vietnamese. null where in doubt. */
export function guessOldEncoding(text: string): OldEncoding | null {
  const [tcvn3, vni] = [TCVN3_SIGNS.test(text), VNI_SIGNS.test(text)];
  if ((!tcvn3 && !vni) || syllableShare(text) > 0.6) return null;
  const reads = (encoding: OldEncoding) => syllableShare(fromOldFont(text, encoding)) >= 0.9;
  if (tcvn3 && reads('TCVN3')) return 'TCVN3';
  return vni && reads('VNI') ? 'VNI' : null;
}
