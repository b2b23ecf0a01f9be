import type { Planted, Subject } from './matrix-places.ts';

/** JSON schema of a request body, as the description of the interface gives it. */
export type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
};
export type Described = {
  parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
};

/** The object that an address is about; in order, the first that fits. null: about none. */
const subjects: [RegExp, Subject][] = [
  [/^\/api\/sessions\/:id/, 'session'],
  [/^\/api\/accounts\/:id/, 'account'],
  [/^\/api\/approvals\/absences\/:id/, 'absence'],
  [/^\/api\/approvals\/directed\/:id/, 'directed'],
  [/^\/api\/approvals\/:id/, 'request'],
  [/^\/api\/chains\/:id/, 'chain'],
  [/^\/api\/classes\/:id/, 'class'],
  [/^\/api\/convocations\/:id/, 'convocation'],
  [/^\/api\/calls\/:id/, 'call'],
  [/^\/api\/nominations\/:id/, 'nomination'],
  [/^\/api\/coordination-duties\/:id/, 'duty'],
  [/^\/api\/documents\/:id/, 'document'],
  [/^\/api\/eligibility\/schemes\/:id/, 'scheme'],
  [/^\/api\/eligibility\/versions\/:id/, 'condition'],
  [/^\/api\/ledger-events\/:id/, 'event'],
  [/^\/api\/needs\/:id/, 'need'],
  [/^\/api\/openings\/:id/, 'comingClass'],
  [/^\/api\/outside\/:id/, 'outside'],
  [/^\/api\/people\/:id/, 'person'],
  [/^\/api\/plans\/:id/, 'plan'],
  [/^\/api\/programmes\/versions\/:id/, 'version'],
  [/^\/api\/programmes\/frameworks\/:id/, 'framework'],
  [/^\/api\/programmes\/schemes\/:id/, 'trainingScheme'],
  [/^\/api\/programmes\/areas\/:id/, 'area'],
  [/^\/api\/programmes\/assessments\/:id/, 'assessment'],
  [/^\/api\/programmes\/updates\/:id/, 'update'],
  [/^\/api\/programmes\/adjustments\/:id/, 'adjustment'],
  [/^\/api\/programmes\/:id/, 'family'],
  [/^\/api\/reports\/schemes\/:id/, 'trainingScheme'],
  [/^\/api\/reports\/locks\/:id/, 'lock'],
  [/^\/api\/reports\/stated\/:id/, 'stated'],
  [/^\/api\/series\/:id/, 'series'],
  [/^\/api\/slots\/:id/, 'pendingSlot'],
  [/^\/api\/units\/:(id|unitId)/, 'unit'],
];
export const subjectOf = (url: string): Subject | null => {
  const form = /^\/api\/imports\/([\w-]+)\/:id/.exec(url)?.[1];
  return form ? `run ${form}` : (subjects.find(([pattern]) => pattern.test(url))?.[1] ?? null);
};

/** What hangs on a class: of a restricted one only those see it who may. */
export const hangsOnClass = (subject: Subject): boolean =>
  /^(call|class|comingClass|nomination|convocation|enrolment|otherEnrolment|chain|event|slot|pendingSlot|line|series|request|directed|run trainees|run results)$/.test(
    subject,
  );

const others: Record<string, Subject> = {
  ':assignmentId': 'assignment',
  ':classId': 'class',
  ':linkId': 'link',
  ':lineId': 'line',
  ':targetId': 'target',
  ':session': 'session',
  ':boardId': 'board',
  ':otherId': 'otherPerson',
  ':mergeId': 'merge',
  ':qualificationId': 'qualification',
};

/** `word`: what is searched for in a list. */
export function addressOf(url: string, there: Planted, described: Described | undefined, word?: string): string {
  const subject = subjectOf(url);
  const path = url
    .replace(
      /:(assignmentId|boardId|otherId|mergeId|qualificationId|classId|lineId|linkId|targetId|session)\b/g,
      (name) => there[others[name]!]!,
    )
    .replace(':no', '1')
    .replace(':year', '2026')
    .replace(':key', 'a-key-of-nobody')
    .replace(/:(id|unitId)/, subject ? there[subject]! : '');
  const needed = described?.parameters?.filter((one) => one.in === 'query' && one.required) ?? [];
  const query = new URLSearchParams(needed.map(({ name, schema }): [string, string] => [name, String(valueOf(name, schema, there))]));
  for (const [name, value] of Object.entries(queries[url] ?? {})) query.set(name, typeof value === 'string' ? value : value(there));
  if (word !== undefined) query.set('q', word);
  // a workbook is packed: only in plain text can a word of another unit be seen
  if (path.endsWith('/export')) query.set('as', 'csv');
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}
const year = { year: '2026' };
/** Everybody is too young for it: whoever it is tried on is named. */
const trial = {
  draft: JSON.stringify({ check: { kind: 'age_at_least', parameters: { female: 80, male: 80 } } }),
  classId: (there: Planted) => there.class,
};
const queries: Record<string, Record<string, string | ((there: Planted) => string)>> = {
  '/api/eligibility/trial': trial,
  '/api/eligibility/trial/export': trial,
  '/api/series/:id/proposal': { units: (there: Planted) => there.unit },
  '/api/reports/annual': year,
  '/api/reports/annual/detail': { ...year, cell: 'classes.opened' },
  '/api/reports/annual/detail/export': { ...year, cell: 'classes.opened' },
  '/api/reports/annual/file': { ...year, as: 'xlsx' },
  '/api/reports/annual/turns': year,
  '/api/reports/priorities': year,
  '/api/reports/priorities/export': year,
  '/api/reports/turns': { from: '2026', to: '2026', measure: 'L1' },
  '/api/home': year,
};

