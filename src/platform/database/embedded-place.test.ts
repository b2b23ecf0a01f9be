import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { chooseDataPlace, closedFolder, type SystemUser } from './embedded-place.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'place-')));
afterAll(() => rmSync(folder, { recursive: true }));
chmodSync(folder, 0o755);
const closed = join(folder, 'closed');
mkdirSync(join(closed, 'project', 'data'), { recursive: true });
chmodSync(closed, 0o700);
const open = join(folder, 'open');
mkdirSync(open, { mode: 0o755 });

const stranger: SystemUser = { name: 'stranger', uid: 61_234, gid: 61_234 };
const owner: SystemUser = { name: 'owner', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };

describe.skipIf(process.platform === 'win32')('the folder that a user cannot pass', () => {
  test.each([
    ['a closed parent', join(closed, 'project', 'data'), stranger, closed],
    ['a closed parent of what does not exist yet', join(closed, 'new', 'data'), stranger, closed],
    ['the closed folder itself', closed, stranger, closed],
    ['a closed folder of his own', join(closed, 'project'), owner, undefined],
    ['nothing', open, stranger, undefined],
    ['nothing above what does not exist yet', join(open, 'new', 'data'), stranger, undefined],
  ])('is %s', (_case, path, user, expected) => {
    expect(closedFolder(path, user)).toBe(expected);
  });
});

describe.runIf(process.getuid?.() === 0)('for root', () => {
  test('a place chosen by hand under a closed folder is refused by its name', () => {
    expect(() => chooseDataPlace(folder, join(closed, 'chosen'))).toThrow(`chmod o+x ${closed}`);
  });

  test('a link out of the closed folder is followed', () => {
    const elsewhere = join(open, 'elsewhere');
    symlinkSync(elsewhere, join(closed, 'linked'));
    const place = chooseDataPlace(folder, join(closed, 'linked'));
    expect(place.folder).toBe(elsewhere);
    expect(place.user?.uid).toBeGreaterThan(0);
  });

  test('a closed data folder of our own is opened for passing only', () => {
    const own = join(open, 'own');
    mkdirSync(own, { mode: 0o700 });
    const { user } = chooseDataPlace(folder, own);
    expect(closedFolder(own, user!)).toBeUndefined();
  });
});
