import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import type { TimelineEvent } from '#contracts/classes';
import { today } from '#kit/dates.ts';
import { formatDate } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { DateText } from '#ui/values.tsx';
import { classPath, documentPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import { CorrectForm, SupplyForm } from './correct-forms.tsx';
import { eventWords, irreversibleKinds, partWords, sliceWords, strongKinds } from './events.ts';
import css from './lists.module.css';
import { notExecutedWords } from './words.ts';

/** Everything that happened to a class, in words, newest first. */
export function ClassTimeline({ events }: { events: TimelineEvent[] }) {
  const { t } = useLingui();
  const [showVoided, setShowVoided] = useState(false);
  const voided = events.filter((event) => event.reversed || event.kind === 'correction').length;
  const shown = events.filter((event) => showVoided || (!event.reversed && event.kind !== 'correction'));
  const toggle = voided > 0 && (
    <Switch
      mb="lg"
      label={t`Hiện sự kiện đã hiệu đính`}
      checked={showVoided}
      onChange={(event) => setShowVoided(event.currentTarget.checked)}
    />
  );
  return (
    <div className={css.card}>
      {toggle}
      {shown.length === 0 ? (
        <Trans>Chưa có sự kiện nào. Mọi việc ghi cho lớp sẽ hiện ở đây theo thứ tự thời gian.</Trans>
      ) : (
        <Timeline
          label={t`Diễn biến của lớp`}
          items={shown.map((event) => ({
            id: event.id,
            date: event.effectiveDate,
            title: <EventTitle event={event} />,
            detail: <EventDetail event={event} />,
            byline: <EventByline event={event} />,
            kind: event.reversed ? 'voided' : strongKinds.has(event.kind) ? 'strong' : 'plain',
          }))}
        />
      )}
    </div>
  );
}

function EventTitle({ event }: { event: TimelineEvent }) {
  const { t } = useLingui();
  const { kind, trainees, about } = event;
  const words = (code: string) => (eventWords[code] ? t(eventWords[code]) : code);
  if (kind === 'correction') return <Trans>Hiệu đính sự kiện “{words(about[0] ?? '')}”</Trans>;
  if (kind === 'class_reclassified') {
    const names = about.flatMap((slice) => (sliceWords[slice] ? [t(sliceWords[slice])] : [])).join(', ');
    return <Trans>Đổi {names}</Trans>;
  }
  return trainees > 0 ? (
    <Trans>
      {words(kind)} · {trainees} học viên
    </Trans>
  ) : (
    words(kind)
  );
}

function EventDetail({ event }: { event: TimelineEvent }) {
  const { t } = useLingui();
  const { kind, names, trainees, parts, reason, note, otherClass } = event;
  const counted = parts.flatMap(({ part, detail, count }) => {
    const words = partWords[`${part}.${detail}`] ?? partWords[part];
    return words ? [count === trainees ? t(words) : `${count} ${t(words)}`] : [];
  });
  // said only where the title does not say it already
  const isNews = parts.length > 1 || parts.some(({ detail }) => detail !== null && kind !== 'class_opened');
  const direction = parts.some(({ part }) => part === 'move_out')
    ? t`Sang lớp`
    : parts.some(({ part }) => part === 'move_in')
      ? t`Từ lớp`
      : t`Lớp liên quan:`;
  const known = reason !== null && reason in notExecutedWords ? t(notExecutedWords[reason as keyof typeof notExecutedWords]) : reason;
  const rest = trainees - 3;
  return (
    <>
      {names && kind !== 'class_opened' && kind !== 'class_closed' && (
        <div>
          {names}
          {rest > 0 && <Trans> và {rest} người khác</Trans>}
        </div>
      )}
      {isNews && counted.length > 0 && <div>{counted.join(' · ')}</div>}
      {otherClass && (
        <div>
          {direction} <AppLink to={classPath(otherClass.id)}>{otherClass.code}</AppLink>
        </div>
      )}
      {known && (
        <div>
          <Trans>Lý do: {known}</Trans>
        </div>
      )}
      {note && <div>{note}</div>}
    </>
  );
}

function EventByline({ event }: { event: TimelineEvent }) {
  const { t } = useLingui();
  const [form, setForm] = useState<'correct' | 'supply' | null>(null);
  const mayRecord = useCan('classes.record');
  const { document, documentPending, directedBy, documentDue, recordedBy, recordedAt, reversed, kind } = event;
  const due = documentDue ? formatDate(documentDue) : '';
  const late = documentDue !== null && documentDue < today();
  const correctable = mayRecord && !reversed && !irreversibleKinds.has(kind);
  return (
    <>
      {document && (
        <div>
          <Trans>
            Căn cứ: <AppLink to={documentPath(document.id)}>{document.number}</AppLink>
          </Trans>
        </div>
      )}
      {documentPending && !reversed && (
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.375rem 0.75rem', alignItems: 'center', padding: '0.25rem 0' }}>
          <StatusBadge tone={late ? 'bad' : 'warn'}>{late ? t`Quá hạn bổ sung văn bản` : t`Chờ văn bản bổ sung`}</StatusBadge>
          <span>
            <Trans>
              Theo chỉ đạo của {directedBy}, văn bản bổ sung sau – hạn {due}
            </Trans>
          </span>
          {mayRecord && (
            <Button variant="light" onClick={() => setForm('supply')}>
              <Trans>Bổ sung văn bản</Trans>
            </Button>
          )}
        </div>
      )}
      <span>
        <Trans>
          {recordedBy} ghi <DateText value={recordedAt} time />
        </Trans>
      </span>
      {correctable && (
        <Button variant="subtle" size="compact-sm" ml="xs" onClick={() => setForm('correct')}>
          <Trans>Hiệu đính</Trans>
        </Button>
      )}
      {form === 'correct' && <CorrectForm event={event} onClose={() => setForm(null)} />}
      {form === 'supply' && <SupplyForm event={event} onClose={() => setForm(null)} />}
    </>
  );
}
