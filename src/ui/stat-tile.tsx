import type { ReactNode } from 'react';
import { AppLink } from './link.tsx';
import classes from './stat-tile.module.css';

interface Props {
  label: string;
  /** A Num, mostly. */
  value: ReactNode;
  note?: ReactNode;
  /** The list behind the figure. */
  to?: string;
  /** warn = somebody has to look at it. */
  tone?: 'plain' | 'warn';
}

export function StatTile({ label, value, note, to, tone = 'plain' }: Props) {
  const inside = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{value}</span>
      {note && <span className={classes.note}>{note}</span>}
    </>
  );
  return to ? (
    <AppLink plain to={to} className={classes.tile} data-tone={tone}>
      {inside}
    </AppLink>
  ) : (
    <div className={classes.tile} data-tone={tone}>
      {inside}
    </div>
  );
}

export function StatTiles({ children }: { children: ReactNode }) {
  return <div className={classes.tiles}>{children}</div>;
}
