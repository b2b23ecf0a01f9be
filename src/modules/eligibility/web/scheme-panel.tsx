import { useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { useGet } from '#web/query.ts';
import type { Catalogue } from '../catalogue-contract.ts';
import { SchemeTable } from './scheme-table.tsx';

/** What a programme asks of those who study it, today: its own sets of conditions and those asked of every programme. */
export function SchemePanel({ familyId }: { familyId: string }) {
  const { t } = useLingui();
  const on = today();
  const catalogue = useGet<Catalogue>('/api/eligibility', { on, familyId });
  return (
    <Loaded query={catalogue}>
      {({ schemes }) =>
        schemes.map((scheme) => (
          <Section key={scheme.id} title={scheme.name} note={scheme.everyFamily ? t`Xét ở mọi chương trình` : scheme.code}>
            <SchemeTable scheme={scheme} on={on} />
          </Section>
        ))
      }
    </Loaded>
  );
}
