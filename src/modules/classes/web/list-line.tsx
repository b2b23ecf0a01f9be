import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { NewTrainee } from '#contracts/classes';
import type { unitList } from '#contracts/organisations';
import { isComplete, type ListLine, type NewLine } from './list-rows.ts';
import css from './lists.module.css';
import { LookupInput } from './lookup-field.tsx';
import { categoryWords } from './words.ts';

interface Props {
  line: ListLine;
  asOf: string | undefined;
  /** null takes the line away. */
  onChange: (line: ListLine | null) => void;
}

/** One person of a list being made: in one line while all is well, opened where something is missing. */
export function ListLineItem({ line, asOf, onChange }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(!isComplete(line));
  const { problem, fullName } = line;
  return (
    <li className={`${css.row} ${problem ? css.held : ''}`}>
      <span className={css.who}>
        {fullName || <Trans>Người mới</Trans>}
        <br />
        <span className={css.soft}>{line.personId !== undefined ? line.note : <NewLineNote line={line} />}</span>
      </span>
      {line.personId === undefined && !open && (
        <Button variant="subtle" px="xs" onClick={() => setOpen(true)}>
          <Trans>Sửa</Trans>
        </Button>
      )}
      <CloseButton aria-label={t`Bỏ ${fullName} khỏi danh sách`} onClick={() => onChange(null)} />
      {problem && (
        <div className={css.reason} role="note">
          {problem.what} {problem.todo}
          {problem.candidates.map((one) => (
            <div key={one.personId}>
              <Button
                variant="subtle"
                px={0}
                onClick={() => onChange({ key: line.key, personId: one.personId, fullName, note: one.words })}
              >
                <Trans>Chọn: {one.words}</Trans>
              </Button>
            </div>
          ))}
          {line.personId === undefined && problem.candidates.length > 0 && (
            <Button variant="subtle" px={0} onClick={() => onChange({ ...line, confirmDifferent: true, problem: undefined })}>
              <Trans>Đây là người khác</Trans>
            </Button>
          )}
        </div>
      )}
      {line.personId === undefined && open && <NewLineFields line={line} asOf={asOf} onChange={onChange} />}
    </li>
  );
}

function NewLineNote({ line }: { line: NewLine }) {
  const { t } = useLingui();
  const sex = line.sex === 'male' ? t`Nam` : line.sex === 'female' ? t`Nữ` : '';
  return [line.birthDate, sex, line.unit, line.positionTitle, t(categoryWords[line.category])].filter(Boolean).join(' · ');
}

function NewLineFields({ line, asOf, onChange }: { line: NewLine; asOf: string | undefined; onChange: (line: NewLine) => void }) {
  const { t } = useLingui();
  const set = (patch: Partial<NewLine>) => onChange({ ...line, ...patch, problem: undefined });
  return (
    <div className={css.edit}>
      <TextInput label={t`Họ và tên`} required value={line.fullName} onChange={(event) => set({ fullName: event.currentTarget.value })} />
      <TextInput
        label={t`Ngày sinh`}
        placeholder={t`28/02/1985 hoặc 1985`}
        value={line.birthDate}
        onChange={(event) => set({ birthDate: event.currentTarget.value })}
      />
      <NativeSelect
        label={t`Giới tính`}
        value={line.sex}
        onChange={(event) => set({ sex: event.currentTarget.value as NewLine['sex'] })}
        data={[
          { value: '', label: t`Chưa rõ` },
          { value: 'male', label: t`Nam` },
          { value: 'female', label: t`Nữ` },
        ]}
      />
      <NativeSelect
        label={t({ message: 'Đối tượng', context: 'person' })}
        value={line.category}
        onChange={(event) => set({ category: event.currentTarget.value as NewTrainee['category'] })}
        data={Object.entries(categoryWords).map(([value, words]) => ({ value, label: t(words) }))}
      />
      <LookupInput<z.output<typeof unitList>>
        label={t`Đơn vị cử`}
        required
        description={line.unit && !line.senderId ? t`Danh sách ghi “${line.unit}”` : undefined}
        path="/api/units"
        query={{ asOf, limit: 30 }}
        placeholder={t`Gõ tên đơn vị`}
        choices={({ units }) => units.map((unit) => ({ value: String(unit.id), label: unit.name }))}
        value={line.senderId}
        start={line.senderId ? { value: line.senderId, label: line.unit } : undefined}
        onChange={(senderId, choice) => set({ senderId, unit: choice?.label ?? '' })}
      />
      <TextInput
        label={t`Chức vụ, vị trí`}
        value={line.positionTitle}
        onChange={(event) => set({ positionTitle: event.currentTarget.value })}
      />
    </div>
  );
}
