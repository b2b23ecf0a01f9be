import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#ui/filter-bar.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { type ImportForm, useImportForms } from '#web/import-forms.ts';
import { importRunPath, importStartPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { RunList } from '../contract.ts';
import classes from './imports.module.css';
import { PublishedLimits } from './limits.tsx';
import { statusTone, useImportWords } from './words.ts';

type Row = RunList['runs'][number];

/** Every workbook that was brought in, and the door for the next one. */
export function ImportListPage() {
  const { t } = useLingui();
  const forms = useImportForms();
  const { form } = useSearch({ from: '/nhap-tep' });
  const list = useGet<RunList>('/api/imports');
  const columns = useColumns();
  const shown = (runs: Row[]) => runs.filter((run) => form === undefined || run.form === form);
  const count = shown(list.data?.runs ?? []).length;
  return (
    <Page title={t`Nhập tệp`} subtitle={t`Tệp Excel các đơn vị gửi về: xem trước từng dòng rồi mới ghi; ghi nhầm thì hoàn tác.`}>
      {forms.length === 0 ? (
        <p style={{ margin: 0 }}>
          <Trans>Tài khoản của bạn chỉ xem; việc nhập tệp do cán bộ đào tạo làm.</Trans>
        </p>
      ) : (
        <Section title={t`Bạn có tệp gì`}>
          <div className={classes.forms}>
            {forms.map((one) => (
              <StartCard key={one.kind} form={one} />
            ))}
          </div>
        </Section>
      )}
      <Section title={t`Các lần nhập`}>
        {forms.length > 1 && (
          <div style={{ marginBottom: '1rem' }}>
            <FilterBar summary={list.data && <Plural value={count} other="# lần nhập" />}>
              <SelectFilter name="form" label={t`Loại tệp`} options={forms.map(({ kind, title }) => ({ value: kind, label: title }))} />
            </FilterBar>
          </div>
        )}
        <Loaded query={list}>
          {({ runs }) => (
            <DataTable
              caption={t`Các lần nhập tệp, mới nhất trước`}
              rows={shown(runs)}
              rowId={(run) => run.id}
              rowLink={(run) => importRunPath(run.form, run.id)}
              columns={columns}
              empty={
                <EmptyState title={t`Chưa nhập tệp nào`}>
                  {forms.length === 0 ? (
                    <Trans>Tài khoản của bạn thấy các lần nhập của loại tệp mình được nhập; hiện không có loại nào.</Trans>
                  ) : (
                    <Trans>
                      Chọn loại tệp ở trên rồi thả tệp vào, không cần sửa lại cách trình bày. Hệ thống tìm dòng tiêu đề, đọc từng dòng và
                      nói rõ ô nào chưa đúng; chưa ghi gì cho đến khi bạn bấm Ghi.
                    </Trans>
                  )}
                </EmptyState>
              }
            />
          )}
        </Loaded>
      </Section>
      <PublishedLimits />
    </Page>
  );
}

function StartCard({ form: { kind, title, what } }: { form: ImportForm }) {
  const { t } = useLingui();
  return (
    <div className={classes.form}>
      <h3>{title}</h3>
      <p>{what}</p>
      <Button component={AppLink} plain to={importStartPath(kind)} variant="light" aria-label={t`Chọn tệp: ${title}`}>
        <Trans>Chọn tệp</Trans>
      </Button>
    </div>
  );
}

function useColumns(): Column<Row>[] {
  const { t } = useLingui();
  const { statuses } = useImportWords();
  return [
    {
      id: 'file',
      header: t`Tệp`,
      primary: true,
      cell: (run) => (
        <span className={classes.fileName}>
          {run.fileName}
          <span className={classes.sub}>{run.formTitle}</span>
        </span>
      ),
      sort: (run) => run.fileName,
    },
    { id: 'into', header: t`Nhập vào`, cell: (run) => run.targetLabel, sort: (run) => run.targetLabel },
    { id: 'sender', header: t`Đơn vị gửi`, cell: (run) => run.sender?.name ?? '–', sort: (run) => run.sender?.name },
    { id: 'rows', header: t`Dòng`, numeric: true, cell: (run) => <Num value={run.counts.rows} />, sort: (run) => run.counts.rows },
    { id: 'held', header: t`Giữ lại`, numeric: true, cell: (run) => <Num value={run.counts.held} />, sort: (run) => run.counts.held },
    {
      id: 'status',
      header: t`Tình trạng`,
      cell: (run) => <StatusBadge tone={statusTone[run.status]}>{statuses[run.status]}</StatusBadge>,
      sort: (run) => statuses[run.status],
    },
    {
      id: 'when',
      header: t`Khi nào, ai`,
      cell: (run) => (
        <span>
          <DateText value={run.recordedAt} time />
          <span className={classes.sub}>{run.recordedBy}</span>
        </span>
      ),
      sort: (run) => run.recordedAt,
    },
  ];
}
