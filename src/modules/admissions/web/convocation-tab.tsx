import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { apiUrl, send } from '#web/api.ts';
import { classPath, documentPath, seriesPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { classStatusWords, classTone } from '../../classes/web/words.ts';
import type { ConvocationClass, Convocations, Paper, PaperKind } from '../convocation-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { CombineForm, IssueForm } from './convocation-forms.tsx';
import css from './screening.module.css';
import { paperKindTitles, paperKindWords } from './convocation-words.ts';

type Open =
  | { kind: 'issue'; training: ConvocationClass; paper: PaperKind; changes: Paper | null }
  | { kind: 'combine'; training: ConvocationClass }
  | null;

/** Triệu tập: the papers of each class of a series, who has come or gone since, and who did not come. */
export function ConvocationTab({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const list = useGet<Convocations>(`/api/series/${series.id}/convocations`);
  const [open, setOpen] = useState<Open>(null);
  return (
    <Loaded query={list}>
      {({ classes, mayIssue }) => (
        <div style={{ display: 'grid', gap: '2rem' }}>
          {classes.length === 0 && (
            <EmptyState title={t`Chưa triệu tập`}>{t`Giấy triệu tập người của đơn vị hiện ở đây khi đã ban hành.`}</EmptyState>
          )}
          {classes.map((training) => (
            <OneClass key={training.id} seriesId={series.id} training={training} mayIssue={mayIssue} onOpen={setOpen} />
          ))}
          {open?.kind === 'issue' && (
            <IssueForm training={open.training} kind={open.paper} changes={open.changes} onClose={() => setOpen(null)} />
          )}
          {open?.kind === 'combine' && <CombineForm training={open.training} onClose={() => setOpen(null)} />}
        </div>
      )}
    </Loaded>
  );
}

interface ClassProps {
  seriesId: string;
  training: ConvocationClass;
  mayIssue: boolean;
  onOpen: (open: Open) => void;
}

function OneClass({ seriesId, training, mayIssue, onOpen }: ClassProps) {
  const { t } = useLingui();
  const { code, name, status, papers, accepted, listed, seats, pending, noShows, arrived } = training;
  const preparing = status === null || ['preparing', 'agreed', 'decided'].includes(status);
  const last = (kind: PaperKind) => papers.find((paper) => paper.kind === kind && !paper.changed) ?? null;
  const issue = (paper: PaperKind) => () => onOpen({ kind: 'issue', training, paper, changes: last(paper) });
  return (
    <Section
      title={`${code} – ${name}`}
      note={
        status === null ? (
          <Trans>
            Người của đơn vị: {accepted} được nhận, {listed} có tên trong danh sách lớp.
          </Trans>
        ) : (
          <>
            <StatusBadge tone={classTone[status as keyof typeof classTone] ?? 'neutral'}>
              {t(classStatusWords[status as keyof typeof classStatusWords])}
            </StatusBadge>{' '}
            <Trans>
              {accepted} người được nhận / {seats} chỉ tiêu, {listed} đã vào danh sách lớp.
            </Trans>{' '}
            <AppLink to={classPath(training.id)}>{preparing ? t`Trang lớp, nơi ghi khai giảng` : t`Trang lớp`}</AppLink>
          </>
        )
      }
      actions={
        mayIssue &&
        preparing &&
        (accepted > 0 || papers.length > 0) && (
          <>
            <Button variant="default" onClick={issue('opening_decision')}>
              {last('opening_decision') ? <Trans>Thay đổi quyết định mở lớp</Trans> : <Trans>Quyết định mở lớp</Trans>}
            </Button>
            <Button onClick={issue('summons')}>
              {last('summons') ? <Trans>Thay đổi giấy triệu tập</Trans> : <Trans>Triệu tập</Trans>}
            </Button>
            <Button variant="subtle" onClick={() => onOpen({ kind: 'combine', training })}>
              <Trans>Ghép vào lớp khác</Trans>
            </Button>
          </>
        )
      }
    >
      {pending.map(({ kind, added, dropped }) => (
        <div key={kind} className={css.outcome} role="note">
          <p>
            <Trans>Sau {t(paperKindWords[kind])} gần nhất danh sách đã khác:</Trans>
          </p>
          <ul>
            {added.length > 0 && (
              <li>
                <Trans>Thêm</Trans>: {added.map(({ name: who, unit }) => `${who} (${unit.name})`).join('; ')}
              </li>
            )}
            {dropped.length > 0 && (
              <li>
                <Trans>Bớt</Trans>: {dropped.map(({ name: who, unit }) => `${who} (${unit.name})`).join('; ')}
              </li>
            )}
          </ul>
          <p className={css.soft}>
            <Trans>Văn bản đã ra không sửa; ban hành văn bản thay đổi.</Trans>
          </p>
        </div>
      ))}
      {!preparing && arrived > 0 && (
        <p>
          <Plural value={arrived} other="# người có mặt khi khai giảng." />
        </p>
      )}
      {noShows.length > 0 && <NoShows seriesId={seriesId} names={noShows} mayFree={mayIssue} />}
      {preparing && accepted === 0 && papers.length === 0 ? (
        <EmptyState
          title={t`Chưa ai được nhận vào lớp này`}
          action={
            <span style={{ display: 'inline-flex', gap: '1rem' }}>
              <AppLink to={seriesPath(seriesId, { tab: 'xet-tuyen' })}>{t`Xét tuyển`}</AppLink>
              <AppLink to={seriesPath(seriesId, { tab: 'phan-lop' })}>{t`Phân lớp`}</AppLink>
            </span>
          }
        >{t`Xét tuyển, rồi phân lớp; sau đó triệu tập ở đây, khi đủ các ý kiến theo phân cấp.`}</EmptyState>
      ) : (
        <PaperTable papers={papers} seen={status !== null} />
      )}
    </Section>
  );
}

function NoShows({ seriesId, names, mayFree }: { seriesId: string; names: string[]; mayFree: boolean }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.outcome} role="note">
      <p>
        <Plural value={names.length} other="# người được triệu tập mà không đến:" /> {names.join(', ')}.
      </p>
      {mayFree && (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          <Trans>Trả chỉ tiêu của họ</Trans>
        </Button>
      )}
      <ConfirmDialog
        opened={open}
        title={t`Trả chỉ tiêu của người không đến`}
        confirmLabel={t`Trả chỉ tiêu`}
        onClose={() => setOpen(false)}
        onConfirm={async () => {
          await send('POST', `/api/series/${seriesId}/no-shows`, {});
          await refresh();
        }}
      >
        <Trans>Chỉ tiêu của những người này trở lại đơn vị cử; họ có thể được cử lại: {names.join(', ')}.</Trans>
      </ConfirmDialog>
    </div>
  );
}

