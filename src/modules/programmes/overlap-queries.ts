import { sql } from 'kysely';
import { today, type CalendarDate } from '#kit/dates.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { notFound } from '#platform/refusal.ts';
import { contentsOf, contentThresholds, decidedTwins, verdictsOn } from './overlap-content.ts';
import type { Level, Overlaps, Threshold, Twin, TwinList, Verdict } from './overlap-contract.ts';
import { nearPairs, titleKey, titlesAlike } from './overlap-likeness.ts';
import { overlapOf, pairOf, weighed } from './overlap-rules.ts';

const MOST = 200;

type NamedVersion = {
  id: string;
  code: string;
  name: string;
  validFrom: string;
  validTo: string | null;
  family: { id: string; code: string; name: string };
};

async function namedVersions(db: Reader): Promise<Map<string, NamedVersion>> {
  const { rows } = await sql<NamedVersion>`
    select v.id, v.code, v.name, v.valid_from, v.valid_to, json_build_object('id', f.id, 'code', f.code, 'name', f.name) as family
    from programme_version v join programme_family f on f.id = v.family_id order by v.valid_from desc, v.code`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a version has in common with the others of its family, and with the versions of other programmes in force on a day. */
export async function readOverlaps(db: Reader, versionId: string, on: CalendarDate = today()): Promise<Overlaps> {
  const versions = await namedVersions(db);
  const own = versions.get(versionId);
  if (!own) throw notFound('programmes.version_unknown');
  const { nearSimilarity } = await contentThresholds(db, on);
  const inForce = ({ validFrom, validTo }: NamedVersion) => validFrom <= on && (validTo === null || on < validTo);
  const compared = [...versions.values()].filter((one) => one.id === versionId || one.family.id === own.family.id || inForce(one));
  const contents = await contentsOf(
    db,
    compared.map(({ id }) => id),
  );
  const mine = contents.find((content) => content.versionId === versionId)!;
  const verdicts = await verdictsOn(db, contents, nearSimilarity, mine);
  const others = contents
    .filter((content) => content !== mine)
    .map((content) => ({ version: versions.get(content.versionId)!, overlap: overlapOf(mine, content, verdicts) }));
  return {
    topics: weighed(mine.topics).length,
    unknown: others.filter(({ overlap }) => overlap.by === 'unknown').length,
    rows: others
      .flatMap(({ version: { family, ...version }, overlap: { by, aInB, bInA, pairs } }) =>
        aInB !== null && bInA !== null && aInB.possible + bInA.possible > 0
          ? [{ family, version, by, here: aInB, there: bInA, pairs }]
          : [],
      )
      .sort((a, b) => b.here.share - a.here.share || b.here.possible - a.here.possible || b.there.share - a.there.share),
  };
}

/** Titles that may be the same and nobody has decided on, the most alike first; or those that have been decided, the latest first. */
export async function listTwins(db: Reader, { view, family }: { view: 'open' | Verdict; family?: string | undefined }): Promise<TwinList> {
  const versions = await namedVersions(db);
  const sides = new Map<string, Twin['a'] & { versions: Set<string> }>();
  const topics: { key: string; description: string | null }[] = [];
  for (const content of await contentsOf(db))
    for (const topic of weighed(content.topics)) {
      const { id, code, name } = versions.get(content.versionId)!;
      const side = sides.get(topic.key) ?? { title: topic.title, description: null, taughtIn: [], versions: new Set() };
      side.description ??= topic.description ?? null;
      side.versions.add(id);
      side.taughtIn.push({ versionId: id, code, name, periods: topic.periods });
      sides.set(topic.key, side);
      topics.push({ key: topic.key, description: topic.description ?? null });
    }
  const ofFamily = (key: string) => [...(sides.get(key)?.versions ?? [])].some((id) => versions.get(id)!.family.code === family);
  const shown = (key: string, title: string): Twin['a'] => {
    const { versions: _, ...side } = sides.get(key) ?? { title, description: null, taughtIn: [], versions: null };
    return side;
  };
  const wanted = ({ a, b }: { a: string; b: string }) => family === undefined || ofFamily(a) || ofFamily(b);
  if (view !== 'open') {
    const rows = await db
      .selectFrom('topicTwin')
      .selectAll()
      .where('verdict', '=', view)
      .orderBy('recordedAt', 'desc')
      .orderBy('id')
      .execute();
    const found = rows.filter((row) => wanted({ a: row.keyA, b: row.keyB }));
    return {
      total: found.length,
      topics: topics.length,
      rows: found.slice(0, MOST).map((row) => ({
        id: row.id,
        a: shown(row.keyA, row.titleA),
        b: shown(row.keyB, row.titleB),
        similarity: row.similarity,
        verdict: view,
        decidedBy: row.recordedByName,
        decidedAt: row.recordedAt,
      })),
    };
  }
  const decided = await decidedTwins(db);
  const { nearSimilarity } = await contentThresholds(db, today());
  // two titles of one version and of no other are two topics of it, as its author meant
  const apart = (a: string, b: string) => new Set([...sides.get(a)!.versions, ...sides.get(b)!.versions]).size > 1;
  const found = nearPairs(topics, nearSimilarity / 100).filter(
    (pair) => !decided.has(pairOf(pair.a, pair.b)) && apart(pair.a, pair.b) && wanted(pair),
  );
  return {
    total: found.length,
    topics: topics.length,
    rows: found.slice(0, MOST).map(({ a, b, alike }) => ({
      id: pairOf(a, b),
      a: shown(a, a),
      b: shown(b, b),
      similarity: Math.round(alike * 100),
      verdict: null,
      decidedBy: null,
      decidedAt: null,
    })),
  };
}

/** Percent to which two titles are alike as they are compared; null: they are one and the same already. */
export function similarityOf(a: string, b: string): number | null {
  return titleKey(a) === titleKey(b) ? null : Math.round(titlesAlike(a, b) * 100);
}

export async function listThresholds(db: Reader, on: CalendarDate = today()): Promise<Threshold[]> {
  const rows = await db.selectFrom('contentThreshold').selectAll().orderBy('validFrom', 'desc').orderBy('seq', 'desc').execute();
  const now = rows.find(({ validFrom }) => validFrom <= on);
  return rows.map(({ seq: _seq, recordedAt: _at, recordedBy: _by, recordedByName, verification, ...row }) => ({
    ...row,
    verification: verification as Threshold['verification'],
    recordedBy: recordedByName,
    inForce: row.id === now?.id,
  }));
}

export async function listLevels(db: Reader, on: CalendarDate = today()): Promise<Level[]> {
  const { rows } = await sql<Level>`
    select l.id, json_build_object('id', f.id, 'code', f.code, 'name', f.name) as family, l.valid_from, l.ladder, l.level, l.document_id, l.citation,
      l.verification, l.recorded_by_name as recorded_by,
      l.id = (select x.id from family_level x where x.family_id = l.family_id and x.valid_from <= ${on} order by x.valid_from desc, x.seq desc limit 1) is true as in_force
    from family_level l join programme_family f on f.id = l.family_id order by f.name, l.valid_from desc, l.seq desc`.execute(db);
  return rows;
}
