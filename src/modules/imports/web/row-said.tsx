import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Radio, Stack } from '@mantine/core';
import { isCalendarDate } from '#kit/dates.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import type { ReportRow, RowRemark, RunReport } from '../contract.ts';
import { useDraft } from './draft.ts';
import classes from './imports.module.css';
import { useImportWords } from './words.ts';

/** Who or what the row is, what would change, and every remark with what to do about it. */
export function RowSaid({ row, name, columns }: { row: ReportRow; name: string; columns: RunReport['columns'] }) {
  const { t } = useLingui();
  const { open } = useDraft();
  // Held without an error of its own: a question about the file stands above the rows.
  const waits = open && row.outcome === 'held' && row.remarks.every(({ severity, ask }) => severity !== 'error' && ask.length === 0);
  const title = new Map(columns.map((column) => [column.key, column.title]));
  const inWords = (value: string | number | null) =>
    value === null || value === ''
      ? t`không`
      : typeof value === 'number'
        ? formatNumber(value)
        : isCalendarDate(value)
          ? formatDate(value)
          : value;
  return (
    <div className={classes.row}>
      <span className={classes.label}>
        <span className={classes.onPhone}>
          <Trans>Dòng {name}:</Trans>{' '}
        </span>
        {row.label || <Trans>(không có nội dung chính)</Trans>}
      </span>
      {row.changes.length > 0 && (
        <ul className={classes.plain}>
          {row.changes.map(({ field, before, after }) => (
            <li key={field}>
              {title.get(field) ?? field}: <span className={classes.was}>{inWords(before)}</span> → <strong>{inWords(after)}</strong>
            </li>
          ))}
        </ul>
      )}
      {waits && (
        <span>
          <Trans>Chờ trả lời câu hỏi chung ở mục “Cần bạn trả lời”.</Trans>
        </span>
      )}
      {row.remarks.length > 0 && (
        <ul className={classes.plain}>
          {row.remarks.map((remark, at) => (
            <li key={at}>
              <Remark remark={remark} row={row} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Remark({ remark, row }: { remark: RowRemark; row: ReportRow }) {
  const { severities } = useImportWords();
  const { severity, cell, what, todo, typed, suggestion, ask } = remark;
  return (
    <>
      <strong data-severity={severity}>{severities[severity]}</strong>
      {cell && (
        <>
          {' '}
          (<Trans>ô {cell}</Trans>)
        </>
      )}
      : {what} <span className={classes.soft}>{todo}</span>
      {typed !== null && suggestion !== null && <Accept typed={typed} suggestion={suggestion} />}
      {ask.length > 0 && <Ask ask={ask} row={row} />}
    </>
  );
}

function Accept({ typed, suggestion }: { typed: string; suggestion: string }) {
  const { choices, change, open } = useDraft();
  if (!open) return null;
  const { [typed]: accepted, ...others } = choices.names;
  return (
    <div className={classes.buttons} style={{ marginTop: '0.25rem' }}>
      {accepted === undefined ? (
        <Button size="compact-sm" variant="default" onClick={() => change({ names: { ...choices.names, [typed]: suggestion } })}>
          <Trans>Đúng là “{suggestion}”</Trans>
        </Button>
      ) : (
        <Button size="compact-sm" variant="light" aria-pressed onClick={() => change({ names: others })}>
          <Trans>Sẽ hiểu là “{accepted}” (bấm để bỏ)</Trans>
        </Button>
      )}
      <span className={classes.soft}>
        <Trans>Áp dụng cho mọi dòng cùng tên.</Trans>
      </span>
    </div>
  );
}

function Ask({ ask, row }: { ask: RowRemark['ask']; row: ReportRow }) {
  const { t } = useLingui();
  const { choices, change, open } = useDraft();
  const key = `${row.sheet}!${row.row}`;
  const { label } = row;
  if (!open) return null;
  return (
    <Radio.Group
      aria-label={t`Trả lời cho dòng ${label}`}
      value={choices.answers[key] ?? ''}
      onChange={(answer) => change({ answers: { ...choices.answers, [key]: answer } })}
    >
      <Stack gap={6} mt={6}>
        {ask.map((option) => (
          <Radio key={option.key} value={option.key} label={option.label} description={option.detail} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
