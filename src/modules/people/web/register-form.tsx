import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { today } from '#kit/dates.ts';
import { DateField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { ApiRefusal, send } from '#web/api.ts';
import { personPath } from '#web/links.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import { Findings, type Finding } from './findings.tsx';
import { emptyPerson, personBody, PersonFields, type PersonValues } from './person-fields.tsx';
import { type Candidate, candidatesOf, SameOrDifferent } from './same-or-different.tsx';

interface Values extends PersonValues {
  unitId: number | null;
  postFrom: string;
}

interface Registered {
  id: string;
  existing: boolean;
  warnings: Finding[];
}

/** Id of the person it is, `different` for somebody new, null to go back to the form. */
type Choice = string | null;

interface Question {
  values: Values;
  candidates: Candidate[];
  /** What the server says, where nobody may be shown. */
  said: string;
  answer: (choice: Choice) => void;
}

/** Registers somebody; where the register may hold that person already, the officer decides. `onDone`: what comes then, else their page. */
export function RegisterForm({ onClose, onDone }: { onClose: () => void; onDone?: (id: string, name: string) => void }) {
  const { t } = useLingui();
  const router = useRouter();
  const refresh = useRefresh();
  const [question, setQuestion] = useState<Question | null>(null);
  const [done, setDone] = useState<Registered | null>(null);
  // With warnings the form gives way to them instead of closing.
  const stays = useRef(false);
  const name = useRef('');
  const goTo = (id: string) => (onDone ? onDone(id, name.current) : void router.navigate({ href: personPath(id) }));

  const submit = async (values: Values, attempt: { key: string }): Promise<Registered> => {
    const body = {
      ...personBody(values),
      personalNumber: values.personalNumber.trim() || null,
      unitId: values.unitId,
      postFrom: values.postFrom || undefined,
    };
    try {
      return await send<Registered>('POST', '/api/people', body, attempt);
    } catch (refusal) {
      if (!(refusal instanceof ApiRefusal) || !['people.maybe_same', 'people.maybe_elsewhere'].includes(refusal.code)) throw refusal;
      const choice = await new Promise<Choice>((answer) =>
        setQuestion({ values, candidates: candidatesOf(refusal), said: [refusal.what, refusal.todo].filter(Boolean).join(' '), answer }),
      );
      setQuestion(null);
      if (choice === null) throw refusal;
      if (choice !== 'different') return { id: choice, existing: true, warnings: [] };
      return send<Registered>('POST', '/api/people', { ...body, confirmDifferent: true }, { key: `${attempt.key}-different` });
    }
  };

  if (done)
    return (
      <Findings
        findings={done.warnings}
        existing={done.existing}
        onClose={() => {
          onClose();
          goTo(done.id);
        }}
      />
    );
  return (
    <>
      <FormModal<Values>
        title={t`Thêm người`}
        submitLabel={t`Thêm người`}
        defaultValues={{ ...emptyPerson, unitId: null, postFrom: today() }}
        onClose={() => stays.current || onClose()}
        onSubmit={async (values, attempt) => {
          name.current = values.fullName;
          const result = await submit(values, attempt);
          await refresh();
          if (result.warnings.length === 0) return goTo(result.id);
          stays.current = true;
          setDone(result);
        }}
      >
        <PersonFields />
        <UnitField name="unitId" label={t`Đơn vị công tác`} required />
        <DateField name="postFrom" label={t`Giữ vị trí này từ ngày`} description={t`Không rõ thì để hôm nay.`} />
      </FormModal>
      {question && <SameOrDifferent {...question} />}
    </>
  );
}
