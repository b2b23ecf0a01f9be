import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today } from '#kit/dates.ts';
import { ExportMenu } from '#ui/export-menu.tsx';
import { DateFilter, FilterBar } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { apiUrl } from '#web/api.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Catalogue, ShownScheme } from '../catalogue-contract.ts';
import { FamiliesForm, RuleForm, SchemeForm } from './catalogue-forms.tsx';
import { SchemeTable } from './scheme-table.tsx';

type Form = { kind: 'scheme' } | { kind: 'rule' | 'families'; scheme: ShownScheme };

/** What is asked of whom, by which document, on a day. */
export function CataloguePage() {
  const { t } = useLingui();
  const { on = today() } = useSearch({ from: '/dieu-kien' });
  const catalogue = useGet<Catalogue>('/api/eligibility', { on });
  const mayRecord = useCan('eligibility.record');
  const [form, setForm] = useState<Form | null>(null);
  const close = () => setForm(null);
  return (
    <Page
      title={t({ message: 'Điều kiện', context: 'plural' })}
      subtitle={t`Ai được học chương trình nào: từng điều kiện, theo văn bản nào, từ ngày nào.`}
      actions={
        <>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/eligibility/export', { on, as }) }]} />
          {mayRecord && (
            <Button onClick={() => setForm({ kind: 'scheme' })}>
              <Trans>Thêm bộ điều kiện</Trans>
            </Button>
          )}
        </>
      }
    >
      <FilterBar>
        <DateFilter name="on" label={t`Trong ngày`} fallback={today()} />
      </FilterBar>
      <Loaded query={catalogue}>
        {({ schemes }) =>
          schemes.map((scheme) => (
            <Section
              key={scheme.id}
              title={scheme.name}
              note={<AppliesTo scheme={scheme} />}
              actions={
                mayRecord && (
                  <>
                    {!scheme.everyFamily && (
                      <Button variant="subtle" size="xs" onClick={() => setForm({ kind: 'families', scheme })}>
                        <Trans>Chọn chương trình</Trans>
                      </Button>
                    )}
                    <Button variant="subtle" size="xs" onClick={() => setForm({ kind: 'rule', scheme })}>
                      <Trans>Thêm điều kiện</Trans>
                    </Button>
                  </>
                )
              }
            >
              <SchemeTable scheme={scheme} on={on} />
            </Section>
          ))
        }
      </Loaded>
      {form?.kind === 'scheme' && <SchemeForm onClose={close} />}
      {form?.kind === 'rule' && <RuleForm scheme={form.scheme} onClose={close} />}
      {form?.kind === 'families' && <FamiliesForm scheme={form.scheme} onClose={close} />}
    </Page>
  );
}

function AppliesTo({ scheme: { code, everyFamily, families } }: { scheme: ShownScheme }) {
  const { t } = useLingui();
  const codes = families.map((family) => family.code).join(', ');
  if (everyFamily) return t`${code} · xét ở mọi chương trình`;
  return families.length > 0 ? t`${code} · xét ở chương trình ${codes}` : t`${code} · chưa chương trình nào xét`;
}