function PaperTable({ papers, seen }: { papers: Paper[]; seen: boolean }) {
  const { t } = useLingui();
  const columns: Column<Paper>[] = [
    {
      id: 'kind',
      header: t`Văn bản`,
      primary: true,
      cell: ({ kind, changesId, document }) => (
        <>
          {changesId ? t`Thay đổi ${t(paperKindWords[kind])}` : t(paperKindTitles[kind])}
          {document && (
            <span className={css.block}>
              <AppLink to={documentPath(document.id)}>{document.quote}</AppLink>
            </span>
          )}
        </>
      ),
    },
    { id: 'on', header: t`Ngày ban hành`, cell: ({ issuedOn }) => <DateText value={issuedOn} /> },
    {
      id: 'report',
      header: t`Có mặt`,
      cell: ({ reportOn, reportPlace }) => (
        <div>
          <DateText value={reportOn} />
          <span className={`${css.block} ${css.soft}`}>{reportPlace}</span>
        </div>
      ),
    },
    {
      id: 'people',
      header: t({ message: 'Người', context: 'plural' }),
      cell: ({ summoned, added, dropped, changesId }) => (changesId ? t`thêm ${added}, bớt ${dropped}` : <Num value={summoned} />),
    },
    {
      id: 'state',
      header: t`Hiệu lực`,
      cell: ({ changed }) =>
        changed ? <StatusBadge tone="neutral">{t`Đã có thay đổi`}</StatusBadge> : <StatusBadge tone="done">{t`Mới nhất`}</StatusBadge>,
    },
    {
      id: 'files',
      header: t`Tệp`,
      cell: (paper) => (seen || paper.units.length > 0 ? <PaperFiles paper={paper} /> : t`không có người của đơn vị`),
    },
  ];
  return (
    <DataTable
      caption={t`Văn bản triệu tập, quyết định mở lớp`}
      columns={columns}
      rows={papers}
      rowId={({ id }) => id}
      empty={<EmptyState title={t`Chưa triệu tập`}>{t`Triệu tập sau khi đã xét tuyển và đủ các ý kiến theo phân cấp.`}</EmptyState>}
    />
  );
}

/** One letter to each unit in a file, or the letter of one; the list as a sheet. */
function PaperFiles({ paper: { id, kind, units } }: { paper: Paper }) {
  const { t } = useLingui();
  const file = (unit?: number) => apiUrl(`/api/convocations/${id}/file`, { unit });
  return (
    <span style={{ display: 'inline-flex', gap: '0.5rem', flexWrap: 'wrap' }}>
      <Button component="a" size="xs" variant="default" href={file()} download>
        {kind !== 'summons' ? (
          <Trans>Quyết định, phụ lục (Word)</Trans>
        ) : units.length > 1 ? (
          <Trans>Mọi đơn vị (Word)</Trans>
        ) : (
          <Trans>Giấy triệu tập (Word)</Trans>
        )}
      </Button>
      <ExportMenu
        groups={[
          { label: t`Danh sách, mọi đơn vị`, href: (as) => apiUrl(`/api/convocations/${id}/people/export`, { as }) },
          ...(units.length > 1
            ? units.slice(0, 20).map(({ id: unit, name }) => ({
                label: name,
                href: (as: string) => apiUrl(`/api/convocations/${id}/people/export`, { unit, as }),
              }))
            : []),
        ]}
      />
      {kind === 'summons' && units.length > 1 && (
        <details>
          <summary>
            <Trans>Từng đơn vị</Trans>
          </summary>
          <ul>
            {units.map(({ id: unit, name }) => (
              <li key={unit}>
                <a href={file(unit)} download>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
}
