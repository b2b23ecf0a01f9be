import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox } from '@mantine/core';
import { compareNames } from '#kit/text.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { KnownDay } from '#ui/values.tsx';
import { nominationPath } from '#web/links.ts';
import type { Decision, DeskRow } from '../screening-contract.ts';
import type { Asking } from './screening-forms.tsx';
import css from './screening.module.css';
import { findingTone, findingWords, nomineeTone, nomineeWords, resultTone, resultWords } from './screening-words.ts';

interface Props {
  rows: DeskRow[];
  /** Left out where the reader decides nothing. */
  picked: string[] | undefined;
  onPick: (ids: string[]) => void;
}

export function ScreeningTable({ rows, picked, onPick }: Props) {
  const { t } = useLingui();
  const set = new Set(picked);
  const order = new Map(rows.toSorted((a, b) => compareNames(a.fullName, b.fullName)).map((row, at) => [row.id, at]));
  const toggle = (id: string, on: boolean) => onPick(on ? [...(picked ?? []), id] : (picked ?? []).filter((one) => one !== id));
  const columns: Column<DeskRow>[] = [
    {
      id: 'name',
      header: t`Họ và tên`,
      primary: true,
      sort: ({ id }) => order.get(id) ?? 0,
      cell: ({ id, fullName, positionTitle }) => (
        <span className={css.who}>
          {picked && (
            <Checkbox
              aria-label={t`Chọn ${fullName}`}
              checked={set.has(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          )}
          <span>
            <AppLink to={nominationPath(id)}>{fullName}</AppLink>
            <span className={`${css.block} ${css.soft}`}>{positionTitle}</span>
          </span>
        </span>
      ),
    },
    {
      id: 'birth',
      header: t`Ngày sinh`,
      cell: (row) => <KnownDay value={row.birthDate} precision={row.birthPrecision} />,
      sort: (row) => row.birthDate,
      wideOnly: true,
    },
    { id: 'unit', header: t`Đơn vị cử`, cell: ({ unit }) => unit.name, sort: ({ unit }) => unit.name },
    { id: 'verdict', header: t`Điều kiện`, sort: ({ result }) => result, cell: (row) => <VerdictCell row={row} /> },
    {
      id: 'papers',
      header: t`Giấy tờ còn thiếu`,
      cell: ({ papersMissing }) => (papersMissing.length > 0 ? papersMissing.join('; ') : '–'),
      wideOnly: true,
    },
    {
      id: 'state',
      header: t`Trạng thái`,
      sort: ({ state }) => state,
      cell: ({ state, waitingNo, waitingReason, late, reason, class: of, seat }) => (
        <div>
          <StatusBadge tone={nomineeTone[state]}>{t(nomineeWords[state])}</StatusBadge>
          <span className={`${css.block} ${css.soft}`}>
            {[
              waitingNo !== null && t`số ${waitingNo}`,
              state === 'waiting' && waitingReason,
              reason,
              of?.code ?? (state === 'accepted' && t`chưa xếp lớp`),
              late && t`cử sau hạn`,
              state === 'submitted' && seat === 'none' && t`chưa có chỉ tiêu`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </div>
      ),
    },
  ];
  return (
    <DataTable
      caption={t`Người được cử`}
      columns={columns}
      rows={rows}
      rowId={({ id }) => id}
      empty={
        <EmptyState title={t`Không có ai ở đây`}>
          <Trans>Chưa có đơn vị nào cử người, hoặc không ai khớp bộ lọc.</Trans>
        </EmptyState>
      }
      footer={
        picked && rows.length > 0 ? (
          <Button variant="subtle" px="xs" onClick={() => onPick(set.size >= rows.length ? [] : rows.map(({ id }) => id))}>
            {set.size >= rows.length ? <Trans>Bỏ chọn tất cả</Trans> : <Plural value={rows.length} other="Chọn cả # người" />}
          </Button>
        ) : undefined
      }
    />
  );
}

/** One line for each way of not being met; the values are in the file. */
function VerdictCell({ row: { result, findings } }: { row: DeskRow }) {
  const { t } = useLingui();
  const told = Map.groupBy(
    findings.filter(({ outcome }) => outcome !== 'notice'),
    ({ outcome }) => outcome,
  );
  return (
    <div>
      <StatusBadge tone={resultTone[result]}>{t(resultWords[result])}</StatusBadge>
      {told.size > 0 && (
        <ul className={css.findings}>
          {Array.from(told, ([outcome, of]) => (
            <li key={outcome} className={css.soft}>
              {t(findingWords[outcome])}:{' '}
              {of.map(({ title, reason }) => (reason && outcome === 'failed' ? `${title} (${reason})` : title)).join('; ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function VerdictBadge({ outcome }: { outcome: keyof typeof findingWords }) {
  const { t } = useLingui();
  return <StatusBadge tone={findingTone[outcome]}>{t(findingWords[outcome])}</StatusBadge>;
}

interface BarProps {
  rows: DeskRow[];
  papers: boolean;
  onAsk: (asking: Asking) => void;
  /** Left out on the page of one. */
  onClear?: () => void;
}

/** What can be decided about those ticked. */
export function PickBar({ rows, papers, onAsk, onClear }: BarProps) {
  const some = (...states: DeskRow['state'][]) => rows.some(({ state }) => states.includes(state));
  const ask = (decision: Decision) => () => onAsk({ kind: 'decide', decision });
  return (
    <div className={css.bar}>
      {onClear && (
        <span>
          <Plural value={rows.length} other="Đã chọn # người" />
        </span>
      )}
      {some('submitted') && (
        <Button onClick={ask('accept')}>
          <Trans>Nhận</Trans>
        </Button>
      )}
      {some('submitted', 'waiting', 'accepted') && (
        <Button variant="default" onClick={ask('refuse')}>
          <Trans>Không nhận</Trans>
        </Button>
      )}
      {some('submitted') && (
        <Button variant="default" onClick={ask('wait')}>
          <Trans>Cho vào danh sách chờ</Trans>
        </Button>
      )}
      {some('refused') && (
        <Button variant="default" onClick={ask('reopen')}>
          <Trans>Mở lại hồ sơ</Trans>
        </Button>
      )}
      {papers && (
        <Button variant="default" onClick={() => onAsk({ kind: 'papers' })}>
          <Trans>Đã nhận giấy tờ</Trans>
        </Button>
      )}
      {onClear && (
        <Button variant="subtle" px="xs" onClick={onClear}>
          <Trans>Bỏ chọn</Trans>
        </Button>
      )}
    </div>
  );
}
