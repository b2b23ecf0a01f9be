import { useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { SelectField, TextField } from '#ui/fields.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import type { UnitValues } from './unit-values.ts';
import { useBlocs } from './use-blocs.ts';
import { asOptions, useUnitWords } from './words.ts';

/** The fields, under a prefix where the form holds several units. */
export function UnitFields({ prefix = '', asOf }: { prefix?: string; asOf?: string }) {
  const { t } = useLingui();
  const { kinds, levels, regimes } = useUnitWords();
  const blocs = useBlocs();
  const named = (field: keyof UnitValues) => `${prefix}${field}`;
  return (
    <>
      <TextField name={named('name')} label={t`Tên đầy đủ`} required maxLength={300} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <SelectField name={named('kind')} label={t`Loại đơn vị`} required options={asOptions(kinds)} />
        <SelectField name={named('level')} label={t`Cấp`} required options={asOptions(levels)} />
        <SelectField
          name={named('bloc')}
          label={t`Khối`}
          required
          options={blocs.map((bloc) => ({ value: String(bloc.id), label: bloc.name }))}
        />
        <UnitField name={named('parentId')} label={t`Trực thuộc`} asOf={asOf} />
        <TextField name={named('shortName')} label={t`Tên gọi tắt`} maxLength={100} />
        <TextField name={named('symbol')} label={t`Ký hiệu trên văn bản`} placeholder="SNV" maxLength={30} />
      </SimpleGrid>
      <SelectField name={named('regime')} label={t`Cách đánh số văn bản`} required options={asOptions(regimes)} />
    </>
  );
}
