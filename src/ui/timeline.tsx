import type { ReactNode } from 'react';
import { DateText } from './values.tsx';
import classes from './timeline.module.css';

export interface TimelineItem {
  id: string;
  /** Effective day, YYYY-MM-DD. */
  date: string;
  title: ReactNode;
  detail?: ReactNode;
  /** Small print: who recorded it, when, on which document. */
  byline?: ReactNode;
  /** voided = taken back, kept for the record; ahead = has not come yet. */
  kind?: 'plain' | 'strong' | 'voided' | 'ahead';
}

export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map(({ id, date, title, detail, byline, kind = 'plain' }) => (
        <li key={id} className={classes.item} data-kind={kind}>
          <span className={classes.date}>
            <DateText value={date} />
          </span>
          <div>
            <div className={classes.title}>{title}</div>
            {detail && <div>{detail}</div>}
            {byline && <div className={classes.byline}>{byline}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
