import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classPath, seriesPath, unitPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import { classStatusWords, studyModeWords } from '../../classes/web/words.ts';
import type { SeriesPage } from '../series-contract.ts';
import { ClassSeatsForm, RemoveClassDialog } from './series-class-forms.tsx';
import css from './seats.module.css';

export function SeriesTiles({ series: { seats } }: { series: SeriesPage }) {
  const { t } = useLingui();
  const { rolledIn, rolledOut } = seats;
  const all = seats.provided + rolledIn;
  return (
    <StatTiles>
      <StatTile
        label={t`Chỉ tiêu của đợt`}
        value={<Num value={all} />}
        note={rolledIn > 0 ? t`trong đó ${rolledIn} từ năm trước` : undefined}
      />
      <StatTile
        label={t`Chưa cấp`}
        value={<Num value={seats.open} />}
        note={rolledOut > 0 ? t`${rolledOut} đã chuyển sang năm sau` : undefined}
      />
      <StatTile label={t`Đã cấp, chưa dùng`} value={<Num value={seats.free} />} />
      <StatTile label={t`Đang giữ`} value={<Num value={seats.held} />} />
      <StatTile label={t`Đã dùng`} value={<Num value={seats.used} />} />
    </StatTiles>
  );
}

type ClassRow = SeriesPage['classRows'][number];

export function SeriesFacts({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const mayChange = useCan('quotas.record') && series.mayShare && series.state === 'open';
  const [change, setChange] = useState<{ row: ClassRow; to: 'seats' | 'out' } | null>(null);
  const columns = useClassColumns(mayChange ? setChange : undefined);
  const close = () => setChange(null);
  const { rolledFrom, rolledInto } = series;
  const mode = series.studyMode ? studyModeWords[series.studyMode] : undefined;
  const into = rolledInto.map(({ id, code }) => (
    <AppLink key={id} to={seriesPath(id)}>
      {code}{' '}
    </AppLink>
  ));
  return (
    <div className={css.parts}>
      <DataTable
        caption={t`Các lớp của đợt`}
        rows={series.classRows}
        rowId={(row) => row.id}
        rowLink={(row) => (row.seen ? classPath(row.id) : undefined)}
        columns={columns}
        empty={<EmptyState title={t`Đợt chưa có lớp nào`}>{t`Thêm lớp để đợt có chỉ tiêu.`}</EmptyState>}
      />
      {change?.to === 'seats' && <ClassSeatsForm series={series} row={change.row} onClose={close} />}
      <RemoveClassDialog series={series} row={change?.to === 'out' ? change.row : null} onClose={close} />
      <Section title={t`Thông tin đợt`} card>
        <DescriptionList
          columns={3}
          items={[
            { label: t`Chương trình`, value: series.programme },
            { label: t`Cơ quan chủ trì`, value: <AppLink to={unitPath(series.lead.id)}>{series.lead.name}</AppLink> },
            { label: t`Cơ sở đào tạo, bồi dưỡng`, value: <AppLink to={unitPath(series.runner.id)}>{series.runner.name}</AppLink> },
            { label: t`Năm kế hoạch`, value: series.planYear },
            { label: t`Hình thức`, value: mode ? t(mode) : '' },
            { label: t`Nơi học`, value: series.place },
            { label: t`Khai giảng dự kiến`, value: <DateText value={series.opensOn} /> },
            { label: t`Bế giảng dự kiến`, value: <DateText value={series.endsOn} /> },
            { label: t`Số người tối thiểu một lớp`, value: series.minimum ?? t`theo ngưỡng chung` },
            {
              label: t`Chỉ tiêu chưa cấp`,
              value: series.openSeats ? t`đơn vị nào cử trước được trước` : t`chỉ đơn vị được cấp mới cử được`,
            },
            { label: t`Hội đồng tuyển sinh`, value: series.asksBoard ? t`có` : t`không` },
            ...(rolledFrom
              ? [{ label: t`Chỉ tiêu năm trước chuyển từ`, value: <AppLink to={seriesPath(rolledFrom.id)}>{rolledFrom.code}</AppLink> }]
              : []),
            ...(into.length > 0 ? [{ label: t`Chỉ tiêu chuyển sang năm sau vào`, value: into }] : []),
          ]}
        />
      </Section>
    </div>
  );
}

type Change = (change: { row: ClassRow; to: 'seats' | 'out' }) => void;

function useClassColumns(onChange?: Change): Column<ClassRow>[] {
  const { t } = useLingui();
  const unseen = t`Lớp ngoài phạm vi được xem`;
  return [
    {
      id: 'name',
      header: t({ message: 'Lớp', context: 'plural' }),
      primary: true,
      cell: (row) => (row.seen ? `${row.code} – ${row.name}` : unseen),
    },
    { id: 'seats', header: t`Số chỗ`, numeric: true, cell: (row) => <Num value={row.seats} /> },
    { id: 'opens', header: t`Khai giảng dự kiến`, cell: (row) => <DateText value={row.expectedOpenOn} /> },
    { id: 'place', header: t`Nơi học`, cell: (row) => row.place?.name ?? '–' },
    {
      id: 'status',
      header: t`Trạng thái`,
      cell: (row) => (row.status in classStatusWords ? t(classStatusWords[row.status as keyof typeof classStatusWords]) : '–'),
    },
    ...(onChange
      ? [
          {
            id: 'change',
            header: t`Sửa`,
            cell: (row: ClassRow) => (
              <Group gap="xs">
                <Button size="compact-md" variant="default" onClick={() => onChange({ row, to: 'seats' })}>
                  <Trans>Số chỗ</Trans>
                  <VisuallyHidden> {row.code}</VisuallyHidden>
                </Button>
                <Button size="compact-md" variant="default" onClick={() => onChange({ row, to: 'out' })}>
                  <Trans>Bỏ khỏi đợt</Trans>
                  <VisuallyHidden> {row.code}</VisuallyHidden>
                </Button>
              </Group>
            ),
          },
        ]
      : []),
  ];
}
