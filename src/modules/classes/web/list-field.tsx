import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import type { z } from 'zod';
import type { NewTrainee } from '#contracts/classes';
import type { unitList } from '#contracts/organisations';
import type { PersonList } from '#contracts/people';
import { Fold } from '#ui/section.tsx';
import { useGet } from '#web/query.ts';
import { birthText } from './birth.ts';
import { ListLineItem } from './list-line.tsx';
import { isComplete, type ListLine, type NewLine } from './list-rows.ts';
import css from './lists.module.css';
import { LookupInput } from './lookup-field.tsx';
import { type PastedRow, readPastedRows, unitNamed } from './paste-rows.ts';
import { categoryWords } from './words.ts';

const emptyRow: PastedRow = { fullName: '', birthDate: '', sex: '', unit: '', positionTitle: '' };

/** A list being made: known people found by name, others typed or pasted from Excel. The value is ListLine[]. */
export function ListField({
  name,
  asOf,
}: {
  name: string;
  /** Units are those of the class's day, not of today. */ asOf: string | undefined;
}) {
  const { t } = useLingui();
  const check = (lines: ListLine[]) =>
    lines.length === 0 ? t`Danh sách còn trống.` : lines.every(isComplete) ? true : t`Còn dòng thiếu họ tên hoặc đơn vị.`;
  const { field, fieldState } = useController({ name, rules: { validate: check } });
  const lines: ListLine[] = field.value;
  const [adding, setAdding] = useState(0);
  const [pasted, setPasted] = useState('');
  const [category, setCategory] = useState<NewTrainee['category']>('civil_servant');
  const known = useGet<z.output<typeof unitList>>('/api/units', { asOf });
  const units = known.data?.units ?? [];

  const described = (row: PastedRow): NewLine => ({
    ...row,
    key: crypto.randomUUID(),
    senderId: String(unitNamed(row.unit, units) ?? ''),
    category,
    confirmDifferent: false,
  });
  const add = (more: ListLine[]) => field.onChange([...lines, ...more]);
  const readPasted = () => {
    add(readPastedRows(pasted).map(described));
    setPasted('');
  };
  const replace = (key: string, next: ListLine | null) => field.onChange(lines.flatMap((line) => (line.key === key ? (next ?? []) : line)));
  const count = lines.length;

  return (
    <>
      <LookupInput<PersonList>
        key={adding}
        label={t`Người đã có trong hệ thống`}
        placeholder={t`Gõ họ tên, có dấu hoặc không dấu`}
        path="/api/people"
        query={{ limit: 20 }}
        value=""
        choices={({ items }) =>
          items
            .filter((one) => !lines.some((line) => line.personId === one.id))
            .map((one) => ({
              value: one.id,
              label: [one.fullName, birthText(one.birthDate, one.birthPrecision), one.unit.name].filter(Boolean).join(' · '),
            }))
        }
        onChange={(personId, choice) => {
          if (!choice) return;
          const [fullName = '', ...note] = choice.label.split(' · ');
          add([{ key: personId, personId, fullName, note: note.join(' · ') }]);
          setAdding(adding + 1);
        }}
      />
      <Fold title={t`Dán danh sách từ Excel`} open={count === 0}>
        <Textarea
          label={t`Các dòng`}
          description={t`Mỗi người một dòng, các cột theo thứ tự: họ tên, ngày sinh, giới tính, đơn vị, chức vụ. Chép từ Excel rồi dán vào đây; gõ tay thì ngăn bằng dấu chấm phẩy.`}
          autosize
          minRows={3}
          maxRows={8}
          value={pasted}
          onChange={(event) => setPasted(event.currentTarget.value)}
        />
        <Group mt="xs" align="flex-end">
          <NativeSelect
            label={t`Đối tượng của các dòng này`}
            value={category}
            onChange={(event) => setCategory(event.currentTarget.value as NewTrainee['category'])}
            data={Object.entries(categoryWords).map(([value, words]) => ({ value, label: t(words) }))}
          />
          {/* before the names of units are here no row would find its unit */}
          <Button variant="light" disabled={pasted.trim() === ''} loading={known.isLoading} onClick={readPasted}>
            <Trans>Đưa vào danh sách</Trans>
          </Button>
        </Group>
      </Fold>
      <fieldset className={css.field}>
        <legend className={css.legend}>
          <Trans>Danh sách sẽ ghi ({count} người)</Trans>
        </legend>
        {count > 0 && (
          <ol className={css.list} style={{ maxHeight: 'none' }}>
            {lines.map((line) => (
              <ListLineItem key={line.key} line={line} asOf={asOf} onChange={(next) => replace(line.key, next)} />
            ))}
          </ol>
        )}
        <Button variant="subtle" px="xs" mt={4} onClick={() => add([described(emptyRow)])}>
          <Trans>Gõ thêm một người</Trans>
        </Button>
        {fieldState.error && <p className={css.error}>{fieldState.error.message}</p>}
      </fieldset>
    </>
  );
}
