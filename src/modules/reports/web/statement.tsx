import type { ReactNode } from 'react';
import { Figure } from './question.tsx';
import { Num } from '#ui/values.tsx';
import type { Amount } from './terms.tsx';
import classes from './statement.module.css';

export interface StatementLine {
  id: string;
  label: ReactNode;
  /** One for each column; null where the line says nothing about it. */
  amounts: (Amount | null)[];
  /** '+' adds to the running sum, '−' takes from it. */
  sign?: '+' | '−';
  /** part = what the line above is made of; total = where a side is added up. */
  kind?: 'line' | 'part' | 'total' | 'rest';
}

/** An identity as a sum one can follow from top to bottom: what came in, its total, what went out, what is left. */
export function Statement({ caption, columns, lines }: { caption: string; columns: string[]; lines: StatementLine[] }) {
  return (
    <table className={classes.statement}>
      <caption className={classes.caption}>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.unseen}>{caption}</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, label, amounts, sign, kind = 'line' }) => (
          <tr key={id} data-kind={kind}>
            <th scope="row">
              <span className={classes.sign}>{sign}</span>
              {label}
            </th>
            {amounts.map((amount, at) => (
              <td key={columns[at]}>
                {amount === null ? (
                  <span className={classes.none} />
                ) : amount.cell === '' ? (
                  <Num value={amount.value} />
                ) : (
                  <Figure value={amount.value} cell={amount.cell} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
