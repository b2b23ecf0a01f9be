import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { Fold, Section } from '#ui/section.tsx';
import type { Run, RunReport } from '../contract.ts';
import { useDraft } from './draft.ts';
import { HeadingPlace } from './heading-place.tsx';
import classes from './imports.module.css';
import { MappedColumns } from './mapped-columns.tsx';
import { PointHeading } from './point-heading.tsx';
import { isUnclear, missingColumns } from './unclear.ts';

/** How the file was understood, sheet by sheet and column by column; each reading can be corrected. */
export function Mapping({ run }: { run: Run }) {
  const { t } = useLingui();
  const { tables, samples, columns } = run.report;
  const { open } = useDraft();
  return (
    <Section title={t`Cách hiểu tệp`} note={t`Mỗi cột của tệp được hiểu là gì. Cột không dùng không làm sai kết quả.`} id="cach-hieu">
      <div className={classes.parts}>
        {tables.map((table) => (
          <Table key={`${table.sheet}!${table.headerRow}`} table={table} columns={columns} />
        ))}
        {tables.length === 0 && samples.map((sample) => <PointHeading key={sample.sheet} sample={sample} />)}
        {tables.length > 0 &&
          samples.map((sample) => (
            <Fold key={sample.sheet} title={<Trans>Trang tính "{sample.sheet}": không thấy bảng, không đọc</Trans>}>
              <PointHeading sample={sample} />
            </Fold>
          ))}
        {open && <Remember run={run} />}
      </div>
    </Section>
  );
}

function Table({ table, columns }: { table: RunReport['tables'][number]; columns: RunReport['columns'] }) {
  const { open } = useDraft();
  const { sheet, headerRow, headerRows, title, understood, problems, remembered } = table;
  const [known, all] = [understood.filter(({ meaning }) => meaning !== null).length, understood.length];
  const missing = missingColumns(table, columns).join(', ');
  const place = `${sheet}!${headerRow}`;
  return (
    <Fold
      title={
        <>
          <Trans>
            Trang tính "{sheet}": tiêu đề ở dòng {headerRow}, hiểu {known}/{all} cột
          </Trans>
          {remembered && (
            <span className={classes.sub}>
              <Trans>Đang dùng cách hiểu đã nhớ từ lần trước.</Trans>
            </span>
          )}
        </>
      }
      open={isUnclear(table, columns)}
    >
      <div className={classes.parts}>
        {title.length > 0 && <p className={classes.soft}>{title.join(' · ')}</p>}
        {missing && (
          <p className={classes.question}>
            <Trans>
              Chưa biết cột nào là <strong>{missing}</strong>: chọn ở bảng dưới rồi kiểm tra lại.
            </Trans>
          </p>
        )}
        {problems.map(({ what, todo }) => (
          <p key={what} className={classes.question}>
            <strong>{what}</strong> {todo}
          </p>
        ))}
        <MappedColumns place={place} sheet={sheet} understood={understood} columns={columns} />
        {open && <HeadingPlace sheet={sheet} row={headerRow} rows={headerRows} />}
      </div>
    </Fold>
  );
}

function Remember({ run: { sender } }: { run: Run }) {
  const { t } = useLingui();
  const { choices, remember, setRemember, kept } = useDraft();
  if (Object.keys(choices.columns).length === 0) return null;
  const name = sender?.name ?? '';
  if (kept && !remember)
    return (
      <p className={classes.soft} role="status">
        {sender ? t`Đã nhớ cách hiểu các cột cho tệp sau của ${name}.` : t`Đã nhớ cách hiểu các cột cho những tệp không ghi đơn vị gửi.`}
      </p>
    );
  return (
    <Checkbox
      checked={remember}
      onChange={(event) => setRemember(event.currentTarget.checked)}
      label={
        sender ? t`Nhớ cách hiểu các cột này cho lần sau của ${name}` : t`Nhớ cách hiểu các cột này cho những tệp không ghi đơn vị gửi`
      }
      description={t`Chỉ dùng lại khi tệp sau có đúng các tiêu đề này`}
    />
  );
}
