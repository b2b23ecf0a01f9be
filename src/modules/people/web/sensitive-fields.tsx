import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { DescriptionList } from '#ui/description-list.tsx';
import { Section } from '#ui/section.tsx';
import { useSession } from '#web/session.tsx';
import type { Person } from '../contract.ts';
import { pathOf, sensitiveRights, type BankAccount, type PartyStatus, type SensitiveField } from '../sensitive-rules.ts';
import { Masked } from './masked.tsx';
import { RecordSensitive } from './sensitive-forms.tsx';
import { useSensitiveWords } from './sensitive-words.ts';

type Revealed = { partyStatus: PartyStatus } | { bankAccount: BankAccount } | { ethnicMinority: boolean };

/** Only the fields that are this account's business; nothing at all for others. */
export function SensitiveFields({ person }: { person: Person }) {
  const { t } = useLingui();
  const { fields } = useSensitiveWords();
  if (person.sensitive.length === 0) return null;
  return (
    <Section title={t`Thông tin cần giữ kín`} card>
      <DescriptionList
        columns={3}
        items={person.sensitive.map(({ field, masked }) => ({
          label: fields[field].label,
          value: <SensitiveValue personId={person.id} rowVersion={person.rowVersion} field={field} masked={masked} />,
        }))}
      />
    </Section>
  );
}

interface Value {
  personId: string;
  rowVersion: number;
  field: SensitiveField;
  masked: string | null;
  /** Whose, where many stand on one page. */
  name?: string;
}

export function SensitiveValue({ personId, rowVersion, field, masked, name }: Value) {
  const { t } = useLingui();
  const { capabilities } = useSession();
  const { partyStatuses, minority, account, fields } = useSensitiveWords();
  const [recording, setRecording] = useState(false);
  const { what: plain } = fields[field];
  const what = name === undefined ? plain : t`${plain} của ${name}`;
  const inWords = (answer: Revealed) => {
    if ('partyStatus' in answer) return partyStatuses[answer.partyStatus];
    return 'bankAccount' in answer ? account(answer.bankAccount) : minority(answer.ethnicMinority);
  };
  return (
    <Masked
      what={what}
      masked={masked}
      mayReveal={capabilities.includes(sensitiveRights[field].reveal)}
      path={`/api/people/${personId}/${pathOf(field)}`}
      read={inWords}
    >
      {capabilities.includes(sensitiveRights[field].record) && (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={masked === null ? t`Ghi ${what}` : t`Sửa ${what}`}
          onClick={() => setRecording(true)}
        >
          {masked === null ? <Trans>Ghi</Trans> : <Trans>Sửa</Trans>}
        </Button>
      )}
      {recording && <RecordSensitive field={field} personId={personId} rowVersion={rowVersion} onClose={() => setRecording(false)} />}
    </Masked>
  );
}
