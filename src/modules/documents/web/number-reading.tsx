import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { AppLink } from '#ui/link.tsx';
import { documentPath } from '#web/links.ts';
import type { Document, Reading } from '../contract.ts';
import { kindName, useDocumentWords } from './words.ts';
import classes from './number-reading.module.css';

interface Props {
  read: Reading;
  twins: Document[];
  typed: string;
  onAccept: (suggestion: string) => void;
}

/** Under the number while one types: what it says, what is doubtful, and which documents carry it already. */
export function NumberReading({ read, twins, typed, onAccept }: Props) {
  const { t } = useLingui();
  const { regimes, doubts } = useDocumentWords();
  const [kept, setKept] = useState<string | null>(null);
  const { suggestion } = read;
  const asks = suggestion !== null && kept !== typed;
  // The lack of a date says nothing while one has not come to that field.
  const told = read.doubts.filter((doubt) => doubt !== 'no_date' && !(doubt === 'issuer_code_unknown' && suggestion !== null));
  const facts = [
    read.regime && regimes[read.regime],
    read.kinds.map(kindName).join(t` hoặc `),
    read.issuers.map((issuer) => issuer.name).join(', ') || read.issuerCode,
  ].filter(Boolean);
  return (
    <div className={classes.reading} aria-live="polite" data-doubtful={asks || told.length > 0 || undefined}>
      {read.readable && (
        <p className={classes.line}>
          <IconCircleCheck size={18} stroke={1.7} aria-hidden className={classes.sound} />
          <span>
            <strong>{read.number}</strong> · {facts.join(' · ')}
          </span>
        </p>
      )}
      {asks && (
        <div className={classes.line}>
          <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.doubt} />
          <div>
            <Trans>
              Có phải <strong>{suggestion}</strong>?
            </Trans>
            <Group gap="xs" mt={6}>
              <Button size="xs" onClick={() => onAccept(suggestion)}>
                <Trans>Sửa thành {suggestion}</Trans>
              </Button>
              <Button size="xs" variant="default" onClick={() => setKept(typed)}>
                <Trans>Giữ nguyên như in</Trans>
              </Button>
            </Group>
          </div>
        </div>
      )}
      {told.map((doubt) => (
        <p key={doubt} className={classes.line}>
          <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.doubt} />
          <span>{doubts[doubt]}</span>
        </p>
      ))}
      {twins.length > 0 && (
        <div className={classes.line}>
          <IconAlertTriangle size={18} stroke={1.7} aria-hidden className={classes.doubt} />
          <div>
            <Trans>Sổ đã có văn bản mang số này:</Trans>
            <ul className={classes.twins}>
              {twins.map((twin) => (
                <li key={twin.id}>
                  <AppLink to={documentPath(twin.id)} target="_blank">
                    {twin.quote}
                  </AppLink>
                  , {twin.issuerName}
                </li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  );
}
