import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, Select, TextInput } from '@mantine/core';
import type { Family } from '#contracts/programmes';
import { Section } from '#ui/section.tsx';
import { useUnitChoices, withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import { audienceManagers, decisions, parts, type Part } from '../kinds.ts';
import { type DraftCase, partKey } from './draft.ts';
import css from './matrix.module.css';
import { bodyWords, decisionWords, managerWords, natureWords, partWords } from './words.ts';

interface Props {
  one: DraftCase;
  onChange: (next: DraftCase) => void;
  onRemove: () => void;
}

/** What scrolls sideways is reached by the keyboard. */
const scrolled = { tabIndex: 0 };

/** One kind of class being written: what it is, and a grid of decisions and bodies. */
export function CaseEditor({ one, onChange, onRemove }: Props) {
  const { t } = useLingui();
  const units = useUnitChoices();
  const families = useGet<{ families: Family[] }>('/api/programmes');
  const nameOf = (key: string, unitId: number | null) =>
    unitId === null ? t(bodyWords[key as keyof typeof bodyWords]) : (units.find(({ value }) => value === String(unitId))?.label ?? '…');
  const set = (patch: Partial<DraftCase>) => onChange({ ...one, ...patch });
  const setPart = (key: string, part: string) => {
    const { [key]: _before, ...rest } = one.parts;
    set({ parts: part === '' ? rest : { ...rest, [key]: part as Part } });
  };
  const any = { value: '', label: t`Bất kỳ` };
  const title = one.name || t`Loại lớp mới`;
  return (
    <Section
      title={title}
      card
      actions={
        <Button variant="subtle" size="xs" onClick={onRemove}>
          <Trans>Bỏ loại lớp này</Trans>
        </Button>
      }
    >
      <div className={css.line}>
        <TextInput
          label={t`Tên gọi của loại lớp`}
          value={one.name}
          maxLength={200}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t({ message: 'Chương trình', context: 'one' })}
          value={one.familyId ?? ''}
          onChange={(event) => set({ familyId: event.currentTarget.value || null })}
          data={[any, ...(families.data?.families ?? []).map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` }))]}
        />
        <NativeSelect
          label={t`Loại hình`}
          value={one.nature ?? ''}
          onChange={(event) => set({ nature: (event.currentTarget.value || null) as DraftCase['nature'] })}
          data={[any, ...Object.entries(natureWords).map(([value, label]) => ({ value, label: t(label) }))]}
        />
        <NativeSelect
          label={t`Cơ quan quản lý người học`}
          value={one.audienceManager ?? ''}
          onChange={(event) => set({ audienceManager: (event.currentTarget.value || null) as DraftCase['audienceManager'] })}
          data={[any, ...audienceManagers.map((value) => ({ value, label: t(managerWords[value]) }))]}
        />
        <NativeSelect
          label={t`Trong hay ngoài kế hoạch`}
          value={one.offPlan === null ? '' : String(one.offPlan)}
          onChange={(event) => set({ offPlan: event.currentTarget.value === '' ? null : event.currentTarget.value === 'true' })}
          data={[any, { value: 'false', label: t`trong kế hoạch` }, { value: 'true', label: t`ngoài kế hoạch` }]}
        />
      </div>
      <div className={css.grid} role="region" aria-label={t`Ai làm gì: ${title}`} {...scrolled}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t`Việc quyết định`}</th>
              {one.bodies.map(({ key, unitId }) => (
                <th key={key} scope="col">
                  {nameOf(key, unitId)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {decisions.map((decision) => (
              <tr key={decision}>
                <th scope="row">{t(decisionWords[decision])}</th>
                {one.bodies.map(({ key, unitId }) => (
                  <td key={key}>
                    <NativeSelect
                      aria-label={`${t(decisionWords[decision])} – ${nameOf(key, unitId)}`}
                      value={one.parts[partKey(decision, key)] ?? ''}
                      onChange={(event) => setPart(partKey(decision, key), event.currentTarget.value)}
                      data={[{ value: '', label: '–' }, ...parts.map((value) => ({ value, label: t(partWords[value]) }))]}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Select
        label={t`Thêm một cơ quan vào bảng`}
        placeholder={t`Gõ để tìm đơn vị`}
        data={units.filter(({ value }) => !one.bodies.some(({ unitId }) => String(unitId) === value))}
        value={null}
        searchable
        limit={60}
        filter={withoutDiacritics}
        nothingFoundMessage={t`Không có đơn vị nào khớp`}
        onChange={(value) => value && set({ bodies: [...one.bodies, { key: `unit-${value}`, body: 'unit', unitId: Number(value) }] })}
        maw={420}
      />
    </Section>
  );
}
