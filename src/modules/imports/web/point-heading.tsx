import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import type { RunReport } from '../contract.ts';
import { useDraft } from './draft.ts';
import classes from './imports.module.css';

/** The first rows of a sheet in which no heading was found: the officer points at it. */
export function PointHeading({ sample: { sheet, rows } }: { sample: RunReport['samples'][number] }) {
  const { t } = useLingui();
  const { choices, change, open } = useDraft();
  const header = choices.header?.sheet === sheet ? choices.header : null;
  const inHeader = (row: number) => header !== null && row >= header.row && row < header.row + header.rows;
  const widest = Math.max(...rows.map(({ cells }) => cells.length));
  const point = (row: number) => change({ header: header?.row === row ? null : { sheet, row, rows: header?.rows ?? 1 } });
  return (
    <div className={classes.parts}>
      <p style={{ margin: 0 }}>
        <strong>
          <Trans>Trang tính "{sheet}":</Trans>
        </strong>{' '}
        {open && <Trans>bấm vào số của dòng tiêu đề (dòng có "Họ và tên", "Đơn vị"…), rồi kiểm tra lại.</Trans>}
      </p>
      <div className={classes.grid} {...scrolls(t`Những dòng đầu của trang tính ${sheet}`)}>
        <table>
          <tbody>
            {rows.map(({ row, cells }) => (
              <tr key={row} data-header={inHeader(row) || undefined}>
                <td>
                  <RowButton row={row} disabled={!open} pressed={inHeader(row)} onClick={() => point(row)} />
                </td>
                {Array.from({ length: widest }, (_, at) => (
                  <td key={at}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {header && open && (
        <div className={classes.buttons}>
          <span>
            <Trans>Tiêu đề cao mấy dòng?</Trans>
          </span>
          <SegmentedControl
            aria-label={t`Tiêu đề cao mấy dòng`}
            data={['1', '2', '3', '4']}
            value={String(header.rows)}
            onChange={(value) => change({ header: { ...header, rows: Number(value) } })}
          />
        </div>
      )}
    </div>
  );
}

function RowButton({ row, pressed, ...rest }: { row: number; pressed: boolean; disabled: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-pressed={pressed} {...rest}>
      <Trans>Dòng {row}</Trans>
    </button>
  );
}

/** What scrolls sideways can be reached with the keyboard. */
const scrolls = (label: string) => ({ role: 'region', 'aria-label': label, tabIndex: 0 });
