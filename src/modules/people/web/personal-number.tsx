import { useLingui } from '@lingui/react/macro';
import { useCan } from '#web/session.tsx';
import { Masked } from './masked.tsx';

export function PersonalNumber({ personId, masked }: { personId: string; masked: string | null }) {
  const { t } = useLingui();
  return (
    <Masked
      what={t`số định danh`}
      masked={masked}
      mayReveal={useCan('people.reveal')}
      path={`/api/people/${personId}/personal-number`}
      read={(answer: { personalNumber: string }) => answer.personalNumber}
    />
  );
}
