import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { Family } from '#contracts/programmes';
import { today, yearOf } from '#kit/dates.ts';
import { LongTextField, NumberField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { UnitField } from '#web/pick-unit.tsx';
import { useGet, useRefresh } from '#web/query.ts';

/** What is submitted from here; concurrence on a class and an amendment of a plan begin on their own pages. */
export function SubmitMenu() {
  const { t } = useLingui();
  const [open, setOpen] = useState<'appraisal' | 'off_plan' | null>(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal returnFocus>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden />}>
            <Trans>Trình</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen('appraisal')}>{t`Thẩm định chương trình`}</Menu.Item>
          <Menu.Item onClick={() => setOpen('off_plan')}>{t`Lớp ngoài kế hoạch`}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'appraisal' && <AppraisalForm onClose={() => setOpen(null)} />}
      {open === 'off_plan' && <OffPlanForm onClose={() => setOpen(null)} />}
    </>
  );
}

const usePrograms = () => useGet<{ families: Family[] }>('/api/programmes').data?.families ?? [];

export function AppraisalForm({ onClose, versionId = '' }: { onClose: () => void; versionId?: string }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const families = usePrograms();
  return (
    <FormModal
      title={t`Trình thẩm định chương trình`}
      submitLabel={t`Trình thẩm định`}
      defaultValues={{
        programmeVersionId: versionId,
        fromId: null as number | null,
        deskId: null as number | null,
        documentId: '',
        remark: '',
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, remark, ...values }, attempt) => {
        await send('POST', '/api/approvals/appraisals', { ...values, documentId: documentId || null, remark: remark || null }, attempt);
        await refresh();
      }}
    >
      <SelectField
        name="programmeVersionId"
        label={t`Phiên bản chương trình`}
        required
        options={families.flatMap(({ versions }) => versions.map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` })))}
      />
      <UnitField name="fromId" label={t`Đơn vị trình`} required />
      <UnitField name="deskId" label={t`Cơ quan thẩm định`} required />
      <DocumentField name="documentId" label={t`Tờ trình`} />
      <LongTextField name="remark" label={t`Nội dung trình`} />
    </FormModal>
  );
}

function OffPlanForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const families = usePrograms();
  return (
    <FormModal
      title={t`Trình lớp ngoài kế hoạch`}
      submitLabel={t`Trình lớp ngoài kế hoạch`}
      defaultValues={{
        familyId: '',
        year: yearOf(today()) as number | null,
        seats: null as number | null,
        fromId: null as number | null,
        leadId: null as number | null,
        deskId: null as number | null,
        documentId: '',
        remark: '',
      }}
      onClose={onClose}
      onSubmit={async ({ documentId, ...values }, attempt) => {
        await send('POST', '/api/approvals/off-plan', { ...values, documentId: documentId || null }, attempt);
        await refresh();
      }}
    >
      <p>
        <Trans>Chỉ cần khi bảng phân cấp yêu cầu đồng ý trước; nếu không, trao đổi, báo cáo rồi nhận lớp ở trang Lớp.</Trans>
      </p>
      <SelectField
        name="familyId"
        label={t({ message: 'Chương trình', context: 'one' })}
        required
        options={families.map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` }))}
      />
      <NumberField name="year" label={t`Năm`} required min={1990} max={2100} plain />
      <NumberField name="seats" label={t`Số học viên`} required min={1} max={5000} />
      <UnitField name="fromId" label={t`Cơ sở đào tạo, bồi dưỡng`} required />
      <UnitField name="leadId" label={t`Cơ quan chủ trì`} required />
      <UnitField name="deskId" label={t`Cơ quan cho ý kiến`} required />
      <DocumentField name="documentId" label={t`Văn bản đề nghị`} />
      <LongTextField name="remark" label={t`Vì sao cần mở`} required />
    </FormModal>
  );
}
