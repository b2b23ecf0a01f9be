import pg from 'pg';
import { addDays } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import type { ScopeKind } from '#kit/roles.ts';
import type { Scope } from '#platform/actor.ts';
import { databaseRoleOf } from '#platform/database/transaction.ts';
import { scopeTable } from '../src/modules/access/scope-table.ts';
import { tree, type Planted } from './matrix-places.ts';
import type { MatrixWorld } from './matrix-world.ts';

export type Row = Record<string, unknown>;
export const tables = Object.keys(scopeTable);
export const kinds = ['tenant', 'bloc', 'unit', 'class', 'person'] as const;

export const scopesAt = (own: Planted): Record<ScopeKind, Scope> => ({
  tenant: { kind: 'tenant' },
  bloc: { kind: 'bloc', bloc: 1 },
  unit: { kind: 'unit', units: [3, 4] },
  class: { kind: 'class', classes: [own.class] },
  person: { kind: 'person', person: own.person, classes: [own.class] },
});

/** Without the capability; a trainee is in a class whatever class it is. */
const isHidden = (table: string, row: Row, scope: Scope) =>
  scope.kind !== 'person' && (row['restricted'] === true || scopeTable[table]!.restricted === 'all');

/** The reference: the columns of the table, read off the row, by plain code that knows nothing of policies. */
export function reaches(table: string, row: Row, scope: Scope): boolean {
  const { unit, bloc, person } = scopeTable[table]!;
  if (isHidden(table, row, scope)) return false;
  switch (scope.kind) {
    case 'tenant':
      return true;
    case 'bloc':
      return bloc.some((column) => column === 'all' || row[column] === scope.bloc);
    case 'unit':
      return unit.some((column) => column === 'all' || scope.units.includes(row[column] as number));
    default:
      return person.some((form) => {
        const { column, what } = formOf(form);
        if (column === 'all') return true;
        if (what === 'person') return scope.kind === 'person' && (scope.records ?? [scope.person]).includes(row[column] as string);
        return scope.kind === (what === 'classes' ? 'class' : 'person') && scope.classes.includes(row[column] as string);
      });
  }
}
function formOf(form: string): { column: string; what: string | undefined } {
  const [column, , what] = form.split(' ');
  return { column: column!, what };
}

/** What has happened and what was counted is never edited; sums are, by what adds them up; one person's role reads. */
const neverEdited =
  /^(ledger_event.*|ledger_entry|audit.*|declared_class|delegation_.*|eligibility_.*|approval_(rule|step|hand)|content_threshold|family_level|search_word|person_name|day_off|restricted_sum|seat_movement|nomination_event|rule_override|convocation_person|opening_threshold|match_model)$/;
export function mayChange(table: string, scope: Scope): boolean {
  const role = databaseRoleOf(scope);
  if (role === 'person') return table === 'idempotency';
  return !neverEdited.test(table) && (role === 'tenant' || !scopeTable[table]!.readOnly);
}
function mayAdd(table: string, row: Row, scope: Scope): boolean {
  const { add, readOnly } = scopeTable[table]!;
  const role = databaseRoleOf(scope);
  if (scopeTable[table]!.restricted === 'all' ? role === 'tenant' : isHidden(table, row, scope)) return false;
  if (role === 'tenant' || add === 'everybody') return true;
  if (role === 'person') return table === 'idempotency';
  return add === 'desks' || (!readOnly && reaches(table, row, scope));
}

/** A session of the login role itself, with the settings that the doors make and no others. */
export async function loginAs(world: MatrixWorld, scope: Scope): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: world.roleUrls[databaseRoleOf(scope)] });
  await client.connect();
  const set = (name: string, value: string) => client.query(`set khuevan.${name} = '${value}'`);
  await client.query('set search_path = tinh, public');
  await set('restricted', String(scope.kind === 'person'));
  if (scope.kind === 'unit') await set('units', `{${scope.units.join(',')}}`);
  if (scope.kind === 'bloc') await set('bloc', String(scope.bloc));
  if (scope.kind !== 'class' && scope.kind !== 'person') return client;
  const classes = `{${scope.classes.join(',')}}`;
  await set('classes', scope.kind === 'class' ? classes : '{}');
  await set('attends', scope.kind === 'person' ? classes : '{}');
  await set('person', scope.kind === 'person' ? `{${(scope.records ?? [scope.person]).join(',')}}` : '{}');
  return client;
}

