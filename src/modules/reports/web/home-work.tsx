import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { waiting as waitingForPapers } from '#contracts/plans';
import { DateText, Num } from '#ui/values.tsx';
import {
  annualReviewPath,
  approvalPath,
  classPath,
  openingListPath,
  openingPath,
  planListPath,
  planPath,
  programmePath,
  seriesPath,
} from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { kindWords } from '../../approvals/web/words.ts';
import type { HomeAnswer } from '../home-contract.ts';
import { eventWords } from './words.ts';
import { useWord } from './use-word.ts';
import { WorkList } from './work-list.tsx';
import classes from './home.module.css';

function Block({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className={classes.block} aria-labelledby={`${id}-ten`}>
      <h2 id={`${id}-ten`}>{title}</h2>
      {children}
    </section>
  );
}

/** What is late, each line a link to where it is put right. */
export function Overdue({ overdue }: { overdue: HomeAnswer['overdue'] }) {
  const { t } = useLingui();
  const word = useWord();
  const { classes: inClass, slots, documents, requests, waitingLines, atRisk, updates } = overdue;
  const item = useRequestItem();
  if (inClass.total + slots.total + documents.total + requests.total + waitingLines.total + atRisk.total + updates.total === 0) return null;
  const quarterOf = (quarter: number | null, year: number) => (quarter === null ? t`năm ${year}` : t`quý ${quarter}/${year}`);
  return (
    <Block id="qua-han" title={t`Quá hạn, có nguy cơ`}>
      <WorkList late title={t`Hồ sơ trình chờ bạn, đã quá hạn trả lời`} {...requests} item={item} />
      <WorkList
        late
        title={t`Lớp có nguy cơ không mở được`}
        {...atRisk}
        item={(row) => ({
          id: row.classId ?? row.code,
          to: row.classId === null ? openingListPath() : openingPath(row.classId),
          title: (
            <>
              {row.code} <Soft>{row.name}</Soft>
            </>
          ),
          detail: <AtRisk row={row} />,
          tail: row.days !== null && row.days >= 0 ? <Plural value={row.days} other="còn # ngày" /> : <DateText value={row.opensOn} />,
        })}
      />
      <WorkList
        late
        title={t`Lớp quá ngày dự kiến kết thúc, chưa ghi bế giảng`}
        {...inClass}
        item={(row) => ({
          id: row.id,
          to: classPath(row.id),
          title: (
            <>
              {row.code} <Soft>{row.name}</Soft>
            </>
          ),
          detail: [row.programme, row.host].filter(Boolean).join(' · '),
          tail: <Late days={row.days} />,
        })}
      />
      <WorkList
        late
        title={t`Văn bản hứa bổ sung, đã quá hạn`}
        {...documents}
        item={(row) => promised(row, word(eventWords, row.kind) ?? t`Sự kiện`, <Late days={row.days} />)}
      />
      <WorkList
        late
        grouped
        title={t`Suất kế hoạch đã qua quý, chưa mở`}
        {...slots}
        item={(row) => ({
          id: `${row.planId} ${row.lineId} ${row.host}`,
          to: planPath(row.planId),
          title: row.programme,
          detail: [row.host, row.planTitle].filter(Boolean).join(' · '),
          tail: (
            <>
              <Plural value={row.slots} other="# suất" />, {quarterOf(row.quarter, row.year)}
            </>
          ),
        })}
      />
      <WorkList late title={t`Chương trình quá hạn cập nhật`} {...updates} item={(row) => updated(row, <Late days={row.late} />)} />
      <WorkList
        late
        title={t`Dòng kế hoạch chờ văn bản, đã quá hạn`}
        {...waitingLines}
        item={(row) => ({
          id: row.lineId,
          to: planPath(row.planId),
          title: row.waitsFor,
          detail: `${row.programme} · ${row.planTitle}`,
          tail: <DateText value={row.by} />,
        })}
      />
    </Block>
  );
}

