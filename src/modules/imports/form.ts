import type { Option } from 'commander';
import type { z } from 'zod';
import type { Actor, Capability } from '#platform/actor.ts';
import type { Reader, Tx } from '#platform/database/transaction.ts';
import type { Params, Text } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import type { SheetPage } from '#platform/sheets/write-page.ts';
import type { FormColumns, FoundTable, ReadRow } from './reading/columns.ts';
import type { Choices } from './contract.ts';
import type { FileRead } from './read-form-file.ts';

export type FormKind = 'trainees' | 'needs' | 'plan' | 'results' | 'units' | 'certificates' | 'nominations' | 'programme-content';

/** What is said about a row or a cell; texts are `code` in the module's messages. Errors hold the row, the others do not. */
export type Remark = {
  severity: 'error' | 'warning' | 'notice';
  code: string;
  params?: Params;
  /** Key of the column it is about; null: the row. */
  column?: string | null;
  /** A typed name and what it may mean: the officer can accept it for the whole file. */
  typed?: string;
  suggestion?: string | null;
  /** The row waits for an answer: key → words. `choices.answers['sheet!row']` carries the key back. */
  ask?: Ask[];
};

export type Ask = { key: string; label: Text; detail?: Text };

/** `field`: key of a column, or words of its own. */
export type Change = { field: Text; before: Text | number | null; after: Text | number | null };

export type Checked<Line> = {
  /** Who or what, for the eye; never a personal number. */
  label: string;
  /** What makes two rows the same line; the second one is held. Empty: cannot be told. */
  identity: string;
  outcome: 'added' | 'changed' | 'same' | 'held' | 'skipped';
  remarks: Remark[];
  changes?: Change[];
  line: Line | null;
};

/** A row made (`before` null) or changed, by table and id. */
export type Made = { object: string; id: string; before?: Record<string, unknown> | null };

export type CheckContext<Target> = {
  actor: Actor;
  keys: Keys;
  target: Target;
  choices: Choices;
  tables: FoundTable[];
  senderId: number | null;
};

/** A question beside the remarks, answered by `choices.answers[key]`. One about `rows` keeps these waiting (the form says 'held'); one without keeps the file. */
export type Question = {
  key: string;
  text: Text;
  options: { key: string; label: Text }[];
  answer: string | null;
  rows: { sheet: string; row: number }[];
};

export type Figure = { label: Text; value: number | Text };

/** What a form may say beside its rows: figures, questions, anything its own screen shows. */
export type Beside = {
  /** About rows that are no data: the heading, a printed total. */
  remarks?: (Remark & { sheet: string; row: number })[];
  figures?: Figure[];
  /** What applying takes out, on the officer's word: things that the file lacks. */
  removes?: number;
  questions?: Question[];
  more?: unknown;
};

/** What a file goes into: its name, where it is looked at, and whether only those may know of it who see restricted classes. */
export type Into = { label: Text; href: string | null; restricted?: boolean };

/** Long names in camelCase, as typed; a flag without a value is 'true'. */
export type CommandOptions = Record<string, string | undefined>;

/**
 * One kind of workbook: a small declaration, and three decisions. `check` answers each row in order and touches nothing;
 * `apply` takes the sound lines in one transaction; `undo` takes back what apply made, or refuses `imports.built_upon`.
 */
export type Form<Target, Line, Apply = unknown> = {
  kind: FormKind;
  /** 'Danh sách học viên (biểu A)' */
  title: string;
  capability: Capability;
  /** File of `columns`, loaded by the reading process: `import.meta.resolve('./form-a-columns.ts')`. Default export: FormColumns. */
  columnsModule: string;
  columns: FormColumns;
  target: z.ZodType<Target>;
  /** Further answers that applying needs: a date, an ordering document. */
  applying: z.ZodType<Apply>;
  /** What the file goes into, in words; refuses what does not exist. */
  describe(db: Reader, target: Target): Promise<Into>;
  /** Takes what the file goes into (and what its rows name) for this transaction, before everything is checked once more; refuses who may not write there. */
  hold?(tx: Tx, actor: Actor, target: Target, rows: readonly ReadRow[]): Promise<void>;
  check(db: Reader, context: CheckContext<Target>, rows: readonly ReadRow[]): Promise<{ lines: Checked<Line>[]; beside?: Beside }>;
  /** Counts over the lines as they will go in, when all that holds a row has been said; they stand before the figures of `beside`. */
  figures?(lines: readonly Pick<Checked<Line>, 'outcome' | 'line'>[]): Figure[];
  /** `beside` as the check has just said it; `into`: where the lines went, if that was not there before. */
  apply(
    tx: Tx,
    context: CheckContext<Target> & { beside: Beside },
    lines: readonly Line[],
    input: Apply,
  ): Promise<{ made: Made[]; beside?: Beside; into?: Into }>;
  undo(tx: Tx, actor: Actor, target: Target, made: readonly Made[]): Promise<void>;
  /** `import KIND FILE …` on the command line: its own options, and what they mean. */
  command: {
    description: string;
    options: readonly ({ flags: string; description: string } | Option)[];
    /** May look at what was read: the file's own title may say where it goes. */
    target(db: Reader, options: CommandOptions, read: Pick<FileRead, 'tables' | 'rows'>): Promise<Target>;
    /** Answers that have options of their own. */
    choices?(options: CommandOptions): Partial<Choices>;
    input(options: CommandOptions, fileName: string): unknown;
  };
  /** The blank form to hand out. */
  blank(db: Reader, target: Target | null): Promise<SheetPage[]>;
};

/** Forms of different targets in one list. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyForm = Form<any, any, any>;
