import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { Fold, Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { importRowsPath } from '#web/links.ts';
import type { Run, RunReport } from '../contract.ts';
import classes from './imports.module.css';
import { severityTone, useImportWords } from './words.ts';

type Group = RunReport['groups'][number];
const SHOWN = 12;

/** What the check has to say, each kind of remark once, with the rows behind it. */
export function Groups({ run }: { run: Run }) {
  const { t } = useLingui();
  const { groups } = run.report;
  if (groups.length === 0) return null;
  return (
    <Section title={t`Ghi chú theo loại`} note={t`Chọn một loại để xem các dòng có ghi chú đó.`}>
      <ul className={classes.groups}>
        {groups.slice(0, SHOWN).map((group) => (
          <OneGroup key={`${group.severity} ${group.code}`} run={run} group={group} />
        ))}
      </ul>
      {run.report.remarks.length > 0 && <BesideRows remarks={run.report.remarks} />}
      {groups.length > SHOWN && (
        <p className={classes.soft}>
          <Trans>
            Và <Num value={groups.length - SHOWN} /> loại nữa, ít dòng hơn.
          </Trans>
        </p>
      )}
    </Section>
  );
}

function OneGroup({ run: { form, id, report }, group: { severity, code, what, count } }: { run: Run; group: Group }) {
  const { severities } = useImportWords();
  // What is said about a heading, a total or a whole sheet has no row of data to show.
  const ofRows = code !== 'table.unread_rows' && report.remarks.every((remark) => remark.code !== code);
  return (
    <li>
      <StatusBadge tone={severityTone[severity]}>{severities[severity]}</StatusBadge>
      <span>
        {ofRows ? <AppLink to={importRowsPath(form, id, { code })}>{what}</AppLink> : what}
        {count > 1 && (
          <span className={classes.soft}>
            {' '}
            <Trans>
              (và <Num value={count - 1} /> dòng cùng loại)
            </Trans>
          </span>
        )}
      </span>
    </li>
  );
}

/** About the heading and the printed totals, which are no rows of data. */
function BesideRows({ remarks }: { remarks: RunReport['remarks'] }) {
  const { t } = useLingui();
  return (
    <div style={{ marginTop: '0.75rem' }}>
      <Fold title={t`Ghi chú ở dòng tiêu đề và dòng tổng`}>
        <ul className={classes.plain}>
          {remarks.map(({ sheet, row, cell, severity, what, todo }, at) => (
            <li key={at}>
              <StatusBadge tone={severityTone[severity]}>
                {sheet}!{cell ?? row}
              </StatusBadge>{' '}
              {what} <span className={classes.soft}>{todo}</span>
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}
