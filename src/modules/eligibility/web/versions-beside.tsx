import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { today } from '#kit/dates.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DateField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { documentPath, trialPath } from '#web/links.ts';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { Source } from '../../delegation/web/source.tsx';
import type { ShownRule, ShownRuleVersion } from '../catalogue-contract.ts';
import { inForceOn, useWhom } from './scheme-table.tsx';
import { useMayTry } from './use-may-try.ts';
import css from './versions-beside.module.css';
import { referenceWords, severityWords } from './words.ts';

/** A column for each version, the newest first, so that what has changed is seen across. */
export function VersionsBeside({ rule }: { rule: ShownRule }) {
  const { t } = useLingui();
  const whom = useWhom();
  const mayRecord = useCan('eligibility.record');
  const mayTry = useMayTry();
  const [ending, setEnding] = useState<ShownRuleVersion | null>(null);
  const [withdrawing, setWithdrawing] = useState<ShownRuleVersion | null>(null);
  const refresh = useRefresh();
  const lines: { label: string; of: (version: ShownRuleVersion) => ReactNode }[] = [
    { label: t`Yêu cầu`, of: ({ required }) => <strong>{required}</strong> },
    {
      label: t`Áp dụng cho`,
      of: (version) =>
        whom(
          version,
          rule.versions.filter((one) => one.validFrom < (version.validTo ?? '9999') && (one.validTo ?? '9999') > version.validFrom),
        ),
    },
    {
      label: t`Hết hiệu lực từ ngày`,
      of: ({ validTo }) => (validTo === null ? t`chưa có` : <DateText value={validTo} />),
    },
    { label: t`Khi không đạt`, of: ({ severity }) => t(severityWords[severity]) },
    { label: t`Tuổi, thời gian tính đến`, of: ({ ageReference }) => t(referenceWords[ageReference]) },
    { label: t`Căn cứ`, of: (version) => <Source of={version} /> },
    {
      label: t`Đối chiếu văn bản`,
      of: ({ verification }) => (verification === 'verified' ? t`đã đối chiếu` : t`chưa đối chiếu`),
    },
    {
      label: t`Điều kiện riêng theo`,
      of: ({ overlay }) => (overlay === null ? t`quy định chung` : <AppLink to={documentPath(overlay.id)}>{overlay.number}</AppLink>),
    },
    { label: t`Người ghi`, of: ({ recordedBy }) => recordedBy },
  ];
  return (
    <div className={css.frame} role="region" aria-label={t`Các phiên bản của ${rule.code}`} {...scrolled}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t`Có hiệu lực từ ngày`}</th>
            {rule.versions.map((version) => (
              <th key={version.id} scope="col">
                <DateText value={version.validFrom} /> <State of={version} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {rule.versions.map((version) => (
                <td key={version.id}>{of(version)}</td>
              ))}
            </tr>
          ))}
          {mayRecord && (
            <tr>
              <th scope="row">{t`Việc`}</th>
              {rule.versions.map((version) => (
                <td key={version.id}>
                  {!version.withdrawn && (
                    <div className={css.acts}>
                      {mayTry(rule) && (
                        <AppLink to={trialPath(rule.id, { version: version.id })}>
                          <Trans>Thử phiên bản này</Trans>
                        </AppLink>
                      )}
                      {version.validFrom > today() ? (
                        <Button variant="subtle" size="xs" onClick={() => setWithdrawing(version)}>
                          <Trans>Rút phiên bản</Trans>
                        </Button>
                      ) : (
                        version.validTo === null && (
                          <Button variant="subtle" size="xs" onClick={() => setEnding(version)}>
                            <Trans>Cho hết hiệu lực</Trans>
                          </Button>
                        )
                      )}
                    </div>
                  )}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
      {ending && (
        <FormModal
          title={t`Cho phiên bản hết hiệu lực`}
          submitLabel={t`Ghi ngày hết hiệu lực`}
          defaultValues={{ validTo: today() }}
          onClose={() => setEnding(null)}
          onSubmit={async ({ validTo }, attempt) => {
            await send('POST', `/api/eligibility/versions/${ending.id}/end`, { validTo }, attempt);
            await refresh();
          }}
        >
          <p>{ending.required}</p>
          <DateField name="validTo" label={t`Hết hiệu lực từ ngày`} required />
        </FormModal>
      )}
      <ConfirmDialog
        opened={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={t`Rút phiên bản chưa có hiệu lực`}
        confirmLabel={t`Rút phiên bản`}
        onConfirm={async () => {
          await send('POST', `/api/eligibility/versions/${withdrawing!.id}/withdraw`, undefined);
          await refresh();
        }}
      >
        <p>{t`Phiên bản này coi như chưa ghi; phiên bản trước đó tiếp tục có hiệu lực. Nhật ký vẫn giữ việc này.`}</p>
      </ConfirmDialog>
    </div>
  );
}

/** What scrolls sideways is reached by the keyboard. */
const scrolled = { tabIndex: 0 };

function State({ of }: { of: ShownRuleVersion }) {
  const { t } = useLingui();
  if (of.withdrawn) return <StatusBadge tone="bad">{t`đã rút`}</StatusBadge>;
  if (inForceOn(today())(of)) return <StatusBadge tone="active">{t`đang có hiệu lực`}</StatusBadge>;
  return of.validFrom > today() ? (
    <StatusBadge tone="warn">{t`chưa có hiệu lực`}</StatusBadge>
  ) : (
    <StatusBadge tone="neutral">{t`hết hiệu lực`}</StatusBadge>
  );
}
