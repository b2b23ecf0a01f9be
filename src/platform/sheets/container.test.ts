import { describe, expect, it } from 'vitest';
import { sheetData, xlsx, xlsxParts } from '#test/hostile/xlsx.ts';
import { zip, type Part } from '#test/hostile/zip.ts';
import { FILE_LIMITS } from './limits.ts';
import { collectSheets } from './read-file.ts';
import { outcome } from '#test/hostile/outcome.ts';

const ROW = sheetData('<row r="1"><c r="A1"><v>1</v></c></row>');
const parts = xlsxParts({ sheets: [ROW] });
const read = (bytes: Uint8Array) => outcome(collectSheets(bytes, 'a.xlsx'));
/** The sound workbook with one part changed. */
const withPart = (name: string, change: Partial<Part>) => zip(parts.map((part) => (part.name === name ? { ...part, ...change } : part)));
const SHEET = 'xl/worksheets/sheet1.xml';
const sound = zip(parts);

it('the sound workbook that the others are made from is read', async () => {
  expect(await collectSheets(sound, 'a.xlsx')).toMatchObject([{ name: 'S1', rows: [[{ value: 1 }]] }]);
});

describe('a container is refused before anything in it is parsed', () => {
  const big = 210 * 1024 * 1024;
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(0), 'file.empty'],
    ['more than 20 MB', Buffer.concat([sound, Buffer.alloc(FILE_LIMITS.bytes)]), 'file.too_large'],
    ['an empty container', zip([]), 'file.not_table'],
    ['a container of something else', zip([{ name: 'a.txt', content: 'a' }]), 'file.not_table'],
    ['a Word file', zip([{ name: 'word/document.xml', content: '<a/>' }]), 'file.not_table'],
    ['more than 1,000 parts', zip(Array.from({ length: 1001 }, (_, n) => ({ name: `xl/${n}`, content: '' }))), 'file.suspicious'],
    [
      'parts of more than 200 MB by the directory',
      withPart(SHEET, { directory: { unpacked: big }, local: { unpacked: big } }),
      'file.suspicious',
    ],
    [
      'many parts of more than 200 MB together',
      zip([...parts, ...Array.from({ length: 40 }, (_, n) => ({ name: `xl/media/${n}.bin`, content: Buffer.alloc(6 * 1024 * 1024) }))]),
      'file.unpacks_too_large',
    ],
    ['a large part denser than 100:1', withPart(SHEET, { content: Buffer.alloc(9 * 1024 * 1024, 32) }), 'file.suspicious'],
    ['a part outside the folder', zip([...parts, { name: '../../etc/passwd', content: '' }]), 'file.suspicious'],
    ['an absolute name', zip([...parts, { name: '/etc/passwd', content: '' }]), 'file.suspicious'],
    ['a name of Windows', zip([...parts, { name: 'xl\\a.xml', content: '' }]), 'file.suspicious'],
    ['the same part twice', zip([...parts, parts.at(-1)!]), 'file.suspicious'],
    ['the same part twice in other letters', zip([...parts, { name: SHEET.toUpperCase(), content: '' }]), 'file.suspicious'],
    ['an encrypted part', withPart(SHEET, { directory: { flags: 1 }, local: { flags: 1 } }), 'file.encrypted'],
    ['encryption told only by the local header', withPart(SHEET, { local: { flags: 1 } }), 'file.encrypted'],
    ['another name in the local header', withPart(SHEET, { local: { name: 'xl/worksheets/sheet2.xml' } }), 'file.suspicious'],
    ['another size in the local header', withPart(SHEET, { local: { unpacked: 5 } }), 'file.suspicious'],
    ['another packing in the local header', withPart(SHEET, { local: { method: 0 } }), 'file.suspicious'],
    ['an unknown packing', withPart(SHEET, { directory: { method: 12 }, local: { method: 12 } }), 'file.unreadable'],
    [
      'two parts in the same bytes',
      zip([...parts, { ...parts[0]!, name: 'xl/b', directory: { at: 0 }, local: { name: 'xl/b' } }]),
      'file.suspicious',
    ],
    ['a file cut in half', sound.subarray(0, sound.length / 2), 'file.truncated'],
    ['a file whose beginning is lost', Buffer.concat([Buffer.from('PK\x03\x04'), sound.subarray(40)]), 'file.truncated'],
    ['a directory of more entries than there are', zip(parts, { count: 9 }), 'file.truncated'],
  ])('%s', async (_, bytes, code) => expect(await read(bytes)).toBe(code));
});

describe('what comes out is counted again', () => {
  it.each<[string, Partial<Part>, string]>([
    ['more than both headers say', { directory: { unpacked: 20 }, local: { unpacked: 20 } }, 'file.suspicious'],
    ['less than both headers say', { directory: { unpacked: 9999 }, local: { unpacked: 9999 } }, 'file.unreadable'],
    ['another checksum', { directory: { crc: 1 }, local: { crc: 1 } }, 'file.unreadable'],
  ])('%s', async (_, lie, code) => expect(await read(withPart(SHEET, lie))).toBe(code));

  it('bytes changed inside a part', async () => {
    const damaged = Buffer.from(sound);
    const at = damaged.indexOf(SHEET) + SHEET.length + 5;
    damaged[at] = damaged[at]! ^ 0xff;
    expect(await read(damaged)).toBe('file.unreadable');
  });
});

it.each<[string, Uint8Array]>([
  ['bytes after the end', Buffer.concat([sound, Buffer.from('rác ở cuối')])],
  ['a comment', zip(parts, { comment: Buffer.from('ghi chú') })],
  ['sizes told after the data', withPart(SHEET, { local: { flags: 8, crc: 0, packed: 0, unpacked: 0 } })],
  ['stored parts', zip(parts.map((part) => ({ ...part, stored: true })))],
  ['parts named in other letters', zip(parts.map((part) => ({ ...part, name: part.name.replace('worksheets', 'Worksheets') })))],
  ['an honest part denser than 100:1', xlsx({ sheets: [ROW + ' '.repeat(900_000)] })],
])('read all the same: %s', async (_, bytes) => expect(await read(bytes)).toBe('read'));
