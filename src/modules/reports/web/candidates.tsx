import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fold } from '#ui/section.tsx';
import { AppLink } from '#ui/link.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classPath } from '#web/links.ts';
import type { StatedFigure } from '../contract.ts';
import classes from './reconciliation.module.css';

/** Classes and slots that could explain a difference, by the reason why; a hint, never a verdict. */
export function Candidates({ candidates }: { candidates: StatedFigure['candidates'] }) {
  const { t } = useLingui();
  return (
    <div className={classes.candidates}>
      <Fold title={t`Lớp có thể giải thích chênh lệch`}>
        {candidates.map(({ reason, classes: count, trainees, rows }) => (
          <div key={reason.code} className={classes.candidate}>
            <p>
              {reason.text}{' '}
              <span className={classes.size}>
                <Trans>
                  (<Num value={count} /> lớp, <Num value={trainees} /> người)
                </Trans>
              </span>
            </p>
            <ul>
              {rows.map((row) => (
                <li key={row.id}>
                  {row.kind === 'class' ? <AppLink to={classPath(row.id)}>{row.label}</AppLink> : row.label}
                  <span className={classes.size}>
                    {row.date && <DateText value={row.date} />}
                    {', '}
                    {row.kind === 'class' ? (
                      <Plural value={row.trainees} other="# học viên" />
                    ) : (
                      <Plural value={row.trainees} other="# chỉ tiêu" />
                    )}
                  </span>
                </li>
              ))}
              {count > rows.length && (
                <li>
                  <Plural value={count - rows.length} other="và # lớp nữa" />
                </li>
              )}
            </ul>
          </div>
        ))}
      </Fold>
    </div>
  );
}
