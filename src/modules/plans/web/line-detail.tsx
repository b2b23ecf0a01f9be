import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Drawer, Group } from '@mantine/core';
import { useState } from 'react';
import type { ClassRow } from '#contracts/classes';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { DateText, Money, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { classListPath, classPath } from '#web/links.ts';
import { DocumentLink } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { WhoDecides } from '../../delegation/web/who-decides.tsx';
import type { PlanDetail, PlanLine, slotStates } from '../contract.ts';
import { StatedBeside } from './figures.tsx';
import { LineForm } from './line-form.tsx';
import classes from './plans.module.css';
import { SameQuarterMark } from './same-quarter.tsx';
import { SupplyForm } from './supply-form.tsx';
import { Alarm } from './waiting.tsx';
import { usePlanWords, useQuarterName } from './words.ts';

interface Props {
  plan: PlanDetail;
  line: PlanLine;
  onClose: () => void;
}

/** One line whole: what was ordered, what became of each slot, and the classes it led to. */
export function LineDetail({ plan, line, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const draft = plan.version?.status === 'draft';
  const mayRecord = useCan('plans.record');
  const [dialog, setDialog] = useState<'edit' | 'drop' | 'supply' | null>(null);
  const close = () => setDialog(null);
  const at = `/api/plans/${plan.id}/lines/${line.id}`;
  if (dialog === 'edit') return <LineForm plan={plan} line={line} onClose={close} />;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={line.version?.name ?? line.family.name}
      closeButtonProps={{ 'aria-label': t`Đóng` }}
    >
      <div className={classes.parts} style={{ gap: '1.25rem' }}>
        {line.audience && <p style={{ margin: 0 }}>{line.audience}</p>}
        <SameQuarterMark plan={plan} lineId={line.id} />
        {line.total.stated !== null && (
          <p className={classes.beside}>
            <StatedBeside beside={line.total} unit="seats" />
          </p>
        )}
        <Facts line={line} />
        <WhoDecides decision="opening" familyId={line.family.id} leadId={line.lead.id} offPlan={false} />
        {!draft && <Slots line={line} />}
        {mayRecord && (
          <Group gap="xs">
            {line.alarm !== 'none' && !draft && (
              <Button variant="default" onClick={() => setDialog('supply')}>
                <Trans>Đã có văn bản chờ</Trans>
              </Button>
            )}
            {draft && (
              <Button variant="default" onClick={() => setDialog('drop')}>
                <Trans>Bỏ dòng</Trans>
              </Button>
            )}
            {draft && (
              <Button onClick={() => setDialog('edit')}>
                <Trans>Sửa dòng</Trans>
              </Button>
            )}
          </Group>
        )}
      </div>
      {dialog === 'supply' && (
        <SupplyForm title={t`Ghi văn bản đã có`} intro={line.waitsFor ?? ''} path={`${at}/document`} onClose={close} />
      )}
      <ConfirmDialog
        opened={dialog === 'drop'}
        onClose={close}
        title={t`Bỏ dòng khỏi dự thảo`}
        confirmLabel={t`Bỏ dòng`}
        danger
        onConfirm={async () => {
          await send('DELETE', at, undefined, { ifMatch: plan.version!.rowVersion });
          onClose();
          await refresh();
        }}
      >
        <Trans>Dòng này không còn trong dự thảo. Các lần đã duyệt vẫn giữ nguyên.</Trans>
      </ConfirmDialog>
    </Drawer>
  );
}

function Facts({ line }: { line: PlanLine }) {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  return (
    <DescriptionList
      items={[
        { label: t`Số lớp`, value: <Num value={line.classes} /> },
        { label: t`Học viên mỗi lớp`, value: line.perClass === null ? t`không ghi` : <Num value={line.perClass} /> },
        { label: t`Chỉ tiêu`, value: <Num value={line.seats} /> },
        { label: t`Thời gian`, value: [quarterName(line.quarter), line.months, line.year].filter(Boolean).join(' · ') },
        { label: t`Cơ quan chủ trì`, value: line.lead.name },
        { label: t`Cơ sở thực hiện`, value: line.runner.name },
        { label: t`Nơi học`, value: [line.host?.name, line.place].filter(Boolean).join(', ') },
        ...(line.coordinating ? [{ label: t`Cơ quan phối hợp`, value: line.coordinating }] : []),
        { label: t`Nguồn kinh phí`, value: [line.funding.name, line.funding.detail].filter(Boolean).join(' – ') },
        ...(line.cost === null ? [] : [{ label: t`Kinh phí`, value: <Money value={line.cost} /> }]),
        ...(line.studyDays === null ? [] : [{ label: t`Số ngày học`, value: <Num value={line.studyDays} /> }]),
        ...(line.waitsFor
          ? [
              {
                label: t`Chờ văn bản`,
                value: (
                  <>
                    {line.waitsFor} <Awaited line={line} />
                  </>
                ),
              },
            ]
          : []),
        ...(line.carriedOver
          ? [{ label: t`Chuyển tiếp`, value: t`Lớp từ năm trước chuyển sang; không tính vào kế hoạch, không sinh suất` }]
          : []),
        ...(line.note ? [{ label: t`Ghi chú`, value: line.note }] : []),
      ]}
    />
  );
}

function Awaited({ line }: { line: PlanLine }) {
  if (line.waitsForDocumentId)
    return (
      <span className={classes.sub}>
        <Trans>
          Đã có: <DocumentLink id={line.waitsForDocumentId} />
        </Trans>
      </span>
    );
  return <span className={classes.sub}>{line.alarm === 'none' ? <DateText value={line.waitsForBy} /> : <Alarm line={line} />}</span>;
}

interface ClassList {
  rows: ClassRow[];
}
type State = (typeof slotStates)[number];

function Slots({ line }: { line: PlanLine }) {
  const { slotStates: words } = usePlanWords();
  const list = useGet<ClassList>('/api/classes', { line: line.id, limit: 200 });
  const states = (Object.keys(words) as State[]).filter((state) => line.slots[state] > 0);
  if (states.length === 0) return null;
  const toOpen = line.slots.pending > 0;
  return (
    <section>
      <h3 style={{ margin: '0 0 0.375rem', fontSize: '1rem' }}>
        <Trans>Suất mở lớp</Trans>
      </h3>
      <p style={{ margin: '0 0 0.5rem' }}>
        {states.map((state, at) => (
          <span key={state}>
            {at > 0 && ' · '}
            {words[state]} <Num value={line.slots[state]} />
          </span>
        ))}
      </p>
      <Loaded query={list}>
        {({ rows }) => (
          <ul className={classes.plain}>
            {rows.map((row) => (
              <li key={row.id}>
                <AppLink to={classPath(row.id)}>
                  {row.code} – {row.name}
                </AppLink>
                <span className={classes.sub}>
                  {row.openedOn ? (
                    <Trans>
                      khai giảng <DateText value={row.openedOn} />, <Num value={row.joinedCount} /> người vào học
                    </Trans>
                  ) : (
                    <Trans>chưa khai giảng</Trans>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {toOpen && (
        <p style={{ margin: '0.625rem 0 0' }}>
          <AppLink to={classListPath({ tab: 'suat', year: line.year, family: line.family.code })}>
            <Trans>Mở lớp từ suất đang chờ</Trans>
          </AppLink>
        </p>
      )}
    </section>
  );
}
