import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { DescriptionList } from '#ui/description-list.tsx';
import { LongTextField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { approvalListPath, classPath, documentPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import type { RequestPage } from '../contract.ts';
import { DecideForm } from './decide-form.tsx';
import { ItemList } from './item-list.tsx';
import { Reminder } from './reminder.tsx';
import { DueDay } from './request-table.tsx';
import { actWords, itemWords, kindWords, requestTone, requestWords } from './words.ts';

type Open = 'decide' | 'resubmit' | 'withdraw' | null;

export function ApprovalPage() {
  const { t } = useLingui();
  const { requestId } = useParams({ from: '/phe-duyet/$requestId' });
  const found = useGet<RequestPage>(`/api/approvals/${requestId}`);
  const crumbs = [{ label: t({ message: 'Phê duyệt', context: 'plural' }), to: approvalListPath() }];
  if (!found.data)
    return (
      <Page title={t({ message: 'Phê duyệt', context: 'plural' })} breadcrumbs={crumbs}>
        <Loaded query={found}>{() => null}</Loaded>
      </Page>
    );
  return <OneRequest key={requestId} request={found.data} crumbs={crumbs} />;
}

function OneRequest({ request, crumbs }: { request: RequestPage; crumbs: { label: string; to: string }[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const { state, decide, resubmit, withdraw, subject, document, answer } = request;
  const link = (of: RequestPage['document']) => of && <AppLink to={documentPath(of.id)}>{of.number}</AppLink>;
  const deputy = decide.inNameOf;
  return (
    <Page
      title={request.title}
      breadcrumbs={crumbs}
      badge={<StatusBadge tone={requestTone[state]}>{t(requestWords[state])}</StatusBadge>}
      subtitle={t(kindWords[request.kind])}
      actions={
        <>
          {withdraw.may && (
            <Button variant="default" onClick={() => setOpen('withdraw')}>
              <Trans>Rút đề nghị</Trans>
            </Button>
          )}
          {resubmit.may && (
            <Button onClick={() => setOpen('resubmit')}>
              <Trans>Trình lại</Trans>
            </Button>
          )}
          {decide.may && (
            <Button onClick={() => setOpen('decide')}>
              <Trans>Cho ý kiến</Trans>
            </Button>
          )}
        </>
      }
    >
      {state === 'open' && !decide.may && !resubmit.may && decide.why && <p>{decide.why}</p>}
      {decide.may && deputy && <p>{t`Bạn cho ý kiến thay ${deputy}.`}</p>}
      <Section title={t`Từng nội dung`}>
        <ItemList items={request.items} />
        <div style={{ marginTop: '0.75rem' }}>
          <Reminder request={request} />
        </div>
      </Section>
      <Section title={t`Đề nghị`} card>
        <DescriptionList
          columns={3}
          items={[
            { label: t`Đơn vị trình`, value: request.from.name },
            { label: t`Cơ quan cho ý kiến`, value: request.desk.name },
            { label: t`Người trình`, value: request.submittedBy },
            { label: t`Ngày trình`, value: <DateText value={request.submittedOn} /> },
            { label: t`Hạn trả lời`, value: <DueDay row={request} /> },
            { label: t`Lần trình`, value: request.round },
            { label: t`Văn bản đề nghị`, value: link(document) },
            { label: t`Văn bản trả lời`, value: link(answer) },
            ...(subject.type === 'training_class'
              ? [{ label: t({ message: 'Lớp', context: 'one' }), value: <AppLink to={classPath(subject.id)}>{request.title}</AppLink> }]
              : []),
          ]}
        />
      </Section>
      <Section title={t`Quá trình`} note={t`Chỉ ghi thêm, không sửa được.`}>
        <Timeline
          label={t`Quá trình của đề nghị`}
          items={request.steps.map((step) => {
            const [round, by, behalf] = [step.round, step.by, step.behalf];
            return {
              id: step.id,
              date: step.at.slice(0, 10),
              title: `${t(actWords[step.act])}: ${t(itemWords[step.item])}`,
              detail: step.remark ?? undefined,
              byline: (
                <>
                  {behalf ? t`lần ${round} · ${by}, thay ${behalf}` : t`lần ${round} · ${by}`} · <DateText value={step.at} time />
                  {step.document && <> · {link(step.document)}</>}
                </>
              ),
            };
          })}
        />
      </Section>
      {open === 'decide' && <DecideForm request={request} onClose={() => setOpen(null)} />}
      {open === 'resubmit' && <ResubmitForm request={request} onClose={() => setOpen(null)} />}
      {open === 'withdraw' && <WithdrawForm request={request} onClose={() => setOpen(null)} />}
    </Page>
  );
}

interface FormProps {
  request: RequestPage;
  onClose: () => void;
}

function ResubmitForm({ request, onClose }: FormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const returned = request.items.filter(({ state }) => state === 'returned');
  return (
    <FormModal
      title={t`Trình lại nội dung bị trả lại`}
      submitLabel={t`Trình lại`}
      defaultValues={{ remark: '', documentId: '' }}
      onClose={onClose}
      onSubmit={async ({ remark, documentId }, attempt) => {
        await send('POST', `/api/approvals/${request.id}/resubmission`, { remark, documentId: documentId || null }, attempt);
        await refresh();
      }}
    >
      <ul>
        {returned.map(({ item, remark }) => (
          <li key={item}>
            {t(itemWords[item])}: {remark}
          </li>
        ))}
      </ul>
      <LongTextField name="remark" label={t`Đã sửa gì`} required />
      <DocumentField name="documentId" label={t`Văn bản đề nghị`} />
    </FormModal>
  );
}

function WithdrawForm({ request, onClose }: FormProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Rút đề nghị`}
      submitLabel={t`Rút đề nghị`}
      defaultValues={{ reason: '' }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        await send('POST', `/api/approvals/${request.id}/withdrawal`, values, attempt);
        await refresh();
      }}
    >
      <TextField name="reason" label={t`Lý do`} required maxLength={500} />
    </FormModal>
  );
}
