import { sql, type RawBuilder } from 'kysely';
import { roomToSum } from '../database/room.ts';
import type { Reader } from '../database/transaction.ts';

export type ColumnKind = 'text' | 'number' | 'date' | 'money' | 'yesno' | 'personalNumber';
export type ExportColumn<Row> = {
  key: string;
  /** In words that the recognition of imported lists knows. */
  title: string;
  kind: ColumnKind;
  /** For a date: 'YYYY-MM-DD', or what is known of it in words (1975, 6/1975). */
  value: (row: Row) => string | number | boolean | null | undefined;
  /** Characters. */
  width: number;
  align?: 'left' | 'center' | 'right';
  /** Codes belong to the flat rows; what would only repeat itself there belongs to the form. */
  only?: 'flat' | 'form';
  /** The form adds it up under the table. */
  total?: boolean;
};

/** Who hands the list in, in the words of a paper on a day. */
export type Heading = {
  regime: 'state' | 'party';
  /** Of the body above; empty where there is none. */
  parent: string;
  issuer: string;
  /** Issuer's code in the numbers of its papers: TCT. */
  symbol?: string | null;
  /** Địa danh; empty leaves dots. */
  place: string;
  /** Lines of authority and post: 'TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'. */
  signatory: string[];
};

/** Who took a list out, when (ISO), and the code it has in the register of exports. */
export type Taken = { by: string; at: string; code: string };

/** In the words of the file that goes with them. */
export const takenInWords = ({ by, at, code }: Taken): string =>
  `${by} xuất từ Khuê Văn lúc ${new Date(at).toLocaleString('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' })}; mã xuất ${code}`;

/** A list as it leaves the house. The form and the flat rows are made from the same columns and rows. */
export type ListExport<Row> = {
  /** Begins the file's name: 'Danh sách lớp'. */
  name: string;
  title: string;
  /** The filter in words, line by line. */
  subtitle: string[];
  heading: Heading;
  columns: ExportColumn<Row>[];
  /** Every row of the filter, some at a time. */
  rows: () => AsyncIterable<readonly Row[]>;
  /** What one row is: '# lớp' under the table. */
  noun: string;
  /** Of a restricted class: the register of exports names it to those only who see such. */
  restricted?: boolean;
};

/** A list that already reads page by page: the same filter, scope and order as on the screen. */
export async function* allPages<Row>(
  page: (after: string | undefined) => Promise<{ rows: readonly Row[]; next: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  do {
    const { rows, next } = await page(after);
    yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}

const BATCH = 200;

/** Rows of a query by a cursor of the transaction at hand: however many there are, a batch is all that is held. */
export async function* byCursor<Row>(db: Reader, query: RawBuilder<Row>): AsyncGenerator<readonly Row[]> {
  await roomToSum(db);
  // the first batch waits for all rows to be sorted
  await sql`set local statement_timeout = '2min'`.execute(db);
  await sql`declare export_rows no scroll cursor for ${query}`.execute(db);
  for (;;) {
    const { rows } = await sql.raw<Row>(`fetch ${BATCH} from export_rows`).execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) break;
  }
  await sql`close export_rows`.execute(db);
}

/** A list that is already there. */
// oxlint-disable-next-line require-await
export async function* allAtOnce<Row>(rows: readonly Row[] | Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows;
}

/** A column in one line. */
export const column = <Row>(
  key: string,
  title: string,
  kind: ColumnKind,
  width: number,
  value: ExportColumn<Row>['value'],
  more: Partial<Pick<ExportColumn<Row>, 'align' | 'only' | 'total'>> = {},
): ExportColumn<Row> => ({ key, title, kind, width, value, ...more });

/** The words of a code; a code without words stays itself. */
export const wordOf = (words: Record<string, string>, code: string | null | undefined): string | null =>
  code === null || code === undefined ? null : (words[code] ?? code);
