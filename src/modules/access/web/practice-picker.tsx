import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useState } from 'react';
import type { PracticeDoor } from '../practice-contract.ts';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { useGet } from '#web/query.ts';
import classes from './sign-in.module.css';
import { useAccessWords } from './words.ts';

const OVER_ALL = 'all';

/** At the door of a practice tenant: in which agency one is, and what one does there. */
export function PracticePicker({ tenant, onPick }: { tenant: string; onPick: (signInName: string) => void }) {
  const { t } = useLingui();
  const { roles } = useAccessWords();
  const door = useGet<PracticeDoor>(`/api/practice/${tenant}/accounts`);
  const [agency, setAgency] = useState<string | null>(null);
  const [role, setRole] = useState<string | null>(null);
  if (door.error) return <ErrorPanel error={door.error} onRetry={() => door.refetch()} />;
  const { agencies, accounts } = door.data ?? { agencies: [], accounts: [] };
  const held = (where: string | null) => accounts.filter((one) => (one.agency ?? OVER_ALL) === where);
  const choose = (where: string | null, what: string | null) => {
    const found = held(where).find((one) => one.role === what);
    setAgency(where);
    setRole(found ? what : null);
    if (found) onPick(found.signInName);
  };
  return (
    <>
      <Select
        label={t`Tập làm việc ở`}
        placeholder={t`Chọn cơ quan`}
        data={[{ value: OVER_ALL, label: t`Toàn tỉnh` }, ...agencies.map(({ number, name }) => ({ value: number, label: name }))]}
        value={agency}
        onChange={(where) => choose(where, role)}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t`Không có cơ quan nào như vậy`}
        size="md"
      />
      <Select
        label={t`Vai trò`}
        placeholder={t`Chọn vai trò`}
        data={held(agency).map((one) => ({ value: one.role, label: roles[one.role] }))}
        value={role}
        onChange={(what) => choose(agency, what)}
        disabled={agency === null}
        allowDeselect={false}
        size="md"
      />
      <p className={classes.what}>
        <Trans>Mật khẩu chung cho mọi tài khoản ở đây do người tổ chức thực hành cho biết.</Trans>
      </p>
    </>
  );
}
