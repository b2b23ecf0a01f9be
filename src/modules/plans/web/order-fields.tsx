import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useController, useWatch } from 'react-hook-form';
import { DateField, TextField } from '#ui/fields.tsx';
import { DocumentField } from '#web/pick-document.tsx';
import type { OrderInput } from '../contract.ts';
import classes from './plans.module.css';

export interface Order {
  way: 'document' | 'new' | 'pending';
  documentId: string;
  number: string;
  date: string;
  effectiveDate: string;
}
export const noOrder: Order = { way: 'document', documentId: '', number: '', date: '', effectiveDate: '' };

/** What orders a version: a document, in the register already or not, or the leadership's word with the document to follow. Bound to `order.…` of the form. */
export function OrderFields({ required = true }: { required?: boolean }) {
  const { t } = useLingui();
  const { field } = useController({ name: 'order.way' });
  const way = useWatch({ name: 'order.way' }) as Order['way'];
  return (
    <Stack gap="sm">
      <Radio.Group label={t`Căn cứ`} {...field}>
        <Stack gap="xs" mt={4}>
          <Radio value="document" label={t`Văn bản đã có trong sổ`} />
          <Radio value="new" label={t`Văn bản chưa có trong sổ`} description={t`Ghi số và ngày, hệ thống đăng ký vào sổ văn bản`} />
          <Radio value="pending" label={t`Theo chỉ đạo, văn bản bổ sung sau`} description={t`Hệ thống nhắc cho đến khi ghi được văn bản`} />
        </Stack>
      </Radio.Group>
      {way === 'document' && (
        <DocumentField name="order.documentId" label={t`Văn bản`} required={required} description={t`Gõ số hoặc trích yếu`} />
      )}
      {way === 'new' && (
        <div className={classes.two}>
          <TextField name="order.number" label={t`Số, ký hiệu`} placeholder={t`Ví dụ: 45-KH/BTCTU`} required maxLength={100} />
          <DateField name="order.date" label={t`Ngày văn bản`} required />
        </div>
      )}
      <DateField
        name="order.effectiveDate"
        label={t`Có hiệu lực từ ngày`}
        description={way === 'pending' ? t`Để trống thì lấy hôm nay` : t`Để trống thì lấy ngày của văn bản`}
      />
    </Stack>
  );
}

export const orderOf = ({ way, documentId, number, date, effectiveDate }: Order): OrderInput => ({
  documentId: way === 'document' ? documentId || null : null,
  ...(way === 'new' ? { document: { number, date } } : {}),
  documentPending: way === 'pending',
  effectiveDate: effectiveDate || null,
});
