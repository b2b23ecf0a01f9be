import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutsideRow } from '../outside-contract.ts';
import { AppLink } from '#ui/link.tsx';
import { Fold } from '#ui/section.tsx';
import { DateText } from '#ui/values.tsx';
import { documentPath } from '#web/links.ts';
import { CorrectForm, SupplyForm } from './correct-forms.tsx';
import { eventWords, irreversibleKinds } from './events.ts';
import css from './lists.module.css';

type OutsideEvent = OutsideRow['events'][number];

/** What happened since somebody was sent, folded: a line of a list has no room for a story. */
export function OutsideEvents({ events, mayCorrect }: { events: OutsideEvent[]; mayCorrect: boolean }) {
  return (
    <Fold title={<Plural value={events.length} other="# sự kiện" />}>
      <ol className={css.plain}>
        {events.map((event) => (
          <li key={event.id}>
            <EventLine event={event} mayCorrect={mayCorrect} />
          </li>
        ))}
      </ol>
    </Fold>
  );
}

function EventLine({ event, mayCorrect }: { event: OutsideEvent; mayCorrect: boolean }) {
  const { t } = useLingui();
  const [form, setForm] = useState<'correct' | 'supply' | null>(null);
  const { kind, effectiveDate, document, documentPending, reason, note, recordedBy, recordedAt, reversed } = event;
  const words = eventWords[kind] ? t(eventWords[kind]) : kind;
  const title = (
    <>
      <DateText value={effectiveDate} /> · {words}
    </>
  );
  return (
    <>
      <span className={css.name}>{reversed ? <s>{title}</s> : title}</span>
      {document && (
        <span className={css.code}>
          <Trans>
            Căn cứ: <AppLink to={documentPath(document.id)}>{document.number}</AppLink>
          </Trans>
        </span>
      )}
      {reason && (
        <span className={css.code}>
          <Trans>Lý do: {reason}</Trans>
        </span>
      )}
      {note && <span className={css.code}>{note}</span>}
      <span className={css.code}>
        <Trans>
          {recordedBy} ghi <DateText value={recordedAt} time />
        </Trans>
        {reversed && <Trans> · đã hiệu đính</Trans>}
      </span>
      {mayCorrect && !reversed && documentPending && (
        <Button variant="light" size="compact-sm" onClick={() => setForm('supply')}>
          <Trans>Bổ sung văn bản</Trans>
        </Button>
      )}
      {mayCorrect && !reversed && !irreversibleKinds.has(kind) && (
        <Button variant="subtle" size="compact-sm" onClick={() => setForm('correct')}>
          <Trans>Hiệu đính</Trans>
        </Button>
      )}
      {form === 'correct' && <CorrectForm event={event} onClose={() => setForm(null)} />}
      {form === 'supply' && <SupplyForm event={event} onClose={() => setForm(null)} />}
    </>
  );
}
