import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { loadConfig, type Config } from '../config.ts';
import { databaseFindings, externalToBe } from './database.ts';
import { fine, wrong, type Finding } from './finding.ts';
import { findings } from './findings.vi.ts';
import { oneLine } from '../one-line.ts';
import { findBinaries, prepareBinaries } from '#platform/database/embedded-binaries.ts';
import { chooseDataPlace, hasCluster, inspectDataPlace } from '#platform/database/embedded-place.ts';
import { faults } from '#platform/faults.vi.ts';
import { readKeys } from '#platform/secrets.ts';
import { webBuildState } from '#platform/web-build.ts';

/** Looks at everything and changes nothing; starts an embedded server that exists, for as long as it looks. */
export async function examine(): Promise<Finding[]> {
  const machine = [node(), clock()];
  let config: Config;
  try {
    config = loadConfig();
  } catch (error) {
    return [...machine, wrong(findings.settingsWrong(), oneLine(error))];
  }
  const settings = [...machine, fine(findings.settings()), web(config)];
  if (config.databaseUrl && config.keyFile) {
    if (!existsSync(config.keyFile)) return [...settings, ...(await externalToBe(config.databaseUrl, config.keyFile))];
    return [...settings, ...keyFile(config.keyFile), ...(await databaseFindings(config))];
  }

  const { wanted } = inspectDataPlace(config.projectFolder, config.dataFolder);
  const path = config.keyFile ?? join(wanted, 'keys', 'field.key');
  if (!hasCluster(wanted)) return [...settings, binary(), ...placeToBe(config), ...keyFile(path, true), fine(findings.databaseNotYet())];
  const place = placeInUse(config);
  const usable = place.every((finding) => finding.fine);
  return [...settings, binary(), ...place, ...keyFile(path), ...(usable ? await databaseFindings(config) : [])];
}

function node(): Finding {
  const isNew = Number(process.versions.node.split('.')[0]) >= 24;
  return isNew ? fine(findings.node(process.version)) : wrong(findings.node(process.version), findings.nodeTodo());
}

function clock(): Finding {
  // 0h of 1 January 2024 in Viet Nam: wrong where the time-zone data are missing.
  const known = new Date('2023-12-31T17:00:00Z').toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' });
  if (!/0?0:00:00 0?1\/0?1\/2024/.test(known)) return wrong(findings.timeZone(), findings.timeZoneTodo());
  const now = new Date();
  const words = findings.clock(now.toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh' }));
  return now.getFullYear() >= 2026 ? fine(words) : wrong(words, findings.clockTodo());
}

function web(config: Config): Finding {
  const state = webBuildState(config.projectFolder);
  const words = findings.web[state]();
  const canBuild = existsSync(join(config.projectFolder, 'node_modules', 'vite'));
  return state !== 'missing' || canBuild ? fine(words) : wrong(words, findings.webTodo());
}

function binary(): Finding {
  try {
    return fine(findings.binary(findBinaries().version));
  } catch (error) {
    return wrong(findings.binaryWrong(), oneLine(error));
  }
}

function placeToBe(config: Config): Finding[] {
  const { wanted, user, closed } = inspectDataPlace(config.projectFolder, config.dataFolder);
  const found = statSync(existing(wanted));
  if (!found.isDirectory()) return [wrong(findings.dataWrong(), findings.dataIsFile(existing(wanted)))];
  if (!user || !closed) return [fine(findings.dataNotYet(wanted)), disk(existing(wanted))];
  if (config.dataFolder) return [wrong(findings.dataWrong(), faults.dataUnreachable(wanted, closed, user.name))];
  return [fine(findings.dataElsewhere(wanted, closed)), disk(existing('/var/lib/khuevan'))];
}

function placeInUse(config: Config): Finding[] {
  try {
    const place = chooseDataPlace(config.projectFolder, config.dataFolder);
    prepareBinaries(place);
    const modes = ['pg', 'keys'].flatMap((name) => {
      const folder = join(place.folder, name);
      return existsSync(folder) && isOpen(folder) ? [wrong(findings.dataMode(folder, modeOf(folder)), findings.dataModeTodo(folder))] : [];
    });
    return [fine(findings.data(place.folder)), disk(place.folder), ...modes];
  } catch (error) {
    return [wrong(findings.dataWrong(), oneLine(error))];
  }
}

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const gigabytes = (bavail * bsize) / 2 ** 30;
  const words = findings.disk(`${gigabytes.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} GB`);
  return gigabytes >= 1 ? fine(words) : wrong(words, findings.diskTodo());
}

function keyFile(path: string, notYet = false): Finding[] {
  if (notYet && !existsSync(path)) return [fine(findings.keyFileNotYet(path))];
  try {
    readKeys(path);
  } catch (error) {
    return [wrong(findings.keyFile(path), oneLine(error))];
  }
  if (isOpen(path)) return [wrong(findings.keyFileMode(path, modeOf(path)), findings.keyFileTodo(path))];
  if (path.includes(`${sep}pg${sep}`) && existsSync(join(path.slice(0, path.lastIndexOf(`${sep}pg${sep}`)), 'pg', 'PG_VERSION'))) {
    return [wrong(findings.keyFileInside(path), findings.keyFileInsideTodo())];
  }
  return [fine(findings.keyFile(path))];
}

const isOpen = (path: string): boolean => process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)));
