import { roleFacts, roles, type Role, type ScopeKind } from '#kit/roles.ts';
import type { Language } from '#kit/language.ts';
import { rightsOf } from './policy.ts';
import type { ScopeView } from './scope-contract.ts';
import { keeps, leavings, scopeTable, type TableScope } from './scope-table.ts';

/** The login role that reads for a scope, by one letter. */
export const letters: Record<ScopeKind, string> = { tenant: 'T', bloc: 'B', unit: 'U', class: 'C', person: 'P' };

const columnsOf = (one: TableScope, kind: ScopeKind): readonly string[] => {
  if (kind === 'tenant') return ['all'];
  if (kind === 'unit' || kind === 'bloc') return one[kind];
  const mine = kind === 'class' ? /^all$|in classes$/ : /^all$|in attends$|is person$/;
  return one.person.filter((form) => mine.test(form));
};

/** Over which scopes a role is shown rows of a table; '' = of no scope. */
export function shownTo(role: Role, table: string): string {
  const one = scopeTable[table]!;
  return roleFacts[role].scopes
    .filter((kind) => mayBeShown(role, kind, one) && columnsOf(one, kind).length > 0)
    .map((kind) => letters[kind])
    .join('');
}

/** A trainee's own file holds the rows that are its own, whatever opens them to others. */
const mayBeShown = (role: Role, kind: ScopeKind, one: TableScope): boolean =>
  one.shownBy !== null &&
  ([one.shownBy].flat().some((right) => rightsOf(role, kind).has(right)) ||
    (kind === 'person' && one.person.some((form) => form !== 'all')));

/** The same for the page, in its language. */
export function scopeFor(language: Language): ScopeView {
  return {
    roles: roles.map((role) => {
      const { scopes, limited } = roleFacts[role];
      return { role, scopes, limited: limited ?? false, capabilities: [...rightsOf(role, scopes[0]!)] };
    }),
    tables: Object.entries(scopeTable).map(([table, { unit, bloc, person, personal, keep, leaves, [language]: name }]) => ({
      table,
      name,
      unit,
      bloc,
      person,
      personal,
      keep: keeps[keep][language],
      leaves: leavings[leaves][language],
      shown: Object.fromEntries(roles.map((role) => [role, shownTo(role, table)])),
    })),
  };
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const code = (words: readonly string[]) => words.map((word) => (word === 'all' ? 'all' : `\`${word}\``)).join(', ') || '–';

/** docs/scope.md: printed, never written by hand. */
export function scopeInWords(): string {
  const tables = Object.entries(scopeTable);
  return `# Who sees what

Printed by \`npm run scope\` from \`src/modules/access/scope-table.ts\`, \`src/kit/roles.ts\` and \`src/platform/actor.ts\`; a test compares
the first with the policies of the database, and this page with all three.

## Roles

${table(
  ['role', 'in Vietnamese', 'held over', 'may'],
  roles.map((role) => {
    const { vi, scopes, limited } = roleFacts[role];
    return [`\`${role}\``, vi, scopes.join(', ') + (limited ? '; for a limited time' : ''), [...rightsOf(role, scopes[0]!)].join(', ')];
  }),
)}

A unit scope is the unit with everything below it, and its predecessors where the succession says that scope follows. Who looks after
a part of the tenant does not keep units and programmes, nor read the audit trail.

## Tables: the column that puts a row in sight

The whole tenant (login role \`tenant\`) sees every row. \`unit\`: the column is one of the caller's units. \`bloc\`: it is the caller's
bloc. \`person\`: reads only; \`in classes\` of a homeroom lecturer, \`in attends\` and \`is person\` of a trainee. Added: by any desk,
also where it does not see the row afterwards.

${table(
  ['table', 'what it is', 'unit', 'bloc', 'person', 'added', 'restricted', 'of people', 'kept', 'leaves'],
  tables.map(([name, one]) => [
    `\`${name}\``,
    one.vi,
    code(one.unit),
    code(one.bloc),
    code(one.person),
    one.add ?? '',
    one.restricted ?? '',
    one.personal ? 'yes' : '',
    keeps[one.keep].en,
    leavings[one.leaves].en,
  ]),
)}

Restricted: rows of restricted classes (or all rows) are seen only with \`classes.restricted\`, which a role has or an assignment gives, by
a policy beside the others; a trainee sees its own.

Kept: a proposal to the office. What has reached its time is listed for a council; nothing is destroyed by the system alone.

## Role × table

T the whole tenant, B a bloc, U units, C classes, P the person. Empty: the role is shown nothing of it.

${table(
  ['table', ...roles],
  tables.filter(([, one]) => one.shownBy !== null).map(([name]) => [`\`${name}\``, ...roles.map((role) => shownTo(role, name))]),
)}
`;
}
