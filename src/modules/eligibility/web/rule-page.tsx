import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { catalogueOfConditionsPath, trialPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Catalogue, ShownRule, ShownScheme } from '../catalogue-contract.ts';
import { inForceOn } from './scheme-table.tsx';
import { useMayTry } from './use-may-try.ts';
import { VersionForm } from './version-form.tsx';
import { VersionsBeside } from './versions-beside.tsx';

/** One condition: all its versions, side by side. */
export function RulePage() {
  const { t } = useLingui();
  const { ruleId } = useParams({ from: '/dieu-kien/$ruleId' });
  const catalogue = useGet<Catalogue>('/api/eligibility');
  return (
    <Loaded query={catalogue}>
      {({ schemes }) => {
        const scheme = schemes.find(({ rules }) => rules.some(({ id }) => id === ruleId));
        const rule = scheme?.rules.find(({ id }) => id === ruleId);
        return scheme && rule ? (
          <OneRule scheme={scheme} rule={rule} />
        ) : (
          <Page title={t`Không có điều kiện này`} breadcrumbs={[{ label: t`Điều kiện`, to: catalogueOfConditionsPath() }]} />
        );
      }}
    </Loaded>
  );
}

function OneRule({ scheme, rule }: { scheme: ShownScheme; rule: ShownRule }) {
  const { t } = useLingui();
  const mayRecord = useCan('eligibility.record');
  const mayTry = useMayTry();
  const [recording, setRecording] = useState(false);
  const record = (
    <Button onClick={() => setRecording(true)}>
      <Trans>Ghi phiên bản mới</Trans>
    </Button>
  );
  return (
    <Page
      title={`${rule.code} – ${rule.name}`}
      subtitle={scheme.name}
      breadcrumbs={[{ label: t`Điều kiện`, to: catalogueOfConditionsPath() }]}
      actions={
        mayRecord && (
          <>
            {mayTry(rule) && (
              <AppLink to={trialPath(rule.id)}>
                <Trans>Thử trên danh sách năm trước</Trans>
              </AppLink>
            )}
            {record}
          </>
        )
      }
    >
      <Section title={t`Các phiên bản`} note={t`Phiên bản đã ghi không sửa; phiên bản sau thay từ ngày có hiệu lực của nó.`}>
        {rule.versions.length > 0 ? (
          <VersionsBeside rule={rule} />
        ) : (
          <EmptyState title={t`Chưa có phiên bản nào`} action={mayRecord && record}>
            {t`Chừng nào chưa ghi phiên bản, điều kiện này chưa được xét.`}
          </EmptyState>
        )}
      </Section>
      {recording && <VersionForm rule={rule} from={rule.versions.find(inForceOn(today())) ?? null} onClose={() => setRecording(false)} />}
    </Page>
  );
}
