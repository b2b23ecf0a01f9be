import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface Props {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  /** On a white card; leave it out around a DataTable, which brings its own. */
  card?: boolean;
  /** For links to it within the page. */
  id?: string;
  children: ReactNode;
}

export function Section({ title, note, actions, card = false, id: anchor, children }: Props) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {note && <div className={classes.note}>{note}</div>}
        </div>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {card ? <div className={classes.card}>{children}</div> : children}
    </section>
  );
}

/** Details one may open; closed it costs one line. */
export function Fold({ title, open = false, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className={classes.fold} open={open}>
      <summary>{title}</summary>
      <div className={classes.folded}>{children}</div>
    </details>
  );
}
