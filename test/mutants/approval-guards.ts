import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { transitions, type Act } from '../../src/modules/approvals/rules.ts';

/** A guard of approvals taken out: a piece of source put otherwise, or a statement to the database that the tests start from. */
export type Change = { guard: string; mutant: string } & ({ file: string; from: string; to: string } | { sql: string });

export const approvalTests = [
  'src/modules/approvals/rules.test.ts',
  'src/modules/approvals/approvals.test.ts',
  'src/modules/approvals/absences.test.ts',
  'test/two-connections.test.ts',
  'src/modules/plans/request-amendment.test.ts',
  'src/modules/classes/concurrence.test.ts',
];
const folder = 'src/modules/approvals';

/** Every condition of every act, in turn. */
function conditions(): Change[] {
  const file = `${folder}/rules.ts`;
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
  return (Object.keys(transitions) as Act[]).flatMap((act) => {
    const from = new RegExp(`^  ${act}: \\{ asks: .*$`, 'm').exec(text)![0];
    return transitions[act].asks.map((condition) => ({
      guard: `${act} asks ${condition}`,
      mutant: 'not asked',
      file,
      from,
      to: from.replace(new RegExp(`'${condition}'(, )?`), ''),
    }));
  });
}

/** [file, what it keeps, from, to] */
const pieces: [string, string, string, string][] = [
  ['record-steps.ts', 'an account has one side', 'if (held.side !== side)', 'if (false)'],
  [
    'decide-request.ts',
    'nor in the name of who has submitted',
    'await hasSubmitted(tx, id, [actor.accountId, ...(behalf ? [behalf.absentId] : [])])',
    'await hasSubmitted(tx, id, [actor.accountId])',
  ],
  [
    'decide-request.ts',
    'nor as the deputy of somebody else',
    'await hasSubmitted(tx, id, [actor.accountId, ...(behalf ? [behalf.absentId] : [])])',
    'await hasSubmitted(tx, id, behalf ? [behalf.absentId] : [actor.accountId])',
  ],
  [
    'decide-request.ts',
    'who is stood in for is on that side too',
    "'decides', [actor.accountId, ...(behalf ? [behalf.absentId] : [])]",
    "'decides', [actor.accountId]",
  ],
  ['decide-request.ts', 'who decides has the right to', "actor.capabilities.has('approvals.decide') && (", '('],
  ['decide-request.ts', 'who decides stands for the desk', '(await standingFor(tx, actor, [request.deskId]))(request.deskId)', 'true'],
  ['decide-request.ts', 'a deputy stands in for somebody', 'where deputy_id = ${actor.accountId} and', 'where'],
  ['decide-request.ts', 'a deputy has one desk', 'and desk_id = ${deskId}', ''],
  ['decide-request.ts', 'a deputy begins on a day', 'and from_on <= ${today()}::date', ''],
  ['decide-request.ts', 'a deputy ends on a day', 'and to_on >= ${today()}::date', ''],
  ['decide-request.ts', 'what was taken back counts no more', 'and revoked_at is null', ''],
  ['decide-request.ts', 'a delegation is held while it is used', ' limit 1 for share`', ' limit 1`'],
  ['decide-request.ts', 'an item is answered while it waits', "        .where('state', '=', 'pending')\n", ''],
  ['submit-request.ts', 'one after the other', 'where id = ${id} for update`', 'where id = ${id}`'],
  ['submit-request.ts', 'who submits stands for the unit', 'if (!covers(fromId))', 'if (false)'],
  ['submit-request.ts', 'a unit does not ask itself', 'if (fromId === deskId)', 'if (false)'],
  ['submit-request.ts', 'one request lies on a desk', 'if (open)', 'if (false)'],
  ['submit-request.ts', 'who submits is on that side', "await takeSide(tx, id, parties, 'submits', [actor.accountId]);", ''],
  ['resubmit-request.ts', 'who submits again is on that side', "await takeSide(tx, id, parties, 'submits', [actor.accountId]);", ''],
  [
    'resubmit-request.ts',
    'who decided is asked for',
    "decided: await hasSubmitted(tx, id, [actor.accountId], 'decides')",
    'decided: false',
  ],
  [
    'resubmit-request.ts',
    'who withdraws stands for the unit',
    '(await coveredBy(tx, actor.scope, [request.fromId]))(request.fromId)',
    'true',
  ],
  ['arrange-absence.ts', 'one arranges one’s own absence', "if (!own && !actor.capabilities.has('access.manage'))", 'if (false)'],
  ['arrange-absence.ts', 'nobody is their own deputy', 'if (absent.id === deputy.id)', 'if (false)'],
  [
    'arrange-absence.ts',
    'one hands on what one may decide',
    "if (own && !(actor.capabilities.has('approvals.decide') && (await standingFor(tx, actor, [input.deskId]))(input.deskId)))",
    'if (false)',
  ],
  ['arrange-absence.ts', 'an absence has not passed', 'if (input.toOn < input.fromOn || input.toOn < today())', 'if (false)'],
  [
    'arrange-absence.ts',
    'one takes back one’s own',
    "if (held.absentId !== actor.accountId && !actor.capabilities.has('access.manage'))",
    'if (false)',
  ],
  ['arrange-absence.ts', 'what is taken back is waited for', '.forUpdate()', ''],
  ['arrange-absence.ts', 'it is taken back once', 'if (held.revokedAt)', 'if (false)'],
  ['named-account.ts', 'who is away could decide, who stands in takes part', 'if (!then?.capabilities.has(needed) || ', 'if (!then || '],
  ['named-account.ts', 'who is away and who stands in are at the desk', '|| !(await reach(db, then, [deskId]))(deskId)', ''],
  ['go-ahead.ts', 'names added after the list was agreed are not covered', 'await addedAfter(list.since!)', '0'],
  ['go-ahead.ts', 'what is missing is missed', "heard.filter(({ state }) => state !== 'agreed')", 'heard.slice(heard.length)'],
  ['../plans/clear-plan.ts', 'a draft changed after it was agreed is not covered', 'version.id, String(version.rowVersion)', 'version.id'],
];
const sources: Change[] = pieces.map(([file, guard, from, to]) => ({ guard, mutant: file, file: posix.join(folder, file), from, to }));

