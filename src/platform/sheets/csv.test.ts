import { describe, expect, it } from 'vitest';
import { outcome } from '#test/hostile/outcome.ts';
import { collectSheets } from './read-file.ts';
import { Refusal } from '#platform/refusal.ts';

const rows = async (bytes: Uint8Array | string, name = 'danh sách.csv') =>
  (await collectSheets(Buffer.from(bytes as string), name))[0]!.rows.map((row) => row.map((cell) => cell.value));
const TABLE = 'STT,Họ và tên,Đơn vị\r\n1,Nguyễn Văn Ẩn,Sở Nội vụ\r\n';
const READ = [
  ['STT', 'Họ và tên', 'Đơn vị'],
  ['1', 'Nguyễn Văn Ẩn', 'Sở Nội vụ'],
];

/** windows-1258: letters with their roof or breve, tone marks after them; most letters stand where Unicode has them. */
function windows1258(text: string): Buffer {
  const own: Record<string, number> = { Ă: 0xc3, ă: 0xe3, Đ: 0xd0, đ: 0xf0, Ơ: 0xd5, ơ: 0xf5, Ư: 0xdd, ư: 0xfd };
  const marks: Record<string, number> = { '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 };
  const pieces = Array.from(text.normalize('NFC')).flatMap((letter) => {
    const whole = letter.normalize('NFD');
    const tone = whole.match(/[\u0300\u0301\u0303\u0309\u0323]/u)?.[0] ?? '';
    return [whole.replace(tone, '').normalize('NFC'), tone].filter(Boolean);
  });
  return Buffer.from(pieces.map((piece) => own[piece] ?? marks[piece] ?? piece.charCodeAt(0)));
}

describe('the encoding is told by the bytes', () => {
  const wide = (text: string, big: boolean) => (big ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(TABLE)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`)],
    ['UTF-8 in NFD', Buffer.from(TABLE.normalize('NFD'))],
    ['UTF-16 little-endian', wide(`\uFEFF${TABLE}`, false)],
    ['UTF-16 big-endian', wide(`\uFEFF${TABLE}`, true)],
    ['UTF-16 little-endian without a mark', wide(TABLE, false)],
    ['UTF-16 big-endian without a mark', wide(TABLE, true)],
    ['windows-1258', windows1258(TABLE)],
  ])('%s', async (_, bytes) => expect(await rows(bytes)).toEqual(READ));
});

describe('what divides the columns is told by the lines', () => {
  it.each([
    [',', 'a,b,c\n1,2,3'],
    [';', 'a;b;c\n1,5;2,5;3,5'],
    ['tab', 'a\tb\tc\n1,5\t2;3\t4'],
    ['|', 'a|b|c\n1|2|3'],
    ['as the first line says', 'sep=;\na;b;c\n1;2;3'],
    ['not what stands in quotes', 'a;b;c\n"x,y,z,t";"1,2,3";q'],
  ])('%s', async (_, text) => {
    for (const row of await rows(text)) expect(row.length === 3 || row.length === 0).toBe(true);
  });
});

describe('a value', () => {
  it.each<[string, string, unknown[][]]>([
    [
      'is text, zeros and all',
      'số,ngày\n001085012345,28/04/2021',
      [
        ['số', 'ngày'],
        ['001085012345', '28/04/2021'],
      ],
    ],
    [
      'may hold line ends and quotes',
      'a,b\n"x\ny","nói ""thế"""\n',
      [
        ['a', 'b'],
        ['x\ny', 'nói "thế"'],
      ],
    ],
    [
      'may hold a quote inside',
      'a,b\nTrần "Ba" Văn,2\n',
      [
        ['a', 'b'],
        ['Trần "Ba" Văn', '2'],
      ],
    ],
    [
      'is never a formula',
      "a,b\n=1+1,'+84\n",
      [
        ['a', 'b'],
        ['=1+1', '+84'],
      ],
    ],
    ['keeps its row after empty lines', 'a,b\n\n\nc,d\n', [['a', 'b'], [], [], ['c', 'd']]],
    [
      'ends of lines of old Macs',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%s', async (_, text, expected) => expect(await rows(text)).toEqual(expected));
});

describe('refused, with the line', () => {
  it.each<[string, string | Buffer, string, number]>([
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(TABLE), Buffer.from('2,'), Buffer.from('fffec328', 'hex')]),
      'file.csv_undecodable',
      3,
    ],
    ['UTF-8 written too long', Buffer.from('c0afe080af', 'hex'), 'file.csv_undecodable', 1],
    ['a NUL', `${TABLE}2,a\0n`, 'file.csv_undecodable', 3],
    ['half a pair in UTF-16', Buffer.from('\uFEFFa,b\n\ud800,c\n', 'utf16le'), 'file.csv_undecodable', 2],
    ['old Vietnamese fonts', Buffer.from('a,b\nNguyÔn V¨n ¸n,Së Néi vô\n', 'latin1'), 'file.csv_undecodable', 2],
    ['a quote left open', 'a,b\n1,"x\n2,y\n', 'file.csv_unclosed_quote', 2],
  ])('%s', async (_, bytes, code, line) => {
    const error = await rows(bytes as string).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code, params: { line } });
  });

  it.each<[string, string | Buffer, string, string]>([
    ['nothing', '', 'a.csv', 'file.empty'],
    ['only a mark', '\uFEFF', 'a.csv', 'file.empty'],
    ['one byte', 'a', 'a.xlsx', 'file.not_workbook'],
    ['words that are no table', 'Kính gửi các đồng chí', 'a.xlsx', 'file.not_workbook'],
    ['words that say they are one', 'Kính gửi các đồng chí', 'a.txt', 'read'],
    ['only line ends', '\r\n'.repeat(1000), 'a.csv', 'read'],
    ['257 columns', `${','.repeat(256)}x`, 'a.csv', 'file.too_many_columns'],
    ['50,001 rows', 'a,b\n'.repeat(50_001), 'a.csv', 'file.too_many_rows'],
    ['a value too long', `a,${'x'.repeat(32_768)}`, 'a.csv', 'file.cell_too_long'],
    ['a web page', '  <!DOCTYPE html><html><table><tr><td>1</td></tr></table>', 'a.xls', 'file.html'],
    [
      'a sheet of Excel 2003 in XML',
      '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      'a.xls',
      'file.html',
    ],
    ['another XML', '<?xml version="1.0"?><a/>', 'a.csv', 'file.not_table'],
    ['JSON', '[{"a": 1, "b": 2}]', 'a.csv', 'file.not_table'],
    ['a PDF', '%PDF-1.7', 'a.xlsx', 'file.not_table'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.xlsx', 'file.not_table'],
    ['RTF', '{\\rtf1 a,b}', 'a.csv', 'file.not_table'],
    ['random bytes', Buffer.from('0102030405060708ff', 'hex'), 'a.xlsx', 'file.not_workbook'],
  ])('%s', async (_, bytes, name, code) => expect(await outcome(rows(bytes as string, name))).toBe(code));
});
