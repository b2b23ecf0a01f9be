import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmdirSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import { errorCode, Fault } from '#platform/fault.ts';
import { faults, notices } from '#platform/faults.vi.ts';

/** Who runs PostgreSQL in place of root, which it refuses. */
export type SystemUser = { name: string; uid: number; gid: number };

/** Where everything the installation writes lives: pg/ (the cluster), keys/, postgres.log. */
export type DataPlace = {
  folder: string;
  /** Undefined: PostgreSQL runs as ourselves. */
  user: SystemUser | undefined;
  /** A line for the console when the place is not the one a reader of the README expects. */
  notice?: string;
};

const otherPlaces = '/var/lib/khuevan';

/** What is there before anything is made: the wanted folder, who will run PostgreSQL, and the first folder closed to him. */
export function inspectDataPlace(projectFolder: string, chosen: string | undefined) {
  const wanted = chosen ?? join(projectFolder, 'data');
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? (ownerOfCluster(wanted) ?? systemUser()) : undefined;
  return { wanted, user, closed: user && closedFolder(dirname(realPath(wanted)), user) };
}

/**
 * Chooses the data folder and makes it. Run by root, PostgreSQL works as another user, to whom every folder above the
 * data must be open: ./data under a closed home then becomes a link to a folder under /var/lib/khuevan.
 * @throws Fault naming the closed folder when the place was chosen by hand or already holds data.
 */
export function chooseDataPlace(projectFolder: string, chosen: string | undefined): DataPlace {
  const { wanted, user, closed } = inspectDataPlace(projectFolder, chosen);
  if (!user || !closed) {
    const folder = makeFolder(realPath(wanted));
    // Only root writes here; passing through tells the other user nothing, keys/ and pg/ are closed themselves.
    if (user && !maySearch(folder, user)) chmodSync(folder, statSync(folder).mode | 0o011);
    return { folder, user };
  }
  if (chosen || hasCluster(wanted)) throw new Fault(faults.dataUnreachable(wanted, closed, user.name));
  const folder = linkElsewhere(wanted);
  return { folder, user, notice: notices.dataElsewhere(folder, closed, user.name) };
}

export const hasCluster = (folder: string): boolean => existsSync(join(folder, 'pg'));

/** The first folder on the way down to `path` (itself included) that `user` may not pass; folders yet to be made do not count. */
export function closedFolder(path: string, user: SystemUser): string | undefined {
  const { root } = parse(path);
  let folder = root;
  for (const name of ['', ...path.slice(root.length).split(sep).filter(Boolean)]) {
    folder = join(folder, name);
    if (!existsSync(folder)) return undefined;
    if (!maySearch(folder, user)) return folder;
  }
  return undefined;
}

function maySearch(folder: string, user: SystemUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) !== 0;
}

function systemUser(): SystemUser {
  const all = readUsers();
  const user = all.find((candidate) => candidate.name === 'nobody') ?? all.find((candidate) => candidate.uid > 0);
  if (!user) throw new Fault(faults.systemUserMissing());
  return user;
}

/** A cluster once made by another user stays his. */
function ownerOfCluster(folder: string): SystemUser | undefined {
  if (!hasCluster(folder)) return undefined;
  const { uid, gid } = statSync(join(folder, 'pg'));
  if (uid === 0) return undefined;
  return readUsers().find((user) => user.uid === uid) ?? { name: String(uid), uid, gid };
}

function readUsers(): SystemUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  return lines
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((user) => user.name && Number.isInteger(user.uid));
}

/** Follows links also where they lead to folders that do not exist (any more). */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    if (dirname(path) === path) return path;
    const here = join(realPath(dirname(path)), basename(path));
    return lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() ? realPath(resolve(dirname(here), readlinkSync(here))) : here;
  }
}

function makeFolder(path: string): string {
  try {
    const first = mkdirSync(path, { recursive: true });
    // The umask may have closed what we have just made.
    if (first && process.getuid?.() === 0) for (let made = path; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    throw new Fault(faults.dataNotWritable(path, errorCode(error) ?? String(error)), { cause: error });
  }
}

function linkElsewhere(link: string): string {
  const folder = makeFolder(join(otherPlaces, `${basename(dirname(link))}-${randomBytes(3).toString('hex')}`));
  try {
    if (existsSync(link) && !lstatSync(link).isSymbolicLink()) rmdirSync(link);
    symlinkSync(folder, link);
    return folder;
  } catch (error) {
    rmdirSync(folder);
    // Another command starting at the same moment was quicker.
    if (errorCode(error) === 'EEXIST' && lstatSync(link).isSymbolicLink()) return realpathSync(link);
    throw new Fault(faults.dataNotWritable(link, errorCode(error) ?? String(error)), { cause: error });
  }
}
