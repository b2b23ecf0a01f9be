import { Plural, Trans } from '@lingui/react/macro';
import type { Declaration } from '../declared-contract.ts';
import { AppLink } from '#ui/link.tsx';
import { Fold } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { documentPath } from '#web/links.ts';
import css from './lists.module.css';

/** "05/2020" */
export const monthText = (month: string) => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

/** Where a figure comes from, who entered it, on which paper and why. */
export function DeclaredSource({ declared }: { declared: Declaration }) {
  const { source, document, reason, recordedBy, recordedAt } = declared;
  return (
    <>
      <span className={css.name}>{source}</span>
      {document && (
        <span className={css.code}>
          <Trans>
            Văn bản: <AppLink to={documentPath(document.id)}>{document.number}</AppLink>
          </Trans>
        </span>
      )}
      {reason && (
        <span className={css.code}>
          <Trans>Lý do: {reason}</Trans>
        </span>
      )}
      <span className={css.code}>
        <Trans>
          {recordedBy} ghi <DateText value={recordedAt} time />
        </Trans>
      </span>
    </>
  );
}

/** The figures that stood before, newest first; corrected, never wiped out. */
export function DeclaredHistory({ history }: { history: Declaration[] }) {
  if (history.length === 0) return null;
  const count = history.length;
  return (
    <Fold title={<Plural value={count} other="Đã sửa # lần, xem số cũ" />}>
      <ol className={css.plain}>
        {history.map((old) => {
          const month = monthText(old.month);
          return (
            <li key={old.id}>
              <s>
                <Trans>
                  <Num value={old.classes} /> lớp, <Num value={old.turns} /> lượt
                </Trans>
              </s>{' '}
              <span>
                ({month} · {old.kind})
              </span>
              <div>
                <DeclaredSource declared={old} />
              </div>
            </li>
          );
        })}
      </ol>
    </Fold>
  );
}