/** Why a class may not open, and what can be done about it. */
function AtRisk({ row }: { row: HomeAnswer['overdue']['atRisk']['rows'][number] }) {
  const { mergeWith } = row;
  return (
    <>
      {row.why}
      {mergeWith !== null && (
        <>
          {'; '}
          <Trans>có thể ghép với {mergeWith}</Trans>
        </>
      )}
      {row.silent > 0 && (
        <>
          {'; '}
          <Plural value={row.silent} other="# đơn vị chưa trả lời" />
        </>
      )}
    </>
  );
}

/** A request that waits for whoever reads this: what is asked, by whom, since when. */
function useRequestItem() {
  const { t } = useLingui();
  return (row: HomeAnswer['waiting']['requests']['rows'][number]) => {
    const kind = kindWords[row.kind as keyof typeof kindWords];
    const from = row.from;
    return {
      id: row.id,
      to: approvalPath(row.id),
      title: row.title,
      detail: (
        <>
          {kind && `${t(kind)} · `}
          {row.returned ? t`trả lại để bổ sung` : t`${from} trình`}
          {row.dueOn !== null && (
            <>
              {', '}
              <Trans>
                hạn trả lời <DateText value={row.dueOn} />
              </Trans>
            </>
          )}
        </>
      ),
      tail: row.late > 0 ? <Late days={row.late} /> : row.days === 0 ? t`hôm nay` : <Plural value={row.days} other="đã # ngày" />,
    };
  };
}

function updated(row: HomeAnswer['overdue']['updates']['rows'][number], tail: ReactNode) {
  return {
    id: row.id,
    to: programmePath(row.familyId, { tab: 'cap-nhat' }),
    title: row.programme,
    detail: [row.what, row.document].filter(Boolean).join(' · '),
    tail,
  };
}

type Promised = HomeAnswer['overdue']['documents']['rows'][number];

function promised(row: Promised, what: string, tail: ReactNode) {
  return {
    id: row.eventId,
    to: row.classId === null ? planListPath() : classPath(row.classId),
    title: (
      <>
        {what} {row.classCode ?? row.programme}
      </>
    ),
    detail: (
      <>
        {row.directedBy !== null && (
          <>
            <Trans>Theo chỉ đạo của {row.directedBy}</Trans>,{' '}
          </>
        )}
        <DateText value={row.date} />;{' '}
        {row.due === null ? (
          <Trans>chưa hẹn ngày</Trans>
        ) : (
          <Trans>
            hạn bổ sung <DateText value={row.due} />
          </Trans>
        )}
      </>
    ),
    tail,
  };
}

export type AwaitedLine = z.output<typeof waitingForPapers>['lines'][number];

/** Plan lines that wait for a document whose day has not come. */
export function useAwaitedLines(): AwaitedLine[] {
  const papers = useGet<z.output<typeof waitingForPapers>>('/api/plans/waiting');
  return (papers.data?.lines ?? []).filter((line) => line.alarm !== 'overdue');
}