type Column = { name: string; type: string; nullable: boolean; hasDefault: boolean; made: boolean; key: boolean };
async function columnsOf(world: MatrixWorld, table: string): Promise<Column[]> {
  return world.sql<Column>(
    `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable, a.atthasdef as "hasDefault",
       a.attidentity = 'a' or a.attgenerated <> '' as made,
       exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as key
     from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
    [table],
  );
}
const anything: [RegExp, unknown][] = [
  [/^uuid$/, '01900000-0000-7000-8000-000000000009'],
  [/^json/, {}],
  [/int|numeric|xid/, 1],
  [/^boolean$/, false],
  [/date|timestamp/, '2026-06-01'],
  [/^bytea$/, '\\x00'],
  [/\[\]$/, '{}'],
  [/./, 'x'],
];
const columnsSaid = (table: string) => {
  const { unit, bloc, person } = scopeTable[table]!;
  const said = (columns: readonly string[]) => columns.filter((column) => column !== 'all');
  return { units: said(unit), blocs: said(bloc), forms: person.map(formOf).filter(({ column }) => column !== 'all') };
};

/**
 * Beside what was planted, of every table: a row wholly out of reach, one wholly within, and for each column that reaches a row which
 * only this column brings into reach; where classes may be restricted, one that is. What only keeps rows sound is taken off for it.
 */
export async function crossRows(world: MatrixWorld): Promise<void> {
  await world.sql(`set session_replication_role = replica`);
  for (const table of tables) {
    await world.sql(`do $$ declare c record; begin
      for c in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'u', 'x') loop
        execute format('alter table %I drop constraint %I cascade', '${table}', c.conname); end loop;
      for c in select indexrelid::regclass::text as name from pg_index where indrelid = '${table}'::regclass and indisunique and not indisprimary loop
        execute format('drop index %s', c.name); end loop; end $$`);
    const columns = await columnsOf(world, table);
    const { units, blocs, forms } = columnsSaid(table);
    const { own, elsewhere } = world.planted;
    const away = { ...fill(units, tree.elsewhere.id), ...fill(blocs, tree.elsewhere.bloc) };
    const of = Object.fromEntries(forms.map(({ column, what }) => [column, what === 'person' ? own.person : own.class]));
    const others = Object.fromEntries(forms.map(({ column, what }) => [column, what === 'person' ? elsewhere.person : elsewhere.class]));
    const base = await world.sql<{ row: Row }>(
      `select to_jsonb(t) as row from ${table} t ${units[0] ? `where ${units[0]} = ${tree.elsewhere.id}` : ''} limit 1`,
    );
    const model = base[0]?.row ?? Object.fromEntries(columns.filter((one) => !one.nullable && !one.hasDefault && !one.made).map(madeUp));
    const wanted: Row[] = [
      ...units.map((column) => ({ ...away, [column]: tree.own.id })),
      ...blocs.map((column) => ({ ...away, [column]: tree.own.bloc })),
      // a key is its own row: that of the class and the person is there already
      ...forms.filter(({ column }) => column !== 'id').map(({ column }) => ({ ...away, ...others, [column]: of[column] })),
    ];
    if (base.length === 0) wanted.push({ ...away, ...others }, { ...away, ...fill(units, tree.own.id), ...fill(blocs, tree.own.bloc) });
    if (columns.some(({ name }) => name === 'restricted'))
      wanted.push({ ...fill(units, tree.own.id), ...fill(blocs, tree.own.bloc), restricted: true });
    const settable = columns.filter(({ made }) => !made).map(({ name }) => `"${name}"`);
    for (const row of wanted) {
      const key = Object.fromEntries(columns.filter((one) => one.key && !(one.name in row)).map((one) => [one.name, newKey(one)]));
      await world.sql(
        `insert into ${table} (${settable.join()}) select ${settable.join()} from jsonb_populate_record(null::${table}, $1)`,
        [JSON.stringify({ ...defaults(columns), ...model, ...key, ...row })],
      );
    }
  }
  await world.sql(`set session_replication_role = origin`);
}
const fill = (columns: readonly string[], value: number) => Object.fromEntries(columns.map((column) => [column, value]));
const madeUp = ({ name, type }: Column): [string, unknown] => [name, anything.find(([pattern]) => pattern.test(type))![1]];
const defaults = (columns: readonly Column[]): Row =>
  Object.fromEntries(columns.filter((one) => one.hasDefault && !one.nullable && !one.made).map(madeUp));
let keys = 0;
/** A key that no row has. */
function newKey({ type }: Column): unknown {
  keys++;
  if (type === 'uuid') return newId();
  if (/int|xid/.test(type)) return 30_000 - keys;
  if (/date|timestamp/.test(type)) return addDays('2031-01-01', keys);
  return type === 'bytea' ? `\\x${keys.toString(16).padStart(8, '0')}` : `key ${keys}`;
}

/** Every row of a table, as the superuser sees it. */
const rowsOf = async (world: MatrixWorld, table: string) =>
  (await world.sql<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`)).map(({ row }) => row);
