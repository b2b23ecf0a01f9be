import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { classPath, seriesPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Distribution } from '../distribute-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { becauseWords } from './call-words.ts';
import css from './call.module.css';

type Person = Distribution['people'][number];
interface Done {
  placed: number;
  listed: number;
  held: { name: string; what: string; todo: string }[];
}

/** Phân lớp: a class for everybody accepted, proposed with its reason, changed by hand, applied on a click. */
export function DistributeTab({ series }: { series: Pick<SeriesPage, 'id'> }) {
  const proposal = useGet<Distribution>(`/api/series/${series.id}/distribution`);
  // outlives the list it was made from: who could not be placed is named in it
  const [done, setDone] = useState<Done | null>(null);
  return (
    <Loaded query={proposal}>
      {(data) => (
        <Proposal key={data.people.map(({ id }) => id).join()} seriesId={series.id} proposal={data} done={done} onDone={setDone} />
      )}
    </Loaded>
  );
}

interface ProposalProps {
  seriesId: string;
  proposal: Distribution;
  done: Done | null;
  onDone: (done: Done) => void;
}

function Proposal({ seriesId, proposal: { classes, people, mayApply }, done, onDone }: ProposalProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const may = useCan('admissions.record') && mayApply;
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [asking, setAsking] = useState(false);
  const classOf = ({ id, classId }: Person) => changed[id] ?? classId ?? '';
  const placements = people.flatMap((person) =>
    classOf(person) ? [{ id: person.id, classId: classOf(person), rowVersion: person.rowVersion }] : [],
  );
  const columns: Column<Person>[] = [
    { id: 'name', header: t`Họ và tên`, primary: true, cell: ({ fullName }) => fullName, sort: ({ fullName }) => fullName },
    { id: 'unit', header: t`Đơn vị cử`, cell: ({ unit }) => unit.name, sort: ({ unit }) => unit.name },
    { id: 'bloc', header: t`Khối`, cell: ({ bloc }) => bloc.name, sort: ({ bloc }) => bloc.name, wideOnly: true },
    {
      id: 'wishes',
      header: t`Nguyện vọng`,
      cell: ({ wishes }) => (
        <span>
          {wishes.place ?? '–'}
          {(wishes.from || wishes.to) && (
            <span className={css.soft}>
              <DateText value={wishes.from} /> – <DateText value={wishes.to} />
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'class',
      header: t({ message: 'Lớp', context: 'one' }),
      cell: (person) =>
        may ? (
          <NativeSelect
            miw="9rem"
            aria-label={t`Lớp của ${person.fullName}`}
            value={classOf(person)}
            onChange={(event) => setChanged({ ...changed, [person.id]: event.currentTarget.value })}
            data={[{ value: '', label: t`chưa xếp` }, ...classes.map(({ id, code }) => ({ value: id, label: code }))]}
          />
        ) : (
          (classes.find(({ id }) => id === classOf(person))?.code ?? '–')
        ),
    },
    {
      id: 'because',
      header: t`Vì sao`,
      cell: ({ id, because }) => (changed[id] === undefined ? t(becauseWords[because]) : t`Cán bộ chọn`),
    },
  ];
  return (
    <Section
      title={t`Phân lớp`}
      note={t`Xếp những người đã được nhận vào các lớp của đợt: theo nguyện vọng, rồi cân đối các khối. Bấm áp dụng thì người có tên trong danh sách lớp.`}
      actions={
        may &&
        placements.length > 0 && (
          <Button onClick={() => setAsking(true)}>
            <Plural value={placements.length} other="Áp dụng cho # người" />
          </Button>
        )
      }
    >
      <div className={css.stack}>
        <StatTiles>
          {classes.map(({ id, code, place, opensOn, seats, taken }) => {
            const here = placements.filter(({ classId }) => classId === id).length;
            return (
              <StatTile
                key={id}
                label={[code, place].filter(Boolean).join(', ')}
                value={
                  <>
                    <Num value={taken + here} />/<Num value={seats} />
                  </>
                }
                note={opensOn ? <DateText value={opensOn} /> : undefined}
                to={classPath(id)}
                tone={taken + here > seats ? 'warn' : 'plain'}
              />
            );
          })}
        </StatTiles>
        {done && (
          <div role="status">
            <Plural value={done.placed} other="Đã xếp # người" />,{' '}
            <Plural value={done.listed} other="# người có tên trong danh sách lớp." />
            {done.held.map(({ name, what, todo }) => (
              <p key={name} style={{ margin: '0.25rem 0' }}>
                <b>{name}</b>: {what} {todo}
              </p>
            ))}
            <p style={{ margin: '0.25rem 0' }}>
              <AppLink to={seriesPath(seriesId, { tab: 'trieu-tap' })}>
                <Trans>Sang triệu tập</Trans>
              </AppLink>
            </p>
          </div>
        )}
        <DataTable
          caption={t`Đề xuất phân lớp`}
          columns={columns}
          rows={people}
          rowId={({ id }) => id}
          empty={
            classes.some(({ taken }) => taken > 0) ? (
              <EmptyState
                title={t`Không còn ai chờ xếp lớp`}
                action={<AppLink to={seriesPath(seriesId, { tab: 'trieu-tap' })}>{t`Sang triệu tập`}</AppLink>}
              >{t`Người được nhận mà chưa có tên trong danh sách lớp nào hiện ở đây.`}</EmptyState>
            ) : (
              <EmptyState
                title={t`Chưa có ai được nhận`}
                action={<AppLink to={seriesPath(seriesId, { tab: 'xet-tuyen' })}>{t`Sang xét tuyển`}</AppLink>}
              >{t`Người được nhận mà chưa có tên trong danh sách lớp nào hiện ở đây.`}</EmptyState>
            )
          }
        />
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Áp dụng phân lớp`}
        confirmLabel={t`Áp dụng`}
        onConfirm={async () => {
          onDone(await send<Done>('POST', `/api/series/${seriesId}/distribution`, { placements }, { key: crypto.randomUUID() }));
          setChanged({});
          await refresh();
        }}
      >
        <Trans>Người được xếp có tên ngay trong danh sách lớp. Chuyển lớp sau đó làm ở trang lớp.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