/** What waits for the one who is signed in, or for a paper that has been promised. */
export function Waiting({ waiting, ahead }: { waiting: HomeAnswer['waiting']; ahead: AwaitedLine[] }) {
  const { t } = useLingui();
  const word = useWord();
  const { calls, drafts, requests, planDocuments, documentsPromised, updates, differences } = waiting;
  const item = useRequestItem();
  if (
    calls.total +
      drafts.total +
      requests.total +
      planDocuments.total +
      documentsPromised.total +
      updates.total +
      ahead.length +
      (differences?.total ?? 0) ===
    0
  )
    return null;
  return (
    <Block id="dang-cho" title={t`Đang chờ`}>
      <WorkList title={t`Hồ sơ trình đang chờ bạn`} {...requests} item={item} />
      <WorkList
        title={t`Chiêu sinh chờ đơn vị cử người`}
        {...calls}
        item={(row) => ({
          id: row.id,
          to: seriesPath(row.seriesId, { tab: 'nguoi-duoc-cu' }),
          title: (
            <>
              {row.code} <Soft>{row.name}</Soft>
            </>
          ),
          detail: (
            <>
              {row.units.join(', ')},{' '}
              <Trans>
                hạn cử <DateText value={row.deadline} />
              </Trans>
            </>
          ),
          tail:
            row.daysLeft < 0 ? (
              <Late days={-row.daysLeft} />
            ) : row.daysLeft === 0 ? (
              t`hôm nay`
            ) : (
              <Plural value={row.daysLeft} other="còn # ngày" />
            ),
        })}
      />
      <WorkList
        title={t`Kế hoạch chờ duyệt`}
        {...drafts}
        item={(row) => ({
          id: row.versionId,
          to: planPath(row.planId),
          title: row.planTitle,
          detail: row.no === 1 ? t`bản đầu` : t`điều chỉnh lần ${row.no - 1}`,
          tail: <DateText value={row.effectiveDate} />,
        })}
      />
      <WorkList
        title={t`Theo chỉ đạo, văn bản bổ sung sau`}
        {...documentsPromised}
        item={(row) =>
          promised(row, word(eventWords, row.kind) ?? t`Sự kiện`, row.due === null ? <Trans>chưa hẹn</Trans> : <DateText value={row.due} />)
        }
      />
      <WorkList
        title={t`Kế hoạch đã duyệt, chưa có văn bản`}
        {...planDocuments}
        item={(row) => ({
          id: `${row.planId} ${row.no}`,
          to: planPath(row.planId),
          title: row.planTitle,
          tail: <Plural value={row.days} other="# ngày" />,
        })}
      />
      <WorkList
        title={t`Dòng kế hoạch chờ văn bản`}
        total={ahead.length}
        rows={ahead}
        item={(row) => ({
          id: row.lineId,
          to: planPath(row.planId),
          title: row.waitsFor,
          detail: `${row.family} · ${row.planTitle}`,
          tail: row.by === null ? <Trans>chưa hẹn</Trans> : <DateText value={row.by} />,
        })}
      />
      <WorkList
        title={t`Chương trình cần cập nhật`}
        {...updates}
        item={(row) =>
          updated(
            row,
            <Trans>
              hạn <DateText value={row.dueOn} />
            </Trans>,
          )
        }
      />
      {differences && (
        <WorkList
          title={t`Chênh lệch cần giải trình`}
          {...differences}
          item={(row) => ({
            id: row.id,
            to: annualReviewPath({ year: row.year, org: row.org, programme: row.programme }),
            title: row.label,
            tail: <Gap classes={row.classes} trainees={row.trainees} />,
          })}
        />
      )}
    </Block>
  );
}

export function Starting({ starting }: { starting: HomeAnswer['starting'] }) {
  const { t } = useLingui();
  if (starting.total === 0) return null;
  return (
    <Block id="sap-khai-giang" title={t`Khai giảng trong 14 ngày`}>
      <WorkList
        title={t`Lớp sắp khai giảng`}
        {...starting}
        item={(row) => ({
          id: row.id,
          to: classPath(row.id),
          title: (
            <>
              {row.code} <Soft>{row.name}</Soft>
            </>
          ),
          detail: (
            <>
              {[row.programme, row.host].filter(Boolean).join(' · ')},{' '}
              <Trans>
                dự kiến <Num value={row.trainees} /> học viên
              </Trans>
            </>
          ),
          tail: (
            <>
              <DateText value={row.date} />
              <Soft>{row.days === 0 ? t`hôm nay` : <Plural value={row.days} other="còn # ngày" />}</Soft>
            </>
          ),
        })}
      />
    </Block>
  );
}

const Soft = ({ children }: { children: ReactNode }) => <span className={classes.soft}>{children}</span>;
const Late = ({ days }: { days: number }) => <Plural value={days} other="quá # ngày" />;

function Gap({ classes: ofClasses, trainees }: { classes: number | null; trainees: number | null }) {
  return (
    <>
      {ofClasses !== null && ofClasses !== 0 && (
        <Trans>
          <Num value={ofClasses} sign /> lớp
        </Trans>
      )}
      {ofClasses !== null && ofClasses !== 0 && trainees !== null && trainees !== 0 && ', '}
      {trainees !== null && trainees !== 0 && (
        <Trans>
          <Num value={trainees} sign /> học viên
        </Trans>
      )}
    </>
  );
}
