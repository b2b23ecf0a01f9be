import { Plural, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classListPath, classPath, openingListPath, seriesPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { OpeningPage as Answer } from '../opening-contract.ts';
import { MergeWith, Postpone } from './opening-acts.tsx';
import { LevelBadge, Reasons } from './opening-words.tsx';
import css from './opening.module.css';

/** One class that is to open: what speaks against it, and what can be done. */
export function OpeningPage() {
  const { t } = useLingui();
  const { classId } = useParams({ from: '/lop/sap-mo/$classId' });
  const one = useGet<Answer>(`/api/openings/${classId}`);
  const title = one.data ? `${one.data.code} ${one.data.name}` : t`Lớp sắp mở`;
  return (
    <Page
      title={title}
      badge={one.data && <LevelBadge level={one.data.level} />}
      breadcrumbs={[
        { label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() },
        { label: t`Lớp sắp mở`, to: openingListPath() },
      ]}
      actions={<AppLink to={classPath(classId)}>{t`Mở trang của lớp`}</AppLink>}
    >
      <Loaded query={one}>
        {(opening) => (
          <>
            <Section title={t`Có mở được không`} card>
              <div className={css.lead}>{opening.reasons.length > 0 ? <Reasons of={opening.reasons} /> : t`Chưa thấy gì cản trở.`}</div>
              <DescriptionList
                columns={3}
                items={[
                  { label: t`Chương trình`, value: opening.programme },
                  { label: t`Nơi học`, value: opening.host },
                  { label: t`Dự kiến mở`, value: <DateText value={opening.opensOn} /> },
                  { label: t`Chỉ tiêu`, value: <Num value={opening.seats} /> },
                  { label: t`Đã cấp cho đơn vị`, value: opening.granted === null ? null : <Num value={opening.granted} /> },
                  { label: t`Đã cử`, value: <Num value={opening.nominated} /> },
                  { label: t`Đủ điều kiện`, value: <Num value={opening.eligible} /> },
                  { label: t`Cần ít nhất`, value: <Num value={opening.minimum} /> },
                  { label: t`Đơn vị chưa trả lời`, value: <Num value={opening.silent} /> },
                  { label: t`Ba năm trước`, value: <Past of={opening.before} /> },
                ]}
              />
            </Section>
            <MergeWith opening={opening} />
            <Section
              title={t`Hỏi đơn vị nào`}
              note={t`Đơn vị được chiêu sinh mà chưa trả lời, còn chỉ tiêu chưa dùng, hoặc đã đăng ký nhu cầu mà chưa cử đủ.`}
            >
              <Ask rows={opening.ask} seriesId={opening.seriesId} />
            </Section>
            <Postpone opening={opening} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What classes like it did. */
function Past({ of: { opened, lost, average } }: { of: Answer['before'] }) {
  const { t } = useLingui();
  const settled = opened + lost;
  if (settled === 0) return t`chưa có lớp nào`;
  return (
    <>
      {t`mở được ${opened} trong ${settled} suất`}
      {average !== null && `, ${t`trung bình ${average} người một lớp`}`}
    </>
  );
}

function Ask({ rows, seriesId }: { rows: Answer['ask']; seriesId: string | null }) {
  const { t } = useLingui();
  const columns: Column<Answer['ask'][number]>[] = [
    { id: 'unit', header: t`Đơn vị`, primary: true, cell: ({ unit }) => unit, sort: ({ unit }) => unit },
    {
      id: 'answer',
      header: t`Chiêu sinh`,
      cell: ({ called, answered }) => (called ? (answered ? t`đã trả lời` : t`chưa trả lời`) : t`chưa gửi`),
    },
    { id: 'free', header: t`Chỉ tiêu chưa dùng`, numeric: true, cell: ({ free }) => <Num value={free} />, sort: ({ free }) => free },
    { id: 'registered', header: t`Đã đăng ký nhu cầu`, numeric: true, cell: ({ registered }) => <Num value={registered} /> },
    { id: 'nominated', header: t`Đã cử`, numeric: true, cell: ({ nominated }) => <Num value={nominated} /> },
  ];
  return (
    <>
      <DataTable
        caption={t`Đơn vị có thể cử thêm`}
        columns={columns}
        rows={rows}
        rowId={({ unitId }) => String(unitId)}
        empty={
          <EmptyState title={t`Không còn đơn vị nào để hỏi`}>
            {t`Chưa chiêu sinh cho lớp này, hoặc mọi đơn vị đã trả lời và dùng hết chỉ tiêu.`}
          </EmptyState>
        }
      />
      {rows.length > 0 && (
        <p>
          <Plural value={rows.length} other="# đơn vị" />
          {seriesId && (
            <>
              {' · '}
              <AppLink to={seriesPath(seriesId, { tab: 'chieu-sinh' })}>{t`Nhắc các đơn vị ở phần chiêu sinh`}</AppLink>
            </>
          )}
        </p>
      )}
    </>
  );
}
