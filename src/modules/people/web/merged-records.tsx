import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { LongTextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatDayOf } from '#ui/format.ts';
import { Section } from '#ui/section.tsx';
import { useEdit } from '#web/edit.ts';
import { useSession } from '#web/session.tsx';
import type { Person } from '../contract.ts';

/** Records that were found to be this person's, each to be taken apart again. */
export function MergedRecords({ person }: { person: Person }) {
  const { t } = useLingui();
  const { capabilities, scope } = useSession();
  const [apart, setApart] = useState<Person['merged'][number] | null>(null);
  if (person.merged.length === 0) return null;
  const may = capabilities.includes('people.merge') && scope.kind === 'tenant';
  return (
    <Section title={t`Hồ sơ đã gộp vào đây`} card>
      {person.merged.map((one) => {
        const name = one.fullName ?? t`hồ sơ ngoài phạm vi của bạn`;
        return (
          <Group key={one.mergeId} justify="space-between">
            <Text>
              <Trans>
                {name} – {one.mergedByName} gộp ngày {formatDayOf(one.mergedAt)}
              </Trans>
              {one.note && `: ${one.note}`}
            </Text>
            {may && (
              <Button variant="default" size="compact-sm" aria-label={t`Tách lại ${name}`} onClick={() => setApart(one)}>
                <Trans>Tách lại</Trans>
              </Button>
            )}
          </Group>
        );
      })}
      {apart && <ApartForm person={person} merge={apart} onClose={() => setApart(null)} />}
    </Section>
  );
}

function ApartForm({ person, merge, onClose }: { person: Person; merge: Person['merged'][number]; onClose: () => void }) {
  const { t } = useLingui();
  const edit = useEdit(person.rowVersion);
  return (
    <FormModal
      title={t`Tách hồ sơ đã gộp`}
      submitLabel={t`Tách lại`}
      defaultValues={{ because: '' }}
      onClose={onClose}
      onSubmit={(values, attempt) => edit('POST', `/api/people/${person.id}/merges/${merge.mergeId}/undoing`, values, attempt)}
    >
      <Text>
        <Trans>Hai hồ sơ trở lại như trước khi gộp. Điều ghi từ lúc gộp đến nay ở lại với hồ sơ này.</Trans>
      </Text>
      <LongTextField name="because" label={t`Vì sao tách`} required rows={2} />
    </FormModal>
  );
}
