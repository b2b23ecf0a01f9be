import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { CopyText } from '#ui/copy-text.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useEdit } from '#web/edit.ts';
import { callListPath, callPath, documentPath, seriesPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { BoardRow, CallPage as Call } from '../call-contract.ts';
import { AnswerNobody } from './nomination-forms.tsx';
import { CallMoreForm, EditCallForm } from './call-form.tsx';
import { DaysLeft } from './call-list.tsx';
import { callStateWords, callTone } from './call-words.ts';
import css from './call.module.css';

export function CallPage() {
  const { callId } = useParams({ from: '/chieu-sinh/$callId' });
  const { t } = useLingui();
  const call = useGet<Call>(`/api/calls/${callId}`);
  if (!call.data)
    return (
      <Page title={t`Chiêu sinh`} breadcrumbs={[{ label: t`Chiêu sinh`, to: callListPath() }]}>
        <Loaded query={call}>{() => null}</Loaded>
      </Page>
    );
  return <OneCall key={callId} call={call.data} />;
}

function OneCall({ call }: { call: Call }) {
  const { t } = useLingui();
  const { series, counts, deadline, state, papers } = call;
  return (
    <Page
      title={t`Chiêu sinh ${series.code}`}
      breadcrumbs={[{ label: t`Chiêu sinh`, to: callListPath() }]}
      subtitle={<AppLink to={seriesPath(series.id)}>{series.name}</AppLink>}
      badge={<StatusBadge tone={callTone[state]}>{t(callStateWords[state])}</StatusBadge>}
      actions={<Actions call={call} />}
    >
      <StatTiles>
        <StatTile label={t`Đơn vị được mời`} value={<Num value={counts.units} />} to={callPath(call.id)} />
        <StatTile label={t`Đã cử`} value={<Num value={counts.nominated} />} to={callPath(call.id, { answer: 'nominated' })} />
        <StatTile label={t`Không cử ai`} value={<Num value={counts.nobody} />} to={callPath(call.id, { answer: 'nobody' })} />
        <StatTile
          label={t`Chưa trả lời`}
          value={<Num value={counts.silent} />}
          to={callPath(call.id, { answer: 'silent' })}
          tone={counts.silent > 0 ? 'warn' : 'plain'}
        />
      </StatTiles>
      <Section title={t`Thông báo`} card>
        <DescriptionList
          columns={3}
          items={[
            {
              label: t`Hạn cử`,
              value: (
                <>
                  <DateText value={deadline} /> <DaysLeft {...call} />
                </>
              ),
            },
            { label: t`Nhận muộn đến`, value: call.lateUntil && <DateText value={call.lateUntil} /> },
            { label: t`Ngày ra thông báo`, value: <DateText value={call.issuedOn} /> },
            { label: t`Khai giảng`, value: <DateText value={series.opensOn} /> },
            { label: t`Cơ sở mở lớp`, value: series.runner.name },
            {
              label: t`Văn bản`,
              value: call.document && <AppLink to={documentPath(call.document.id)}>{call.document.quote}</AppLink>,
            },
            {
              label: t`Giấy tờ của mỗi người`,
              value: papers.length > 0 && papers.map(({ name, required }) => (required ? name : t`${name} (nếu có)`)).join('; '),
            },
            { label: t`Lưu ý`, value: call.note },
          ]}
        />
      </Section>
      <Board call={call} />
    </Page>
  );
}

function Actions({ call }: { call: Call }) {
  const { t } = useLingui();
  const mayRecord = useCan('admissions.record');
  const mayNominate = useCan('nominations.record');
  const edit = useEdit(call.rowVersion);
  const [open, setOpen] = useState<'edit' | 'units' | 'state' | null>(null);
  const close = () => setOpen(null);
  const next = call.state === 'open' ? 'closed' : 'open';
  return (
    <>
      <Button
        component="a"
        href={`/api/calls/${call.id}/letter`}
        download
        variant="default"
        leftSection={<IconDownload size={17} stroke={1.7} aria-hidden />}
      >
        <Trans>Công văn (Word)</Trans>
      </Button>
      {mayNominate && call.state === 'open' && (
        <Button
          component={AppLink}
          plain
          to={seriesPath(call.series.id, { tab: 'nguoi-duoc-cu' })}
          variant={call.organises && mayRecord ? 'default' : 'filled'}
        >
          <Trans>Cử người đi học</Trans>
        </Button>
      )}
      {call.organises && mayRecord && (
        <Menu position="bottom-end" shadow="md" withinPortal returnFocus>
          <Menu.Target>
            <Button rightSection={<IconChevronDown size={16} aria-hidden />}>
              <Trans>Thông báo</Trans>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen('edit')}>{t`Sửa hạn, giấy tờ, văn bản`}</Menu.Item>
            <Menu.Item onClick={() => setOpen('units')}>{t`Thêm đơn vị`}</Menu.Item>
            <Menu.Item onClick={() => setOpen('state')}>
              {call.state === 'open' ? t`Đóng thông báo` : call.state === 'draft' ? t`Gửi thông báo` : t`Mở lại thông báo`}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {open === 'edit' && <EditCallForm call={call} onClose={close} />}
      {open === 'units' && <CallMoreForm call={call} onClose={close} />}
      <ConfirmDialog
        opened={open === 'state'}
        onClose={close}
        title={next === 'closed' ? t`Đóng thông báo chiêu sinh` : t`Mở thông báo chiêu sinh`}
        confirmLabel={next === 'closed' ? t`Đóng thông báo` : t`Mở thông báo`}
        onConfirm={() => edit('POST', `/api/calls/${call.id}/state`, { state: next }, { key: crypto.randomUUID() })}
      >
        {next === 'closed'
          ? t`Đơn vị không cử thêm được nữa; người đã cử vẫn giữ nguyên.`
          : t`Đơn vị thấy thông báo và cử người được đến hết hạn.`}
      </ConfirmDialog>
    </>
  );
}

/** Who has answered; whoever keeps the series reminds the others. */
function Board({ call }: { call: Call }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const mayRecord = useCan('admissions.record');
  const mayNominate = useCan('nominations.record');
  const search = useSearch({ from: '/chieu-sinh/$callId' });
  const [asking, setAsking] = useState(false);
  const [answering, setAnswering] = useState<BoardRow | null>(null);
  const wanted = search.answer;
  const rows = call.board.filter(({ answer }) => wanted === undefined || (answer ?? 'silent') === wanted);
  const silent = rows.filter(({ answer }) => answer === null);
  const reminds = call.organises && mayRecord && call.state === 'open';
  const columns: Column<BoardRow>[] = [
    { id: 'name', header: t`Đơn vị`, primary: true, cell: ({ name }) => name, sort: ({ name }) => name },
    { id: 'bloc', header: t`Khối`, cell: ({ bloc }) => bloc, sort: ({ bloc }) => bloc, wideOnly: true },
    {
      id: 'answer',
      header: t`Trả lời`,
      sort: ({ answer }) => answer,
      cell: ({ answer, people, note }) => (
        <span>
          {answer === null ? (
            <StatusBadge tone="warn">{t`Chưa trả lời`}</StatusBadge>
          ) : answer === 'nobody' && people === 0 ? (
            <StatusBadge tone="neutral">{t`Không cử ai`}</StatusBadge>
          ) : (
            <StatusBadge tone="done">
              <Plural value={people} other="Cử # người" />
            </StatusBadge>
          )}
          {note && <span className={css.soft}>{note}</span>}
        </span>
      ),
    },
    {
      id: 'waiting',
      header: t`Chờ`,
      numeric: true,
      cell: ({ waiting }) => <Num value={waiting} />,
      sort: ({ waiting }) => waiting,
      wideOnly: true,
    },
    { id: 'late', header: t`Cử muộn`, numeric: true, cell: ({ late }) => <Num value={late} />, sort: ({ late }) => late, wideOnly: true },
    { id: 'free', header: t`Chỉ tiêu còn`, numeric: true, cell: ({ free }) => <Num value={free} />, sort: ({ free }) => free },
    {
      id: 'when',
      header: t`Ngày trả lời, nhắc`,
      cell: ({ answeredAt, answeredBy, remindedAt, reminders }) => (
        <span>
          {answeredAt && (
            <>
              <DateText value={answeredAt} /> <span className={css.soft}>{answeredBy}</span>
            </>
          )}
          {!answeredAt && remindedAt && (
            <>
              <Plural value={reminders} other="nhắc # lần" />, <DateText value={remindedAt} time />
            </>
          )}
          {!answeredAt && !remindedAt && '–'}
        </span>
      ),
    },
    {
      id: 'do',
      header: t`Việc`,
      cell: (row) =>
        mayNominate && row.answer === null && call.state === 'open' ? (
          <Button variant="subtle" px="xs" onClick={() => setAnswering(row)} aria-label={t`Ghi ${row.name} không cử ai`}>
            <Trans>Không cử ai</Trans>
          </Button>
        ) : null,
    },
  ];
  return (
    <Section
      title={t`Đơn vị đã trả lời`}
      actions={
        reminds &&
        silent.length > 0 && (
          <Button onClick={() => setAsking(true)}>
            <Plural value={silent.length} other="Ghi đã nhắc # đơn vị" />
          </Button>
        )
      }
    >
      <div className={css.stack}>
        <FilterBar summary={<Plural value={rows.length} other="# đơn vị" />}>
          <SelectFilter
            name="answer"
            label={t`Trả lời`}
            options={[
              { value: 'silent', label: t`Chưa trả lời` },
              { value: 'nominated', label: t`Đã cử` },
              { value: 'nobody', label: t`Không cử ai` },
            ]}
          />
        </FilterBar>
        {reminds && silent.length > 0 && (
          <CopyText
            title={t`Lời nhắc để gửi Zalo, email`}
            label={t`Nội dung nhắc`}
            description={t`Gửi cho các đơn vị chưa trả lời rồi bấm “Ghi đã nhắc”. Không có tên người.`}
            text={call.reminder}
          />
        )}
        <DataTable
          caption={t`Đơn vị được mời cử người`}
          columns={columns}
          rows={rows}
          rowId={({ id }) => String(id)}
          empty={<EmptyState title={t`Không có đơn vị nào như vậy`} />}
        />
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Ghi đã nhắc`}
        confirmLabel={t`Ghi đã nhắc`}
        onConfirm={async () => {
          await send('POST', `/api/calls/${call.id}/reminders`, { units: silent.map(({ id }) => id) }, { key: crypto.randomUUID() });
          await refresh();
        }}
      >
        <Plural value={silent.length} other="Ghi thời điểm nhắc cho # đơn vị chưa trả lời. Lời nhắc do bạn gửi qua Zalo hoặc email." />
      </ConfirmDialog>
      {answering && <AnswerNobody callId={call.id} unit={answering} onClose={() => setAnswering(null)} />}
    </Section>
  );
}
