import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { DateText } from '#ui/values.tsx';
import { documentPath, planPath } from '#web/links.ts';
import { useCan } from '#web/session.tsx';
import type { PlanDetail, PlanVersion } from '../contract.ts';
import { Changes } from './changes.tsx';
import classes from './plans.module.css';
import { SupplyForm } from './supply-form.tsx';

/** Every version with the document that ordered it, the newest first; nothing of an earlier one is ever overwritten. */
export function Versions({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const search = useSearch({ from: '/ke-hoach/$planId' });
  const mayApprove = useCan('plans.approve');
  const [supply, setSupply] = useState<PlanVersion | null>(null);
  const shown = plan.version?.no ?? 1;
  const from = search.from ?? shown - 1;
  const items = plan.versions.toReversed().map((version) => ({
    id: version.id,
    date: version.effectiveDate,
    kind: version.status === 'draft' ? ('ahead' as const) : version.no === shown ? ('strong' as const) : ('plain' as const),
    title: <Name version={version} />,
    detail: (
      <>
        <OrderedBy version={version} />
        {version.note && <div className={classes.soft}>{version.note}</div>}
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.25rem 1rem', alignItems: 'center', marginTop: '0.25rem' }}>
          {version.no !== shown && (
            <AppLink to={planPath(plan.id, { version: version.no, tab: 'lines' })}>
              <Trans>Xem các dòng của lần này</Trans>
            </AppLink>
          )}
          {version.no > 1 && (
            <AppLink to={planPath(plan.id, { version: version.no, from: version.no - 1, tab: 'versions' })}>
              <Trans>So với lần trước</Trans>
            </AppLink>
          )}
          {version.documentPending && version.status === 'approved' && mayApprove && (
            <Button variant="default" size="xs" onClick={() => setSupply(version)}>
              <Trans>Đã có văn bản</Trans>
            </Button>
          )}
        </div>
      </>
    ),
    byline: version.approvedAt && (
      <>
        <Trans>
          Duyệt trên hệ thống ngày <DateText value={version.approvedAt} />
        </Trans>
        {version.approvedBy && (
          <>
            , <Trans>người duyệt {version.approvedBy}</Trans>
          </>
        )}
      </>
    ),
  }));
  return (
    <div className={classes.parts} style={{ gap: '1.75rem' }}>
      <Section title={t`Các lần ban hành`} card>
        <Timeline items={items} label={t`Các lần ban hành, mới nhất trước`} />
      </Section>
      {plan.versions.length > 1 && from >= 1 && <Changes plan={plan} from={from} to={shown} />}
      {supply && (
        <SupplyForm
          title={t`Ghi văn bản của lần ban hành`}
          intro={t`Ngày đã tính số liệu không đổi; văn bản chỉ được ghi thêm làm căn cứ.`}
          path={`/api/plans/${plan.id}/versions/${supply.no}/document`}
          onClose={() => setSupply(null)}
        />
      )}
    </div>
  );
}

function Name({ version: { no, status } }: { version: PlanVersion }) {
  const { t } = useLingui();
  return (
    <>
      {no === 1 ? t`Lần 1 – ban hành` : t`Lần ${no} – điều chỉnh`}{' '}
      {status === 'draft' && <StatusBadge tone="neutral">{t`Dự thảo`}</StatusBadge>}
    </>
  );
}

/** The document that ordered a version; else the leadership's word, or where its figures come from. */
export function OrderedBy({ version }: { version: PlanVersion }) {
  const { document, documentPending, provenance, status } = version;
  if (document) {
    return (
      <span>
        <AppLink to={documentPath(document.id)}>{document.number || <Trans>Văn bản không số</Trans>}</AppLink>
        {document.date && (
          <>
            {' '}
            <Trans>
              ngày <DateText value={document.date} />
            </Trans>
          </>
        )}{' '}
        – {document.subject}
      </span>
    );
  }
  if (documentPending)
    return (
      <span>
        <Trans>Theo chỉ đạo, văn bản bổ sung sau.</Trans>
      </span>
    );
  if (provenance)
    return (
      <span>
        <Trans>Không có văn bản gốc: {provenance}.</Trans>
      </span>
    );
  return <span>{status === 'draft' ? <Trans>Chưa có văn bản.</Trans> : <Trans>Không ghi văn bản.</Trans>}</span>;
}
