import { createContext, type ReactNode, use } from 'react';
import { AppLink } from '#ui/link.tsx';
import { Num } from '#ui/values.tsx';
import type { Query } from '#web/api.ts';
import { annualDetailPath } from '#web/links.ts';
import type { Dimension } from '../contract.ts';
import classes from './question.module.css';

/** What the figures on the page answer: the review's own query, sent on with every figure one opens. */
const Question = createContext<Query>({});

export function AskedBy({ query, children }: { query: Query; children: ReactNode }) {
  return <Question value={query}>{children}</Question>;
}

interface Props {
  value: number | null | undefined;
  /** The cell of the detail list: `classes.opened`. */
  cell: string;
  /** The row of a breakdown in which the figure stands. */
  row?: { dimension: Dimension; value: string };
  /** A stated figure, whose own filter takes the place of the review's. */
  stated?: string;
  sign?: boolean;
}

/** A figure that opens the list behind it. Zero opens nothing and steps back. */
export function Figure({ value, cell, row, stated, sign = false }: Props) {
  const query = use(Question);
  if (value === null || value === undefined) return <Num value={null} />;
  if (value === 0) return <span className={classes.zero}>0</span>;
  // restricted classes are counted and have no list
  if (row?.value === 'restricted') return <Num value={value} sign={sign} />;
  return (
    <AppLink plain className={classes.figure} to={annualDetailPath({ ...query, cell, ...row, stated })}>
      <Num value={value} sign={sign} />
    </AppLink>
  );
}
