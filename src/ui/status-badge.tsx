import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

/** neutral = not begun; active = under way; done; warn = needs somebody; bad = will not happen. */
export type Tone = 'neutral' | 'active' | 'done' | 'warn' | 'bad';

/** A state in words; the colour only repeats what the words say. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${classes.badge} ${classes[tone]}`}>{children}</span>;
}