const dropped = (table: string, ...constraints: string[]): Change[] =>
  constraints.map((name) => ({ guard: name, mutant: 'dropped', sql: `alter table ${table} drop constraint ${name} cascade` }));
const granted = (table: string, right: string): Change => ({
  guard: `${table} is added to only`,
  mutant: right,
  sql: `grant ${right} on ${table} to {{unit}}, {{bloc}}, {{tenant}}`,
});
const database: Change[] = [
  ...dropped('approval_hand', 'approval_hand_one_side', 'approval_hand_side_check'),
  ...dropped('approval_step', 'approval_step_side', 'approval_step_hand', 'approval_step_behalf'),
  // what a table asks without a name of its own
  ...dropped('approval_step', 'approval_step_check', 'approval_step_check1', 'approval_step_act_check'),
  ...dropped('approval_absence', 'approval_absence_check', 'approval_absence_check1'),
  { guard: 'approval_decided_once', mutant: 'dropped', sql: 'drop index approval_decided_once' },
  { guard: 'approval_one_open', mutant: 'dropped', sql: 'drop index approval_one_open' },
  ...['approval_hand', 'approval_step'].flatMap((table) => [granted(table, 'update'), granted(table, 'delete')]),
  ...['approval_request', 'approval_item'].map((table) => granted(table, 'delete')),
];

/** @throws Error where a piece of source is not there any more: the guard has moved, and would seem to be missed. */
export function changes(): Change[] {
  const all = [...conditions(), ...sources, ...database];
  for (const one of all)
    if ('file' in one && !readFileSync(new URL(`../../${one.file}`, import.meta.url), 'utf8').includes(one.from))
      throw new Error(`${one.guard}: not in ${one.file} any more: ${one.from}`);
  return all;
}
