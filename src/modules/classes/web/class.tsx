import { Trans, useLingui } from '@lingui/react/macro';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ClassPage as ClassData, TimelineEvent } from '#contracts/classes';
import { ExportMenu } from '#ui/export-menu.tsx';
import { ImportMenu } from '#ui/import-menu.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { apiUrl } from '#web/api.ts';
import { classListPath, classPath, importStartPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { OpeningNotice } from '../../admissions/web/opening-notice.tsx';
import { ClassActions, PickedBar } from './class-actions.tsx';
import { ClassFacts, ClassTiles } from './class-facts.tsx';
import { ClassTimeline } from './class-timeline.tsx';
import { ConcurrencePanel } from './concurrence-panel.tsx';
import { isPreparing, isRunning } from './command.ts';
import type { Command } from './commands.ts';
import css from './lists.module.css';
import { ResultsTable, withResults } from './results-table.tsx';
import { RestrictedBadge } from './restricted-badge.tsx';
import { TraineeTable } from './trainee-table.tsx';
import { classStatusWords, classTone } from './words.ts';

export function ClassPage() {
  const { classId } = useParams({ from: '/lop/$classId' });
  const { t } = useLingui();
  const training = useGet<ClassData>(`/api/classes/${classId}`);
  if (!training.data) {
    return (
      <Page
        title={t({ message: 'Lớp', context: 'plural' })}
        breadcrumbs={[{ label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() }]}
      >
        <Loaded query={training}>{() => null}</Loaded>
      </Page>
    );
  }
  return <OneClass key={classId} training={training.data} />;
}

function OneClass({ training }: { training: ClassData }) {
  const { t } = useLingui();
  const mayRecord = useCan('classes.record');
  const mayReadApprovals = useCan('approvals.read');
  const mayReadNominations = useCan('nominations.read');
  const [command, setCommand] = useState<Command | null>(null);
  const [ticked, setTicked] = useState<string[]>([]);
  const anchor = useRef<HTMLButtonElement>(null);
  const { code, name, status, programme, trainees } = training;
  const timeline = useGet<TimelineEvent[]>(`/api/classes/${training.id}/timeline`);
  const happened = timeline.data ?? [];
  // whatever was recorded, those it was about are done with
  useEffect(() => setTicked([]), [happened.length, trainees.length]);
  const picked = ticked.filter((id) => trainees.some((row) => row.id === id));
  const close = () => {
    setCommand(null);
    // what opened the form may be gone; where it is not, the keyboard is back on it first
    setTimeout(() => setTimeout(() => document.activeElement === document.body && anchor.current?.focus()));
  };
  const events = happened.filter((event) => !event.reversed && event.kind !== 'correction');
  const waiting = events.filter((event) => event.documentPending).length;
  const takesPeople = isPreparing(training) || isRunning(training);
  const files = [
    ...(takesPeople ? [{ label: t`Danh sách học viên (biểu A)`, to: importStartPath('trainees', { class: training.id }) }] : []),
    ...(trainees.length > 0 && !isPreparing(training)
      ? [{ label: t`Danh sách kết quả (biểu F)`, to: importStartPath('results', { class: training.id }) }]
      : []),
  ];
  return (
    <Page
      title={`${code} – ${name}`}
      breadcrumbs={[{ label: t({ message: 'Lớp', context: 'plural' }), to: classListPath() }]}
      badge={
        <>
          <StatusBadge tone={classTone[status]}>{t(classStatusWords[status])}</StatusBadge>
          {training.restricted && <RestrictedBadge />}
        </>
      }
      subtitle={programme}
      actions={
        <>
          <ExportMenu
            groups={[
              { label: t`Danh sách học viên`, href: (as) => apiUrl(`/api/classes/${training.id}/trainees/export`, { as }) },
              ...(withResults(trainees).length > 0
                ? [
                    {
                      label: t`Kết quả`,
                      href: (as: string) => apiUrl(`/api/classes/${training.id}/results/export`, { as }),
                      formLabel: t`Biểu F để in, ký (Excel)`,
                    },
                  ]
                : []),
              { label: t`Diễn biến của lớp`, href: (as) => apiUrl(`/api/classes/${training.id}/timeline/export`, { as }) },
            ]}
          />
          {mayRecord && (
            <>
              <ImportMenu items={files} />
              <ClassActions training={training} onChoose={setCommand} anchor={anchor} />
            </>
          )}
        </>
      }
    >
      <ClassTiles training={training} />
      {isPreparing(training) && mayReadNominations && <OpeningNotice classId={training.id} className={css.chased} />}
      {waiting > 0 && (
        <p className={css.chased}>
          <StatusBadge tone="warn">{t`Chờ văn bản`}</StatusBadge>
          <span>
            <Trans>{waiting} việc ghi theo chỉ đạo chưa có văn bản.</Trans>{' '}
            <AppLink to={classPath(training.id, { tab: 'dien-bien' })}>
              <Trans>Xem và bổ sung</Trans>
            </AppLink>
          </span>
        </p>
      )}
      <ClassFacts training={training} />
      {isPreparing(training) && mayReadApprovals && <ConcurrencePanel training={training} />}
      <Tabs
        tabs={[
          {
            id: 'hoc-vien',
            label: t`Học viên`,
            count: trainees.length,
            content: (
              <>
                <TraineeTable rows={trainees} picked={mayRecord ? picked : undefined} onPick={setTicked} />
                {mayRecord && (
                  <PickedBar training={training} picked={picked} onChoose={setCommand} onClear={() => setTicked([])} className={css.bar} />
                )}
              </>
            ),
          },
          ...(training.openedOn === null
            ? []
            : [
                {
                  id: 'ket-qua',
                  label: t`Kết quả`,
                  count: withResults(trainees).length,
                  content: <ResultsTable training={training} mayRecord={mayRecord} />,
                },
              ]),
          {
            id: 'dien-bien',
            label: t`Diễn biến`,
            count: timeline.data && events.length,
            content: <Loaded query={timeline}>{(shown) => <ClassTimeline events={shown} />}</Loaded>,
          },
          ...(isPreparing(training) || !mayReadApprovals
            ? []
            : [{ id: 'thong-nhat', label: t`Thống nhất mở lớp`, content: <ConcurrencePanel training={training} /> }]),
        ]}
      />
      {command && <command.Form training={training} picked={picked} onClose={close} />}
    </Page>
  );
}
