import { useLingui } from '@lingui/react/macro';
import { Fieldset } from '@mantine/core';
import { today } from '#kit/dates.ts';
import { CheckField, DateField, LongTextField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField, UnitsField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import type { SuccessionKind } from '../contract.ts';
import { dayOrNone } from './add-unit-form.tsx';
import { newPart, successionBody, type SuccessionValues } from './succession-body.ts';
import { ChildrenFields, SuccessorFields } from './succession-fields.tsx';
import { UnitFields } from './unit-fields.tsx';
import { emptyUnit } from './unit-values.ts';
import { asOptions, useUnitWords } from './words.ts';

/** What happened to units on a day: the form asks only what the kind of change needs. */
export function SuccessionForm({ onClose, unitId }: { onClose: () => void; unitId?: number }) {
  const { t } = useLingui();
  const { successions } = useUnitWords();
  const hints = useHints();
  const refresh = useRefresh();
  const start: SuccessionValues = {
    kind: 'rename',
    effectiveDate: today(),
    from: unitId === undefined ? [] : [unitId],
    one: unitId ?? null,
    receiver: null,
    name: '',
    shortName: '',
    symbol: '',
    parentId: null,
    created: emptyUnit,
    parts: [newPart('new'), newPart('new')],
    children: {},
    documentId: '',
    verified: false,
    scopeFollows: false,
    note: '',
  };
  return (
    <FormModal<SuccessionValues>
      drawer
      size="lg"
      title={t`Ghi sắp xếp tổ chức`}
      submitLabel={t`Ghi vào danh mục`}
      defaultValues={start}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', '/api/successions', successionBody(values), attempt);
        await refresh();
      }}
    >
      {(form) => {
        const kind = form.watch('kind');
        const asOf = dayOrNone(form.watch('effectiveDate'));
        const several = kind === 'merge' || kind === 'absorb';
        return (
          <>
            <SelectField name="kind" label={t`Việc gì`} required options={asOptions(successions)} description={hints[kind]} />
            <DateField name="effectiveDate" label={t`Từ ngày`} required description={t`Ngày có hiệu lực của quyết định.`} />
            {several ? (
              <UnitsField
                name="from"
                label={kind === 'merge' ? t`Các đơn vị được hợp nhất` : t`Đơn vị nhập vào`}
                least={kind === 'merge' ? 2 : 1}
              />
            ) : (
              <UnitField name="one" label={t`Đơn vị`} required />
            )}
            {kind === 'absorb' && <UnitField name="receiver" label={t`Đơn vị tiếp nhận`} required asOf={asOf} />}
            {(kind === 'rename' || kind === 'absorb') && (
              <>
                <TextField
                  name="name"
                  label={kind === 'rename' ? t`Tên mới` : t`Tên mới của đơn vị tiếp nhận, nếu đổi`}
                  required={kind === 'rename'}
                  maxLength={300}
                />
                <TextField name="shortName" label={t`Tên gọi tắt mới, nếu đổi`} maxLength={100} />
                <TextField name="symbol" label={t`Ký hiệu văn bản mới, nếu đổi`} maxLength={30} />
              </>
            )}
            {kind === 'move' && <UnitField name="parentId" label={t`Đơn vị cấp trên mới`} required asOf={asOf} />}
            {kind === 'merge' && (
              <Fieldset legend={t`Đơn vị mới sau hợp nhất`}>
                <div style={{ display: 'grid', gap: '1rem' }}>
                  <UnitFields prefix="created." asOf={asOf} />
                </div>
              </Fieldset>
            )}
            {kind === 'split' && <SuccessorFields form={form} asOf={asOf} />}
            {(kind === 'split' || kind === 'dissolve') && <ChildrenFields unitId={form.watch('one')} asOf={asOf} />}
            <DocumentField name="documentId" />
            <CheckField
              name="verified"
              label={t`Đã đối chiếu với văn bản gốc`}
              description={t`Chưa đối chiếu thì để trống; chỗ nào dùng đến sẽ ghi “cần kiểm chứng”.`}
            />
            <CheckField
              name="scopeFollows"
              label={t`Người phụ trách đơn vị kế thừa xem được hồ sơ của đơn vị trước`}
              description={t`Kế thừa phạm vi: không chọn thì hồ sơ cũ chỉ cấp trên thấy.`}
            />
            <LongTextField name="note" label={t`Ghi chú`} rows={2} />
          </>
        );
      }}
    </FormModal>
  );
}

function useHints(): Record<SuccessionKind, string> {
  const { t } = useLingui();
  return {
    rename: t`Vẫn là đơn vị đó, tên khác.`,
    merge: t`Nhiều đơn vị cùng kết thúc, một đơn vị mới lập ra.`,
    absorb: t`Đơn vị nhập vào kết thúc; đơn vị tiếp nhận vẫn còn.`,
    split: t`Một đơn vị thành hai hay nhiều; đơn vị cũ có thể là một trong số đó.`,
    dissolve: t`Đơn vị kết thúc, không có đơn vị kế thừa.`,
    move: t`Vẫn là đơn vị đó, trực thuộc đơn vị khác.`,
  };
}
