import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, NumberInput, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useController, useFieldArray, useFormContext } from 'react-hook-form';
import type { z } from 'zod';
import type { unitList } from '#contracts/organisations';
import { NumberField } from '#ui/fields.tsx';
import { Num } from '#ui/values.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet } from '#web/query.ts';
import type { UnitSeats } from '../quota-contract.ts';
import { pasteSeats } from './paste-seats.ts';
import css from './seats.module.css';

export type SeatRow = { unitId: number | null; seats: number | null };
export const noRow: SeatRow = { unitId: null, seats: null };

/** Units and how many each gets; from the keyboard, or pasted from a worksheet. */
export function SeatRows({ left }: { left: number }) {
  const { t } = useLingui();
  const { fields, append, remove, replace } = useFieldArray<{ rows: SeatRow[] }>({ name: 'rows' });
  const { watch } = useFormContext<{ rows: SeatRow[] }>();
  const given = watch('rows').reduce((sum, row) => sum + (row.seats ?? 0), 0);
  const [pasting, setPasting] = useState(false);
  const keep = watch('rows').filter((row) => row.unitId !== null || row.seats !== null);
  return (
    <div className={css.lines}>
      {fields.map((field, at) => {
        const no = at + 1;
        return (
          <div key={field.id} className={css.row}>
            <UnitField name={`rows.${at}.unitId`} label={t`Đơn vị ${no}`} required />
            <NumberField name={`rows.${at}.seats`} label={t`Chỉ tiêu`} required min={1} max={5000} />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t`Bỏ đơn vị ${no}`}
              onClick={() => remove(at)}
              disabled={fields.length === 1}
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </div>
        );
      })}
      <p className={css.note} aria-live="polite">
        <Trans>
          Cộng <Num value={given} /> trong <Num value={left} /> chưa cấp.
        </Trans>
      </p>
      <div style={{ display: 'flex', gap: '0.5rem', flexWrap: 'wrap' }}>
        <Button variant="default" onClick={() => append(noRow)}>
          <Trans>Thêm đơn vị</Trans>
        </Button>
        <Button variant="default" onClick={() => setPasting(!pasting)} aria-expanded={pasting}>
          <Trans>Dán từ Excel</Trans>
        </Button>
      </div>
      {pasting && (
        <PasteBox
          onRead={(rows) => {
            replace([...keep, ...rows]);
            setPasting(false);
          }}
        />
      )}
    </div>
  );
}

function PasteBox({ onRead }: { onRead: (rows: SeatRow[]) => void }) {
  const { t } = useLingui();
  const list = useGet<z.output<typeof unitList>>('/api/units').data?.units ?? [];
  const units = list.map(({ id, name, shortName, code }) => ({ id, names: [name, shortName ?? name, code ?? name] }));
  const [text, setText] = useState('');
  const { rows, unread } = pasteSeats(text, units);
  const count = rows.length;
  const some = unread.slice(0, 5).join(' | ');
  return (
    <div className={css.lines}>
      <Textarea
        label={t`Các dòng chép từ bảng tính`}
        description={t`Mỗi dòng một đơn vị: tên đơn vị rồi số chỉ tiêu, ở hai cột.`}
        minRows={4}
        autosize
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text !== '' && (
        <p className={css.note} aria-live="polite">
          <Trans>Đọc được {count} đơn vị.</Trans> {unread.length > 0 && <Trans>Chưa đọc được: {some}</Trans>}
        </p>
      )}
      <div>
        <Button variant="default" disabled={count === 0} onClick={() => onRead(rows)}>
          <Trans>Đưa vào bảng</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Of what each unit does not use, how many; empty: none of them. The value is a record by the unit's id. */
export function FreeSeats({ units, name = 'taken' }: { units: readonly UnitSeats[]; name?: string }) {
  const { t } = useLingui();
  const free = units.filter((row) => row.free > 0);
  return (
    <table style={{ width: '100%', borderCollapse: 'collapse' }}>
      <caption style={{ textAlign: 'left', paddingBottom: '0.25rem' }}>
        <Trans>Chỉ tiêu chưa dùng của từng đơn vị</Trans>
      </caption>
      <tbody>
        {free.map(({ unit: { id, name: unit }, free: left }) => (
          <tr key={id}>
            <th scope="row" style={{ textAlign: 'left', fontWeight: 400, padding: '0.25rem 0.5rem 0.25rem 0' }}>
              {unit}
              <span className={css.sub}>{t`còn ${left}`}</span>
            </th>
            <td style={{ textAlign: 'right' }}>
              <SeatNumber name={`${name}.u${id}`} label={unit} most={left} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function SeatNumber({ name, label, most }: { name: string; label: string; most: number }) {
  const { t } = useLingui();
  const { field } = useController({ name });
  return (
    <NumberInput
      className={css.seats}
      style={{ marginLeft: 'auto' }}
      aria-label={t`Số của ${label}`}
      {...field}
      value={(field.value as number | null) ?? ''}
      onChange={(value) => field.onChange(value === '' ? null : Number(value))}
      min={0}
      max={most}
      clampBehavior="strict"
      allowDecimal={false}
      hideControls
    />
  );
}

export type Taken = Record<string, number | null | undefined>;
export const takenRows = (taken: Taken): { unitId: number; seats: number }[] =>
  Object.entries(taken).flatMap(([key, seats]) => (seats ? [{ unitId: Number(key.slice(1)), seats }] : []));
