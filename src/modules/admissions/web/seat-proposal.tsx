import { Trans, useLingui } from '@lingui/react/macro';
import { Button, MultiSelect, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { z } from 'zod';
import type { blocList } from '#contracts/organisations';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { get, send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useUnitChoices, withoutDiacritics } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { Proposal } from '../quota-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { orNull, type SeatFormProps } from './seat-forms.tsx';
import { type Taken, takenRows } from './seat-rows.tsx';
import { ShareTable } from './seat-shares.tsx';
import css from './seats.module.css';

/** Đề xuất chia: computed, explained, changed where one likes, and granted only by the button. */
export function ProposalForm({ series, onClose }: SeatFormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Đề xuất chia chỉ tiêu`}
      submitLabel={t`Cấp theo bảng này`}
      size="xl"
      drawer
      defaultValues={{ taken: {} as Taken, documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ taken, documentId }, attempt) => {
        const body = { rows: takenRows(taken), documentId: orNull(documentId), note: t`Chia theo đề xuất` };
        await send('POST', `/api/series/${series.id}/seats/grants`, body, attempt);
        await refresh();
      }}
    >
      <Propose series={series} />
    </FormModal>
  );
}

type Whom = 'units' | 'under' | 'bloc';

function Propose({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const { setValue } = useFormContext<{ taken: Taken }>();
  const units = useUnitChoices();
  const blocs = useGet<z.output<typeof blocList>>('/api/blocs').data ?? [];
  const [basis, setBasis] = useState<Proposal['basis']>('heads');
  const [whom, setWhom] = useState<Whom>('units');
  const [chosen, setChosen] = useState<string[]>([]);
  const [one, setOne] = useState<string | null>(null);
  const [total, setTotal] = useState<number | ''>(series.seats.open);
  const [minimum, setMinimum] = useState<number | ''>(0);
  const [years, setYears] = useState<number | ''>(3);
  const [found, setFound] = useState<{ proposal: Proposal } | { error: unknown } | null>(null);
  const [busy, setBusy] = useState(false);
  const compute = async () => {
    setBusy(true);
    const among = whom === 'units' ? { units: chosen.join(',') } : { [whom]: one };
    try {
      const proposal = await get<Proposal>(`/api/series/${series.id}/proposal`, { basis, ...among, total, minimum, years });
      setFound({ proposal });
      setValue('taken', Object.fromEntries(proposal.rows.map(({ unit, seats }) => [`u${unit.id}`, seats])), { shouldDirty: true });
    } catch (error) {
      setFound({ error });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={css.two}>
        <Select
          label={t`Chia theo`}
          data={[
            { value: 'heads', label: t`Số người của đơn vị` },
            { value: 'past', label: t`Số đã cử đi học các năm trước` },
            { value: 'equal', label: t`Chia đều` },
          ]}
          value={basis}
          onChange={(value) => setBasis((value ?? 'heads') as Proposal['basis'])}
          allowDeselect={false}
        />
        <Select
          label={t`Cho`}
          data={[
            { value: 'units', label: t`Các đơn vị chọn dưới đây` },
            { value: 'under', label: t`Các đơn vị trực thuộc một đơn vị` },
            { value: 'bloc', label: t`Mọi đơn vị của một khối` },
          ]}
          value={whom}
          onChange={(value) => {
            setWhom((value ?? 'units') as Whom);
            setOne(null);
          }}
          allowDeselect={false}
        />
      </div>
      {whom === 'units' && (
        <MultiSelect
          label={t`Các đơn vị`}
          placeholder={t`Gõ để tìm đơn vị`}
          data={units}
          value={chosen}
          onChange={setChosen}
          searchable
          limit={60}
          filter={withoutDiacritics}
          nothingFoundMessage={t`Không có đơn vị nào khớp`}
        />
      )}
      {whom === 'under' && (
        <Select
          label={t`Trực thuộc`}
          placeholder={t`Gõ để tìm đơn vị`}
          data={units}
          value={one}
          onChange={setOne}
          searchable
          limit={60}
          filter={withoutDiacritics}
          nothingFoundMessage={t`Không có đơn vị nào khớp`}
        />
      )}
      {whom === 'bloc' && (
        <Select label={t`Khối`} data={blocs.map(({ id, name }) => ({ value: String(id), label: name }))} value={one} onChange={setOne} />
      )}
      <div className={css.two}>
        <NumberInput
          label={t`Tổng số chia`}
          value={total}
          onChange={(value) => setTotal(value === '' ? '' : Number(value))}
          min={1}
          allowDecimal={false}
          hideControls
        />
        <NumberInput
          label={t`Mỗi đơn vị ít nhất`}
          value={minimum}
          onChange={(value) => setMinimum(value === '' ? '' : Number(value))}
          min={0}
          allowDecimal={false}
          hideControls
        />
        {basis === 'past' && (
          <NumberInput
            label={t`Tính mấy năm trở lại`}
            value={years}
            onChange={(value) => setYears(value === '' ? '' : Number(value))}
            min={1}
            max={20}
            allowDecimal={false}
            hideControls
          />
        )}
      </div>
      <div>
        <Button variant="default" onClick={() => void compute()} loading={busy}>
          <Trans>Tính</Trans>
        </Button>
      </div>
      {found && 'error' in found && <ErrorPanel error={found.error} takeFocus />}
      {found && 'proposal' in found && (
        <>
          <ShareTable proposal={found.proposal} open={series.seats.open} />
          <DocumentField name="documentId" />
        </>
      )}
    </>
  );
}