const asText = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row)).toSorted();

type Answer = { rows: Row[]; refused: 'grant' | 'policy' | 'other' | null };
/** One statement that leaves nothing behind. */
async function tried(client: pg.Client, text: string, values: unknown[] = []): Promise<Answer> {
  await client.query('begin');
  try {
    return { rows: (await client.query<{ row: Row }>(text, values)).rows.map(({ row }) => row), refused: null };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // without a setting a policy that asks for it fails: a policy that was not meant for this role
    if (code === '42704' || code === '22P02') throw error;
    return { rows: [], refused: code !== '42501' ? 'other' : message.startsWith('permission denied') ? 'grant' : 'policy' };
  } finally {
    await client.query('rollback');
  }
}

/** Where a login role with a scope sees, changes, gives away or adds other rows of a table than the reference says. */
export async function apart(world: MatrixWorld, client: pg.Client, scope: Scope, table: string): Promise<string[]> {
  const all = await rowsOf(world, table);
  const within = all.filter((row) => reaches(table, row, scope));
  const wrong: string[] = [];
  const say = (what: string) => wrong.push(`${scope.kind} ${table}: ${what}`);
  try {
    const seen = (await tried(client, `select to_jsonb(t) as row from ${table} t`)).rows;
    if (asText(seen).join('\n') !== asText(within).join('\n')) say(`sees ${seen.length} instead of ${within.length}`);

    const columns = (await columnsOf(world, table)).filter(({ made: generated }) => !generated);
    const one = columns[0]!.name;
    const changes = mayChange(table, scope) ? within : [];
    const changed = (await tried(client, `update ${table} t set "${one}" = t."${one}" returning to_jsonb(t) as row`)).rows;
    if (asText(changed).join('\n') !== asText(changes).join('\n')) say(`changes ${changed.length} instead of ${changes.length}`);

    const { units, blocs } = columnsSaid(table);
    const narrow = scope.kind === 'unit' ? units.length > 0 : scope.kind === 'bloc' && blocs.length > 0;
    if (narrow && changes.length > 0) {
      const away = [...units.map((column) => `"${column}" = 6`), ...blocs.map((column) => `"${column}" = 2`)].join();
      const { refused } = await tried(client, `update ${table} t set ${away}`);
      if (refused !== 'policy') say('gives rows away');
    }

    const listed = columns.map(({ name }) => `"${name}"`).join();
    const said = [...units, ...blocs, ...columnsSaid(table).forms.map(({ column }) => column), 'restricted'];
    const kindsOfRows = [...Map.groupBy(all, (row) => JSON.stringify(said.map((column) => row[column]))).values()].map(([first]) => first!);
    for (const row of kindsOfRows) {
      const { refused } = await tried(
        client,
        `insert into ${table} (${listed}) select ${listed} from jsonb_populate_record(null::${table}, $1)`,
        [JSON.stringify(row)],
      );
      const added = refused === null || refused === 'other';
      if (added !== mayAdd(table, row, scope))
        say(`${added ? 'adds' : 'does not add'} ${said.map((column) => `${column} ${String(row[column])}`).join(', ')}`);
    }
  } catch (error) {
    say((error as Error).message);
  }
  return wrong;
}
