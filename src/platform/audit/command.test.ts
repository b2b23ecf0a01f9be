import { expect, test } from 'vitest';
import { freshDatabase } from '#test/database.ts';
import { vietnameseProgram } from '../cli/program.ts';
import { registerVerify } from './command.ts';
import type { Verdict } from './verify.ts';

const sound: Verdict = { rows: 1_234, anchors: 3, anchoredFrom: { at: '2026-11-23T00:00:00Z', count: 0 }, flaw: null };
const cut: Verdict = { ...sound, flaw: { kind: 'tail_cut', position: 7, row: null, at: '2026-11-23T00:00:00Z', missing: 2 } };

async function run(verdicts: Record<string, Verdict>, ...words: string[]) {
  const db = await freshDatabase();
  for (const slug of Object.keys(verdicts)) if (slug !== 'tinh') await db.addTenant(slug);
  const program = vietnameseProgram();
  const printed: string[] = [];
  registerVerify(program, {
    print: (text) => void printed.push(text),
    withTenant: () => Promise.reject(new Error('works on all')),
    withInstallation: (work) =>
      work({ pools: db.pools, trail: { verify: (tenant: string) => Promise.resolve(verdicts[tenant]) } } as never),
  });
  const failure = await program.parseAsync(['verify', ...words], { from: 'user' }).then(
    () => null,
    (error: Error) => error.message,
  );
  return { printed, failure };
}

test('a line for every tenant; one broken trail fails the command', async () => {
  const { printed, failure } = await run({ tinh: sound, huyen: cut });
  expect(printed).toEqual([
    '✗ huyen: mất 2 dòng cuối, từ vị trí 7: lần neo lúc 07:00:00 23/11/2026 còn ghi nhận.',
    '✓ tinh: 1.234 dòng nhật ký nguyên vẹn, khớp 3 lần neo.',
  ]);
  expect(failure).toBe('Nhật ký không còn nguyên vẹn: huyen (dòng ✗ ở trên).');
});

test('only the tenant asked for; one that is not there is said', async () => {
  expect(await run({ tinh: sound, huyen: cut }, '--tenant', 'tinh')).toEqual({
    printed: [expect.stringMatching(/^✓ tinh/)],
    failure: null,
  });
  expect((await run({ tinh: sound }, '--tenant', 'xa')).failure).toMatch(/Không có đơn vị sử dụng "xa"/);
});
