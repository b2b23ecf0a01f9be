import { sql } from 'kysely';
import { z } from 'zod';
import { idSchema, lineSchema } from '#kit/schemas.ts';
import { blankPage, type Form } from '#modules/imports';
import { choiceOption } from '#platform/cli/options.ts';
import type { Actor } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import { phrase, Refusal } from '#platform/refusal.ts';
import type { IssuedCertificate } from './certificate-rules.ts';
import { keepCertificates, takeBackCertificates } from './certificate-record.ts';
import { figuresOf } from './form-certificates-beside.ts';
import columns from './form-certificates-columns.ts';
import { checkCertificates, type CertificateLine, type CertificateTarget } from './form-certificates-check.ts';
import { ADD_PEOPLE, CATEGORY } from './form-certificates-people.ts';
import { categories } from './rules.ts';

const PRINTED = [
  'ordinal',
  'registerNo',
  'serial',
  'fullName',
  'birth',
  'personalNumber',
  'unit',
  'title',
  'from',
  'to',
  'periods',
  'classification',
  'decision',
  'issuedOn',
  'signer',
  'issuer',
];

/** Asks whether certificates of classes that are here may be recorded; refuses. Handed down by the module that knows classes. */
export type ClearCertificates = (tx: Tx, actor: Actor, certificates: readonly IssuedCertificate[]) => Promise<void>;

/** Registers of certificates: what people hold, from before the system or of its classes. */
export const certificatesForm = ({
  clearCertificates,
}: {
  clearCertificates: ClearCertificates;
}): Form<CertificateTarget, CertificateLine, Record<string, never>> => ({
  kind: 'certificates',
  title: 'Sổ cấp chứng chỉ',
  capability: 'people.record',
  columnsModule: import.meta.resolve('./form-certificates-columns.ts'),
  columns,
  target: z.strictObject({
    /** Who issued them all, where the rows do not say. */
    issuer: lineSchema(300)
      .nullish()
      .transform((text) => text || null),
    /** Of which programme they all are. */
    familyId: idSchema.nullish().transform((id) => id ?? null),
  }),
  applying: z.strictObject({}),

  async describe(db, { issuer, familyId }) {
    const family = familyId === null ? null : await familyOf(db, familyId);
    const into = `certificate.into${family && issuer ? '_both' : family ? '_family' : issuer ? '_issuer' : ''}`;
    return { label: phrase(into, { family: family?.name, issuer }), href: '/chung-chi' };
  },
  // two desks that bring one register go one after the other
  hold: async (tx, actor) => void (await sql`select pg_advisory_xact_lock(hashtext(${`certificates ${actor.tenant}`}))`.execute(tx)),
  check: checkCertificates,
  figures: figuresOf,
  apply: async (tx, { actor, keys }, lines) => {
    await clearCertificates(tx, actor, issuedTo(lines));
    return { made: await keepCertificates(tx, actor, keys, lines) };
  },
  undo: (tx, _actor, _target, made) => takeBackCertificates(tx, made),

  command: {
    description: 'nhập sổ cấp chứng chỉ cũ',
    options: [
      { flags: '--issuer <tên>', description: 'cơ sở cấp, nếu tệp không có cột này' },
      { flags: '--family <mã>', description: 'chương trình chung của cả tệp' },
      choiceOption('--new <cách>', 'người chưa có trong hệ thống: thêm mới hay giữ lại', ['add', 'hold']),
      choiceOption('--category <nhóm>', 'nhóm đối tượng của người thêm mới', categories),
    ],
    async target(db, { issuer, family }) {
      const found =
        family === undefined ? null : await db.selectFrom('programmeFamily').select('id').where('code', '=', family).executeTakeFirst();
      if (found === undefined) throw new Refusal('certificates.family_unknown', { code: family ?? '' });
      return { issuer: issuer ?? null, familyId: found?.id ?? null };
    },
    choices: ({ new: people, category }) => ({
      answers: { ...(people && { [ADD_PEOPLE]: people }), ...(category && { [CATEGORY]: category }) },
    }),
    input: () => ({}),
  },

  async blank(db, target) {
    const family = target?.familyId ? await familyOf(db, target.familyId) : null;
    return [
      blankPage({
        name: 'Sổ cấp chứng chỉ',
        mark: 'Sổ cấp chứng chỉ',
        title: 'SỔ CẤP CHỨNG CHỈ BỒI DƯỠNG',
        subtitle: [family?.name, target?.issuer].filter(Boolean).join(' – ') || 'Năm ………',
        columns: PRINTED.map((key) => columns.columns.find((one) => one.key === key)!),
        groups: [{ title: 'Thời gian học', keys: ['from', 'to'] }],
        notes: [
          'Ngày ghi ngày/tháng/năm; chỉ biết năm thì ghi năm. Số hiệu, số vào sổ và số định danh để dạng văn bản (Text) để không mất số 0.',
        ],
      }),
    ];
  },
});

/** Those of people who are here already: whom a class can have seen. */
const issuedTo = (lines: readonly CertificateLine[]): IssuedCertificate[] =>
  lines.flatMap(({ holder, facts: { familyId, issuer, issuedOn, courseTo } }) =>
    'personId' in holder && familyId !== null ? [{ personId: holder.personId, familyId, issuer, issuedOn, courseTo }] : [],
  );

async function familyOf(db: Reader, id: string) {
  const family = await db.selectFrom('programmeFamily').select(['code', 'name']).where('id', '=', id).executeTakeFirst();
  if (!family) throw new Refusal('certificates.family_unknown');
  return family;
}
