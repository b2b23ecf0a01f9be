import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import type { OwnNominations as Rows } from '../own-contract.ts';
import { nominationStateWords, nominationTone } from './call-words.ts';
import css from './call.module.css';

type Row = Rows[number];

/** On a trainee's own page: where they were put forward, and the paper that summons them. */
export function OwnNominations() {
  const { t } = useLingui();
  const rows = useGet<Rows>('/api/own/nominations');
  const columns: Column<Row>[] = [
    {
      id: 'series',
      header: t`Đợt tuyển sinh`,
      primary: true,
      cell: ({ series, summons }) => (summons ? `${summons.classCode} · ${summons.className}` : `${series.code} · ${series.name}`),
    },
    {
      id: 'by',
      header: t`Đơn vị cử`,
      cell: ({ unitName, submittedOn }) => (
        <span>
          {unitName}{' '}
          <span className={css.soft}>
            <DateText value={submittedOn} />
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      header: t`Tình trạng`,
      cell: ({ state }) => <StatusBadge tone={nominationTone[state]}>{t(nominationStateWords[state])}</StatusBadge>,
    },
    {
      id: 'summons',
      header: t`Giấy triệu tập`,
      cell: ({ summons }) => (summons ? (summons.paper ?? <DateText value={summons.issuedOn} />) : t`chưa có`),
    },
    {
      id: 'report',
      header: t`Có mặt`,
      cell: ({ summons }) =>
        summons ? (
          <span>
            <DateText value={summons.reportOn} /> <span className={css.soft}>{summons.reportPlace}</span>
          </span>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <Section title={t`Được cử, triệu tập`}>
      <Loaded query={rows}>
        {(own) => (
          <DataTable
            caption={t`Các đợt tuyển sinh được cử`}
            rows={own}
            rowId={({ id }) => id}
            columns={columns}
            empty={
              <EmptyState
                title={t`Chưa được cử đợt nào`}
              >{t`Khi đơn vị cử đi học, đợt tuyển sinh và giấy triệu tập hiện ở đây.`}</EmptyState>
            }
          />
        )}
      </Loaded>
    </Section>
  );
}
