import { readdirSync, readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { categories, categoryWords } from '#modules/people';
import { categoryOf, categoryOfSection, withdraws } from './form-a-words.ts';
import { traineesMessages } from './trainees-messages.vi.ts';

test.each([
  'Cán bộ, công chức',
  'CBCC',
  'Cán bộ, công chức, viên chức',
  'công chức/viên chức',
  'Hợp đồng',
  'Đảng viên',
  'Cán bộ nguồn công đoàn',
  '',
])('“%s” says nothing certain', (text) => {
  expect(categoryOf(text)).toBeNull();
});

test.each([
  ['CÔNG CHỨC', 'civil_servant'],
  ['Công chức cấp xã', 'civil_servant'],
  ['công chức Ban Chỉ huy quân sự xã', 'civil_servant'],
  ['CC', 'civil_servant'],
  ['Viên chức quản lý', 'public_employee'],
  ['VC', 'public_employee'],
  ['Cán bộ xã', 'cadre'],
  ['Cán bộ', 'cadre'],
  ['Cán bộ không chuyên trách', 'part_time_local_worker'],
  ['Người HĐKCT cấp xã', 'part_time_local_worker'],
  ['ĐB HĐND', null],
  ['Đại biểu HĐND xã', 'council_deputy'],
  ['Sĩ quan', 'armed_forces'],
  ['Khác', 'other'],
] as const)('“%s” is %s', (text, category) => {
  expect(categoryOf(text)).toBe(category);
});

it('reads back every word that our own lists print', () => {
  expect(categories.map((category) => categoryOf(categoryWords[category]))).toEqual([...categories]);
});

it('takes a heading for a category only where it is nothing else', () => {
  expect(['Viên chức', 'Khối công chức', 'Cán bộ cấp xã'].map(categoryOfSection)).toEqual(['public_employee', 'civil_servant', 'cadre']);
  expect(['Công an thành phố', 'Hội đồng nhân dân xã', 'Ban Tổ chức cán bộ', 'Viên chức Bệnh viện Xanh'].map(categoryOfSection)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

it('hears a note that takes somebody back', () => {
  expect(['Xin hoãn', 'Rút tên', 'không đi học', 'Thay thế đ/c An'].map(withdraws)).toEqual([true, true, true, true]);
  expect(['Ăn chay', 'Trưởng đoàn', 'Ở ký túc xá', 'Hoàn thành TCLLCT'].map(withdraws)).toEqual([false, false, false, false]);
});

it('has a text for every reason, and a reason for every text', () => {
  const folder = new URL('.', import.meta.url);
  const sources = readdirSync(folder).filter((name) => /^(check-)?form-a.*\.ts$/.test(name) && !name.includes('.test.'));
  const said = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'(trainees\.[a-z_]+)'/g)].map((match) => match[1]!),
  );
  expect(sources.length).toBeGreaterThan(8);
  expect([...new Set(said)].toSorted()).toEqual(Object.keys(traineesMessages).toSorted());
  for (const { what, todo } of Object.values(traineesMessages)) expect(`${what}${todo}`.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
});
