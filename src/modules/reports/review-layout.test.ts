import { describe, expect, test } from 'vitest';
import { textWidth } from '#platform/docx.ts';
import { readWord } from '#test/word.ts';
import { paperOf, writeReview, type ReviewPaper } from './review-docx.ts';
import { layoutOn, paperLayouts } from '../organisations/paper-layout.ts';
import { names } from '../organisations/paper-head.ts';
import { numberLine, placeAndDate } from '#modules/organisations';
import type { ReviewHead } from './review-head.ts';
import type { ReviewTable } from './review-tables.ts';

const head: ReviewHead = {
  regime: 'state',
  superior: 'Thành ủy Hà Nội',
  issuer: 'Trường Đào tạo cán bộ Lê Hồng Phong',
  symbol: 'TCT',
  place: 'Hà Nội',
  on: '2021-04-28',
  sentWith: null,
  bases: [],
  signatory: ['HIỆU TRƯỞNG'],
};

describe('the layout of a day', () => {
  test.each([
    ['state', '2026-01-01', '2020-03-05'],
    ['state', '2019-01-01', '2020-03-05'],
    ['party', '2018-04-03', '2018-04-03'],
    ['party', '2026-01-08', '2018-04-03'],
    ['party', '2026-01-09', '2026-01-09'],
    ['party', '2010-01-01', '2018-04-03'],
  ] as const)('%s on %s is that from %s', (regime, on, from) => expect(layoutOn(regime, on)).toMatchObject({ regime, from }));

  test('each says where it comes from, keeps to the margins of its rule, and those of one regime follow each other', () => {
    for (const { citation, note, margins, font } of paperLayouts) {
      expect([citation, note].map((text) => text.length > 10)).toEqual([true, true]);
      expect(font).toBe('Times New Roman');
      expect([margins.top, margins.bottom].every((mm) => mm >= 20 && mm <= 25)).toBe(true);
      expect([margins.left >= 30 && margins.left <= 35, margins.right >= 15 && margins.right <= 20]).toEqual([true, true]);
    }
    for (const regime of ['state', 'party']) {
      const from = paperLayouts.filter((layout) => layout.regime === regime).map((layout) => layout.from);
      expect(from).toEqual([...from].sort());
    }
  });
});

describe('the heading', () => {
  test.each([
    ['state', null, 'Số:         /BC-TCT'],
    ['party', null, 'Số         -BC/TCT'],
    ['state', { number: '15/BC-TCT', date: '2021-04-28' }, 'Số: 15/BC-TCT'],
    ['party', { number: '15-BC/TU', date: '2021-04-28' }, 'Số 15-BC/TU'],
  ] as const)('number in the regime %s', (regime, sentWith, line) => expect(numberLine({ regime, symbol: 'TCT', sentWith })).toBe(line));

  test.each([
    ['2021-02-08', 'Hà Nội, ngày 08 tháng 02 năm 2021'],
    ['2021-12-10', 'Hà Nội, ngày 10 tháng 12 năm 2021'],
    ['2021-03-09', 'Hà Nội, ngày 09 tháng 3 năm 2021'],
  ])('day %s', (date, line) => expect(placeAndDate({ ...head, sentWith: { number: '1', date } })).toBe(line));

  test('without a document there is room for the day, and for the place nobody knows', () => {
    expect(placeAndDate(head)).toBe('Hà Nội, ngày       tháng       năm 2021');
    expect(placeAndDate({ ...head, place: '' })).toMatch(/^…+, ngày {7}tháng/);
  });

  test.each([
    ['Thành ủy Hà Nội', 'Ban Tổ chức Thành ủy Hà Nội', 'Thành ủy Hà Nội', 'Ban Tổ chức'],
    ['Ủy ban nhân dân thành phố Hà Nội', 'Sở Nội vụ Hà Nội', 'Ủy ban nhân dân thành phố Hà Nội', 'Sở Nội vụ'],
    ['Thành ủy Hà Nội', 'Trường Đào tạo cán bộ Lê Hồng Phong', 'Thành ủy Hà Nội', 'Trường Đào tạo cán bộ Lê Hồng Phong'],
    ['Ban Chấp hành Trung ương', 'Thành ủy Hà Nội', null, 'Thành ủy Hà Nội'],
    ['', 'Sở Nội vụ Hà Nội', null, 'Sở Nội vụ Hà Nội'],
    ['Sở Nội vụ', 'Sở Nội vụ', 'Sở Nội vụ', 'Sở Nội vụ'],
  ])('%s over %s', (parent, issuer, superior, own) => expect(names(parent, issuer)).toEqual({ superior, issuer: own }));
});

