import { Trans } from '@lingui/react/macro';
import { Num } from '#ui/values.tsx';
import classes from './plan-part.module.css';

interface Part {
  id: string;
  label: string;
  value: number;
  tone: 'done' | 'pending' | 'lost';
}

/** A bar with its numbers in words beside it; the picture itself is silent to a screen reader. */
export function PlanBar({ label, total, parts, keys = true }: { label: string; total: number; parts: Part[]; keys?: boolean }) {
  const done = parts.find((part) => part.tone === 'done')?.value ?? 0;
  const share = total > 0 ? Math.round((done * 100) / total) : 0;
  const shown = parts.filter((part) => part.value > 0);
  return (
    <div>
      {keys && (
        <h3 className={classes.name}>
          {label}{' '}
          <span className={classes.rate}>
            <Trans>
              (<Num value={done} />/<Num value={total} /> suất, {share}%)
            </Trans>
          </span>
        </h3>
      )}
      <div className={classes.bar} aria-hidden>
        {shown.map(({ id, value, tone }) => (
          <span key={id} className={classes.piece} data-tone={tone} style={{ flex: value }} />
        ))}
      </div>
      {keys && (
        <ul className={classes.keys}>
          {parts.map((part) => (
            <li key={part.id} className={classes.key} data-tone={part.tone}>
              {part.label}:{' '}
              <b>
                <Num value={part.value} />
              </b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
