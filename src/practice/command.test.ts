import { Command } from 'commander';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { practiceSite, type PracticeSite } from '#test/practice-place.ts';
import { appOver, visitor } from '#test/visitor.ts';
import { registerPractice } from './command.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let site: PracticeSite;
beforeAll(async () => void (site = await practiceSite()));

/** What the command prints, or the sentence with which it fails. */
async function practice(...typed: string[]): Promise<{ said: string } | { fault: string }> {
  const said: string[] = [];
  const program = new Command().exitOverride().option('--tenant <mã>');
  registerPractice(program, {
    print: (text) => void said.push(text),
    withTenant: () => Promise.reject(new Error('asks for no tenant')),
    withInstallation: (work) =>
      work({
        target: site,
        pools: site.pools,
        database: site.database,
        keys: site.keys,
        keyFile: '',
        trail: site.trail,
        tenantUrl: site.roleUrls.tenant,
      }),
  });
  try {
    await program.parseAsync(['node', 'khuevan', 'practice', ...typed]);
  } catch (error) {
    expect(error).toMatchObject({ name: 'Fault' });
    return { fault: (error as Error).message };
  }
  return { said: said.join('\n') };
}
const signsIn = async (password: string): Promise<number> => {
  const app = await appOver(site);
  const { status } = await visitor(app).signIn('daumoi-05', password, 'thuchanh');
  await app.close();
  return status;
};

describe('refused, in words', () => {
  test.each([
    [['--agencies', '5'], '--agencies không nhận "5"'],
    [['--agencies', '100'], 'không nhận "100"'],
    [['--agencies', 'x'], 'từ 6 đến 99'],
    [['--at', '24:00'], '--at không nhận "24:00"'],
    [['--at', '7h'], 'ví dụ 00:30'],
    [['--password', 'matkhau'], '--password quá ngắn'],
    [['--tenant', 'thuchanh__next'], 'không dùng làm mã bản thực hành'],
    [['--tenant', 'a_rather_long_code_of_a_tenant'], 'không dùng làm mã bản thực hành'],
    [['--tenant', 'tinh'], 'không phải bản thực hành'],
    [['--tenant', 'tinh', '--reset'], 'không phải bản thực hành'],
  ])('%j', async (typed, words) => {
    expect(await practice(...typed)).toEqual({ fault: expect.stringContaining(words) as string });
    expect(await site.sql('select slug from public.practice')).toEqual([]);
  });
});

describe('made', () => {
  let password: string;
  test('tells the password once, and the names', async () => {
    const made = await practice('--agencies', '6', '--at', '01:15');
    expect(made).toEqual({
      said: expect.stringMatching(/^Đã tạo bản thực hành "thuchanh" trong [\d,]+ giây: 6 cơ quan, 95 tài khoản\.$/m) as string,
    });
    const { said } = made as { said: string };
    password = /Mật khẩu chung \(chỉ in ra lần này\): (\S+)$/m.exec(said)![1]!;
    for (const words of ['daumoi-01', 'Đầu mối đơn vị', 'taichinh', 'lúc 01:15', '--reset']) expect(said).toContain(words);
    expect(await signsIn(password)).toBe(200);
    expect(await site.sql('select slug, agencies, reset_at::text from public.practice')).toEqual([
      { slug: 'thuchanh', agencies: 6, reset_at: '01:15:00' },
    ]);
    expect(await site.sql(`select name, is_sample, demands_code from public.tenant where slug = 'thuchanh'`)).toEqual([
      { name: 'Tỉnh Thực Hành – bản thực hành', is_sample: false, demands_code: false },
    ]);
    // nobody but the owner reads the hash
    const [role] = await site.sql(`select has_column_privilege($1, 'public.practice', 'password_hash', 'select') as may`, [
      site.roleNames.tenant,
    ]);
    expect(role).toEqual({ may: false });
  });
  test('again: says what to type, and nothing happens', async () => {
    const [before] = await site.sql('select made_at from public.practice');
    expect(await practice()).toEqual({ fault: expect.stringContaining('--reset') as string });
    expect(await site.sql('select made_at from public.practice')).toEqual([before]);
  });
  test('anew: number, hour and password stay as they were', async () => {
    const made = await practice('--reset');
    expect(made).toEqual({ said: expect.stringMatching(/^Đã làm lại bản thực hành .* 6 cơ quan, 95 tài khoản\.$/m) as string });
    expect((made as { said: string }).said).toContain('Mật khẩu chung vẫn như cũ.');
    expect((made as { said: string }).said).not.toContain(password);
    expect(await signsIn(password)).toBe(200);
    expect(await site.sql('select agencies, reset_at::text from public.practice')).toEqual([{ agencies: 6, reset_at: '01:15:00' }]);
  });
  test('anew with another password and hour', async () => {
    const made = await practice('--reset', '--password', 'muoi hai con giap', '--at', '23:45', '--agencies', '7');
    expect((made as { said: string }).said).toContain('muoi hai con giap');
    expect([await signsIn(password), await signsIn('muoi hai con giap')]).toEqual([401, 200]);
    expect(await site.sql('select agencies, reset_at::text from public.practice')).toEqual([{ agencies: 7, reset_at: '23:45:00' }]);
  });
});