const wide = (columns: number, value = 621_466): ReviewTable => ({
  title: 'Rộng',
  columns: [
    { title: 'Đơn vị', kind: 'text' },
    ...Array.from({ length: columns }, (_, at) => ({
      title: at % 2 ? 'Học viên' : 'Lớp',
      over: `Nhóm ${at >> 1}`,
      kind: 'count' as const,
    })),
  ],
  rows: Array.from({ length: 60 }, (_, row) => ({
    values: [`Trung tâm chính trị ${row}`, ...Array.from({ length: columns }, () => value)],
  })),
});
const review = (of: Partial<ReviewHead>, tables: ReviewTable[] = []): ReviewPaper => ({
  head: { ...head, ...of },
  subject: 'Kết quả đào tạo',
  parts: [{ title: 'Một', blocks: [{ kind: 'text', text: 'Trước.' }, ...tables.map((table) => ({ kind: 'table' as const, table }))] }],
});

describe('the document', () => {
  test.each([
    [
      'state',
      ['THÀNH ỦY HÀ NỘI', 'TRƯỜNG ĐÀO TẠO CÁN BỘ LÊ HỒNG PHONG', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
    ],
    ['party', ['THÀNH ỦY HÀ NỘI', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM']],
  ] as const)('of the regime %s has its own head', async (regime, shown) => {
    const { lines } = await readWord(await writeReview(review({ regime }), layoutOn(regime, head.on)));
    const plain = lines.map((line) => line.replaceAll('\u00a0', ' '));
    expect(plain).toEqual(expect.arrayContaining([...shown, 'BÁO CÁO', 'HIỆU TRƯỞNG', 'Nơi nhận:']));
    const other = regime === 'party' ? 'Độc lập - Tự do - Hạnh phúc' : '*';
    expect(plain).not.toContain(other);
  });

  test.each([
    [8, [false], 2_756],
    [16, [false, true, false], 4_916],
    [30, [false, true, false], 621_466],
  ])('a table of %i numbers stays on its page, turned only where it must be', async (columns, turned, value) => {
    const layout = layoutOn('state', head.on);
    const paper = paperOf(review({}, [wide(columns, value)]), layout);
    expect(paper.parts.map((part) => part.landscape)).toEqual(turned);
    for (const { landscape, blocks } of paper.parts) {
      for (const block of blocks) {
        if (block.kind === 'grid')
          expect(block.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(textWidth(layout, landscape) + 0.01);
      }
    }
    const { pages, elements } = await readWord(await writeReview(review({}, [wide(columns, value)]), layout));
    expect(pages.map(([width, height]) => width > height)).toEqual(turned);
    // the head of a table comes again on each of its pages
    expect(elements.get('tblHeader')).toBe(2);
  });

  test('no text becomes markup, a field or a broken file', async () => {
    const bad = '<w:p>&amp; =HYPERLINK("http://x") { PAGE } \u0000\u0001\ud800 😀 "Nhà"\r\nH\'Hen';
    const table: ReviewTable = { title: bad, columns: [{ title: bad, kind: 'text' }], rows: [{ values: [bad] }] };
    const { lines, elements } = await readWord(
      await writeReview(review({ issuer: bad, bases: [bad] }, [table]), layoutOn('state', head.on)),
    );
    expect(
      lines.filter((line) => line.includes('<w:p>&amp; =HYPERLINK("http://x") { PAGE } ') && line.includes('😀')).length,
    ).toBeGreaterThanOrEqual(4);
    // the page number in the header is the only field
    expect(elements.get('instrText')).toBe(1);
    expect(elements.has('hyperlink')).toBe(false);
  });
});
