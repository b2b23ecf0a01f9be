import { expect, test } from 'vitest';
import { forms } from '../src/forms.ts';
import { mayOpen } from '../src/web/may-open.ts';

test.each<[string, string[], boolean]>([
  ['/', ['reports.read'], true],
  ['/', ['classes.read'], false],
  ['/lop/x?tab=ket-qua', ['classes.read'], true],
  ['/lop/x', ['reports.read'], false],
  ['/nguoi/x', ['classes.read'], false],
  ['/nguoi-khac', [], true],
  ['/tong-ket/chi-tiet?year=2020', ['reports.read'], false],
  ['/tong-ket/chi-tiet?year=2020', ['classes.read'], true],
  ['/don-vi', ['own.read'], false],
  ['/phien-dang-nhap', [], true],
])('%s with %j: %s', (address, capabilities, opens) => {
  expect(mayOpen(address, capabilities)).toBe(opens);
});

test('the page of a form opens for whoever the server lets bring one in, and for nobody else', () => {
  const every = forms({
    slotLedger: {} as Parameters<typeof forms>[0]['slotLedger'],
    carryOver: {} as Parameters<typeof forms>[0]['carryOver'],
  });
  expect(every.length).toBeGreaterThan(4);
  for (const { kind, capability } of every) {
    const page = `/nhap-tep/${kind}`;
    expect([kind, mayOpen(page, [capability]), mayOpen('/nhap-tep', [capability]), mayOpen(page, ['reports.read'])]).toEqual([
      kind,
      true,
      true,
      false,
    ]);
  }
});
