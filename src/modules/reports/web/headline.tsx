import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatDate } from '#ui/format.ts';
import type { AnnualReview, Remark } from '../contract.ts';
import { Figure } from './question.tsx';
import { roleWords } from './words.ts';
import classes from './headline.module.css';

/** "Trong năm 2020 đào tạo 45 lớp, 3.621 học viên." */
export function Headline({ report }: { report: AnnualReview }) {
  const { trained } = report;
  const trainees = <Figure value={trained.trainees} cell="trainees.trained" />;
  return (
    <p className={classes.headline}>
      {trained.classes === null ? (
        <Trans>
          Đào tạo, bồi dưỡng <b>{trainees} học viên</b>
        </Trans>
      ) : (
        <Trans>
          Đào tạo, bồi dưỡng{' '}
          <b>
            <Figure value={trained.classes} cell="classes.trained" /> lớp
          </b>
          , <b>{trainees} học viên</b>
        </Trans>
      )}
    </p>
  );
}

/** What is counted, in words: period, unit, by what, programme, organised then or now. */
export function useScopeWords({ filter }: AnnualReview): ReactNode {
  const { t } = useLingui();
  const [from, to] = [formatDate(filter.period.start), formatDate(filter.period.end)];
  const role = t(roleWords[filter.by]).toLocaleLowerCase('vi');
  const parts = [
    filter.org?.name ?? (filter.wholeTenant ? t`Toàn bộ các đơn vị` : t`Phạm vi được giao`),
    filter.programme?.name ?? null,
    t`${from} – ${to}`,
    t`tính theo ${role}`,
    filter.organised === 'now' ? t`tổ chức theo hiện nay` : null,
  ];
  return parts.filter(Boolean).join(' · ');
}

export function Notes({ notes }: { notes: Remark[] }) {
  return (
    <ul>
      {notes.map((note) => (
        <li key={`${note.code} ${note.text}`}>{note.text}</li>
      ))}
    </ul>
  );
}
