import { Plural } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { AppLink } from '#ui/link.tsx';
import classes from './home.module.css';

interface Item {
  id: string;
  /** Where one goes to do it. */
  to: string;
  title: ReactNode;
  detail?: ReactNode;
  /** Right edge: how late, when. */
  tail?: ReactNode;
}

interface Props<Row> {
  title: string;
  total: number;
  rows: Row[];
  item: (row: Row) => Item;
  late?: boolean;
  /** `total` counts something else than lines. */
  grouped?: boolean;
}

const shown = 5;

/** One kind of work: the most pressing five, the others folded. Nothing at all when there is none. */
export function WorkList<Row>({ title, total, rows, item, late = false, grouped = false }: Props<Row>) {
  if (total === 0) return null;
  const [first, rest] = [rows.slice(0, shown), rows.slice(shown)];
  return (
    <div className={classes.group}>
      <h3>
        {title} <span>{total}</span>
      </h3>
      <Items items={first.map(item)} late={late} />
      {rest.length > 0 && (
        <details>
          <summary>
            <Plural value={rest.length} other="# dòng nữa" />
          </summary>
          <Items items={rest.map(item)} late={late} />
          {!grouped && total > rows.length && (
            <p className={classes.beyond}>
              <Plural value={total - rows.length} other="và # việc khác" />
            </p>
          )}
        </details>
      )}
    </div>
  );
}

function Items({ items, late }: { items: Item[]; late: boolean }) {
  return (
    <ul className={classes.items}>
      {items.map(({ id, to, title, detail, tail }) => (
        <li key={id}>
          <AppLink plain to={to} className={classes.item}>
            <span className={classes.words}>
              <span className={classes.itemTitle}>{title}</span>
              {detail && <span className={classes.detail}>{detail}</span>}
            </span>
            {tail && (
              <span className={classes.tail} data-late={late || undefined}>
                {tail}
              </span>
            )}
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