/** What to search for in a list: a word that only the rows of a place have. */
export const wordOf = (url: string, there: Planted): string => {
  if (url.startsWith('/api/units')) return `Đơn vị ${there.unit}`;
  if (url.startsWith('/api/documents')) return `1-QĐ/${there.unit}`;
  if (url.startsWith('/api/programmes')) return `CT${there.unit}`;
  if (url === '/api/series' || url.startsWith('/api/series/export')) return `DTS${there.unit}`;
  if (url.startsWith('/api/outside')) return `Nguyễn otherPerson ${there.word}`;
  return url.startsWith('/api/people') || url.startsWith('/api/audit/people') ? `Nguyễn person ${there.word}` : there.word;
};

/** What a field of this name holds, wherever it stands. */
export const named: Record<string, (there: Planted) => unknown> = {
  documentId: (there) => there.document,
  ruleId: (there) => there.rule,
  schemeId: (there) => there.scheme,
  personId: (there) => there.person,
  personIds: (there) => [there.person],
  otherId: (there) => there.otherPerson,
  classId: (there) => there.class,
  slotId: (there) => there.pendingSlot,
  enrolmentId: (there) => there.enrolment,
  nominationIds: (there) => [there.nomination],
  enrolmentIds: (there) => [there.enrolment],
  familyId: (there) => there.family,
  family: (there) => there.family,
  versionId: (there) => there.version,
  earlierId: (there) => there.version,
  laterId: (there) => there.version,
  topicId: (there) => there.version,
  areaId: (there) => there.area,
  areaIds: (there) => [there.area],
  frameworkId: (there) => there.framework,
  familyIds: (there) => [there.family],
  assessmentSchemeId: (there) => there.assessment,
  planId: (there) => there.plan,
  unitId: (there) => Number(there.unit),
  leadId: (there) => Number(there.unit),
  hostId: (there) => Number(there.unit),
  runnerId: (there) => Number(there.unit),
  senderId: (there) => Number(there.unit),
  issuerId: (there) => Number(there.unit),
  funding: () => 'city',
  password: () => 'gạo trộn xôi muối',
  accountNumber: () => '001100456789',
  name: () => 'Tên thử',
  code: () => 'THU-1',
  reason: () => 'Thử một lời gọi',
  intoClassId: (there) => there.class,
  toClassId: (there) => there.class,
  toSeriesId: (there) => there.series,
  chainIds: (there) => [there.chain],
  objectId: (there) => there.unit,
  programmeVersionId: (there) => there.version,
  fromId: (there) => Number(there.unit),
  deskId: (there) => Number(there.unit),
  deputyName: (there) => `d${there.unit}`,
  org: (there) => there.org,
};

/** Titles of topics that are planted, each in every other place. */
export const alikeTitles = ['Kỹ năng lãnh đạo, quản lý ở cơ sở', 'Kỹ năng lãnh đạo và quản lý cấp cơ sở'] as const;

/** A body that its schema takes: the obligatory fields and those named above. */
export function bodyOf(url: string, described: Described | undefined, there: Planted): unknown {
  const schema = described?.requestBody?.content['application/json']?.schema;
  return schema ? { ...(valueOf('', schema, there) as object), ...bodies[url]?.(there) } : undefined;
}
const call = (there: Planted) => ({ units: [Number(there.unit)], bloc: null, level: null, below: null, withSeats: false });
const dates = { issuedOn: '2026-01-05', deadline: '2090-01-31' };
const bodies: Record<string, (there: Planted) => object> = {
  '/api/programmes/content-thresholds': () => ({ years: 5 }),
  '/api/series/:id/calls': (there) => ({ ...dates, call: call(there) }),
  '/api/series/:id/distribution': (there) => ({ placements: [{ id: there.nomination, classId: there.class, rowVersion: 1 }] }),
  '/api/calls/:id': () => dates,
  '/api/calls/:id/reminders': (there) => ({ units: [Number(there.unit)] }),
  '/api/calls/:id/units': (there) => ({ call: call(there) }),
  '/api/series/:id/decisions': (there) => ({ nominations: [{ id: there.nomination, rowVersion: 1 }] }),
  '/api/programmes/twins': () => ({ titleA: alikeTitles[0], titleB: alikeTitles[1] }),
  '/api/series': (there) => ({ classIds: [there.class] }),
  '/api/classes/:id/departures': () => ({ leaveReason: 'withdrawn' }),
  '/api/eligibility/versions/:id/end': () => ({ validTo: '2091-01-01' }),
  '/api/accounts/:id/identifier': () => ({ identifier: 'nguyen.an' }),
};

export function valueOf(name: string, schema: Schema, there: Planted): unknown {
  if (named[name]) return named[name](there);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return valueOf(name, choices.find((one) => one.type !== 'null') ?? choices[0]!, there);
  switch ([schema.type].flat().find((one) => one !== 'null')) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(
        ([key]) => schema.required?.includes(key) || key === 'documentId' || key === 'reason',
      );
      return Object.fromEntries(wanted.map(([key, one]) => [key, valueOf(key, one, there)]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueOf(name.replace(/s$/, ''), schema.items ?? {}, there));
    case 'integer':
    case 'number':
      if (/year/i.test(name)) return 2026;
      return Math.max(1, schema.minimum ?? 0, (schema.exclusiveMinimum ?? 0) + 1);
    case 'boolean':
      return false;
    default:
      if (schema.format === 'uuid' || name.endsWith('Id')) return '01900000-0000-7000-8000-000000000001';
      if (/date|day$|from|on$|to$|asOf|until|due|cutoff/i.test(name)) return '2026-06-01';
      if (/month/.test(name)) return '2026-03';
      return 'x'.repeat(Math.max(3, schema.minLength ?? 0));
  }
}
