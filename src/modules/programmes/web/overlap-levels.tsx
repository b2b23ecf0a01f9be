import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateField, NumberField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Family } from '../contract.ts';
import { ladders, type Ladder, type Level } from '../overlap-contract.ts';
import { Basis, noSource, SourceFields, sourceOf } from './overlap-source.tsx';

function useLadders(): Record<Ladder, string> {
  const { t } = useLingui();
  return { political_theory: t`Lý luận chính trị`, state_management: t`Quản lý nhà nước theo ngạch`, leadership: t`Lãnh đạo, quản lý` };
}

/** Which certificate stands as high as which: who holds one as high need not be called to a lower one. */
export function FamilyLevels() {
  const { t } = useLingui();
  const names = useLadders();
  const list = useGet<Level[]>('/api/programmes/levels');
  const mayRecord = useCan('programmes.record');
  const [adding, setAdding] = useState(false);
  const columns: Column<Level>[] = [
    { id: 'family', header: t`Chương trình`, cell: ({ family }) => `${family.code} – ${family.name}`, primary: true },
    { id: 'ladder', header: t`Thang`, cell: ({ ladder }) => (ladder === null ? t`không thuộc thang nào` : names[ladder]) },
    { id: 'level', header: t({ message: 'Bậc', context: 'ladder' }), numeric: true, cell: ({ level }) => <Num value={level} /> },
    { id: 'from', header: t`Áp dụng từ ngày`, cell: ({ validFrom }) => <DateText value={validFrom} /> },
    { id: 'basis', header: t`Căn cứ`, cell: (row) => <Basis of={row} /> },
    { id: 'now', header: t`Hiện nay`, cell: ({ inForce }) => inForce && <StatusBadge tone="active">{t`đang dùng`}</StatusBadge> },
  ];
  return (
    <Section
      title={t`Bậc của chương trình`}
      note={t`Người đã có chứng chỉ cùng thang, bậc ngang hoặc cao hơn thì được báo khi cử học. Bậc lý luận chính trị: 1 sơ cấp, 2 trung cấp, 3 cao cấp.`}
      actions={
        mayRecord && (
          <Button variant="default" onClick={() => setAdding(true)}>
            <Trans>Ghi bậc</Trans>
          </Button>
        )
      }
    >
      <Loaded query={list}>
        {(rows) => (
          <DataTable
            caption={t`Bậc của các chương trình`}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            empty={
              <EmptyState
                title={t`Chưa ghi bậc nào`}
              >{t`Chưa ghi thì chỉ báo người đã có chứng chỉ của chính chương trình đó.`}</EmptyState>
            }
          />
        )}
      </Loaded>
      {adding && <LevelForm onClose={() => setAdding(false)} />}
    </Section>
  );
}

function LevelForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const names = useLadders();
  const families = useGet<{ families: Family[] }>('/api/programmes').data?.families ?? [];
  return (
    <FormModal
      title={t`Ghi bậc của chương trình`}
      submitLabel={t`Ghi bậc`}
      defaultValues={{ familyId: '', validFrom: today(), ladder: '', level: null as number | null, ...noSource }}
      onClose={onClose}
      onSubmit={async ({ familyId, validFrom, ladder, level, ...source }, attempt) => {
        await send('POST', '/api/programmes/levels', { familyId, validFrom, ladder: ladder || null, level, ...sourceOf(source) }, attempt);
        await refresh();
      }}
    >
      <SelectField
        name="familyId"
        label={t`Chương trình`}
        required
        options={families.map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` }))}
      />
      <SelectField
        name="ladder"
        label={t`Thang`}
        description={t`Để trống cả thang và bậc: từ ngày đó chương trình không thuộc thang nào.`}
        options={ladders.map((value) => ({ value, label: names[value] }))}
      />
      <NumberField name="level" label={t({ message: 'Bậc', context: 'ladder' })} min={1} max={9} />
      <DateField name="validFrom" label={t`Áp dụng từ ngày`} required />
      <SourceFields />
    </FormModal>
  );
}
