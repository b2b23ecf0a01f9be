import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { idSchema } from '#kit/schemas.ts';
import { blankPage, type Form, type Made } from '#modules/imports';
import { choiceOption } from '#platform/cli/options.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { notFound, phrase, Refusal } from '#platform/refusal.ts';
import { periodKinds, type ModuleInput, type ShownModule } from './content-contract.ts';
import { contentOf } from './content-queries.ts';
import { periodsOf } from './content-rules.ts';
import { checkContent, MISSING, type ContentLine, type ContentTarget } from './form-content-check.ts';
import columns from './form-content-columns.ts';
import { mergeContent } from './merge-content.ts';
import { isInForce } from './rules.ts';
import { lockVersion, refuseUnsound, touchVersion, writeContent } from './save-content.ts';

type Snapshot = { rowVersion: number; modules: ModuleInput[] };

/** The content of a version, as a table of modules and topics. Order ("học sau") and areas are not in it; they stay. */
export const contentForm: Form<ContentTarget, ContentLine> = {
  kind: 'programme-content',
  title: 'Nội dung chương trình',
  capability: 'programmes.record',
  columnsModule: import.meta.resolve('./form-content-columns.ts'),
  columns,
  target: z.strictObject({ versionId: idSchema }),
  applying: z.unknown(),

  async describe(db, { versionId }) {
    const { code, name, familyId } = await versionOf(db, versionId);
    return { label: `${code} – ${name}`, href: `/chuong-trinh/${familyId}?version=${versionId}` };
  },
  hold: async (tx, _actor, { versionId }) => void (await lockVersion(tx, versionId)),
  check: checkContent,

  async apply(tx, { target: { versionId }, beside, choices }, lines) {
    const { rowVersion } = await lockVersion(tx, versionId);
    const before = asInput((await contentOf(tx, [versionId])).get(versionId) ?? []);
    const missing = new Set(
      choices.answers[MISSING] === 'drop' ? ((beside.more as { missing?: string[] } | undefined)?.missing ?? []) : [],
    );
    if (lines.length === 0 && missing.size === 0) return { made: [] };
    const modules = mergeContent(before, lines, missing);
    refuseUnsound(modules);
    const known = new Set(before.flatMap((module) => [module.key, ...module.topics.map(({ key }) => key)]));
    const parts = modules.flatMap((module) => [module, ...module.topics]);
    await writeContent(tx, versionId, modules, new Map(parts.map(({ key }) => [key, known.has(key) ? key : newId()])));
    await touchVersion(tx, versionId);
    const snapshot: Snapshot = { rowVersion: rowVersion + 1, modules: before };
    return { made: [{ object: 'programme_version', id: versionId, before: snapshot }] };
  },
  undo: async (tx, _actor, _target, made) => {
    for (const one of made) await takeBack(tx, one);
  },

  command: {
    description: 'nhập nội dung của một phiên bản chương trình',
    options: [
      { flags: '--version <mã>', description: 'mã phiên bản chương trình' },
      choiceOption('--missing <cách>', 'học phần, chuyên đề đang có mà tệp không có: giữ hay bỏ', ['keep', 'drop']),
    ],
    target: async (db, { version }) => ({ versionId: await versionByCode(db, version ?? '') }),
    choices: ({ missing }) => ({ answers: { ...(missing !== undefined && { [MISSING]: missing }) } }),
    input: () => ({}),
  },

  async blank(db, target) {
    const version = target && (await versionOf(db, target.versionId));
    const now = target ? ((await contentOf(db, [target.versionId])).get(target.versionId) ?? []) : [];
    const printed = columns.columns.filter(({ key }) => !['line', 'total', 'note'].includes(key));
    const known = now.flatMap((module) => [
      [null, module.code, module.name, null, null, ...periodKinds.map((kind) => module[kind] || null)],
      ...module.topics.map((topic) => [
        null,
        null,
        module.name,
        topic.title,
        topic.description,
        ...periodKinds.map((kind) => topic[kind] || null),
      ]),
    ]);
    return [
      blankPage({
        name: 'Nội dung chương trình',
        mark: 'Nội dung chương trình',
        title: 'NỘI DUNG CHƯƠNG TRÌNH ĐÀO TẠO, BỒI DƯỠNG',
        subtitle: version ? `${version.code} – ${version.name}` : 'Chương trình ………',
        columns: printed,
        groups: [{ title: 'Số tiết', keys: periodKinds }],
        known: known.map((row, at) => [at + 1, ...row.slice(1)]),
        notes: [
          'Mỗi học phần một dòng (để trống cột Chuyên đề), mỗi chuyên đề một dòng ghi tên học phần của nó.',
          'Số tiết ở dòng học phần là số tiết ngoài các chuyên đề: thi, kiểm tra, nghiên cứu thực tế chung.',
        ],
      }),
    ];
  },
};

/** What is there as it would be sent. */
const asInput = (modules: readonly ShownModule[]): ModuleInput[] =>
  modules.map(({ id, code, name, after, topics, ...module }) => ({
    key: id,
    code,
    name,
    after,
    ...periodsOf(module),
    topics: topics.map(({ id: key, ...topic }) => ({ ...topic, key })),
  }));

async function takeBack(tx: Tx, { id, before }: Made): Promise<void> {
  const { rowVersion, modules } = before as Snapshot;
  const version = await lockVersion(tx, id);
  if (version.rowVersion !== rowVersion)
    throw new Refusal('imports.built_upon', { what: phrase('programmes.content_edited', { code: version.code }) }, { status: 409 });
  const parts = modules.flatMap((module) => [module, ...module.topics]);
  await writeContent(tx, id, modules, new Map(parts.map(({ key }) => [key, key])));
  await touchVersion(tx, id);
}

async function versionOf(db: Reader, id: string) {
  const version = await db.selectFrom('programmeVersion').select(['code', 'name', 'familyId']).where('id', '=', id).executeTakeFirst();
  if (!version) throw notFound('programmes.version_unknown');
  return version;
}

/** Of versions of one code: the one in force, else the latest. */
async function versionByCode(db: Reader, code: string): Promise<string> {
  const found = await db
    .selectFrom('programmeVersion')
    .select(['id', 'validFrom', 'validTo'])
    .where('code', '=', code)
    .orderBy('validFrom', 'desc')
    .execute();
  const version = found.find((one) => isInForce(one, today())) ?? found[0];
  if (!version) throw new Refusal('programmes.version_code_unknown', { code });
  return version.id;
}
