import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { formatDate } from '#ui/format.ts';
import type { Family } from '#contracts/programmes';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { apiUrl } from '#web/api.ts';
import { catalogueOfConditionsPath, conditionPath } from '#web/links.ts';
import { ClassField } from '#web/pick-class.tsx';
import { useGet } from '#web/query.ts';
import type { Catalogue, ShownRule, ShownScheme } from '../catalogue-contract.ts';
import { checkKinds } from '../kinds.ts';
import type { Draft, Trial } from '../trial-contract.ts';
import { CheckFields } from './check-fields.tsx';
import { checkOf } from './draft.ts';
import { inForceOn, useWhom } from './scheme-table.tsx';
import { TrialResult } from './trial-result.tsx';
import { asksOf, VersionForm } from './version-form.tsx';

/** A condition tried on lists there are: a version on record, or a draft that is kept nowhere but in the address of the page. */
export function TrialPage() {
  const { t } = useLingui();
  const { ruleId } = useParams({ from: '/dieu-kien/$ruleId/thu' });
  const catalogue = useGet<Catalogue>('/api/eligibility');
  const programmes = useGet<{ families: Family[] }>('/api/programmes');
  return (
    <Loaded query={catalogue}>
      {({ schemes }) => {
        const scheme = schemes.find(({ rules }) => rules.some(({ id }) => id === ruleId));
        const rule = scheme?.rules.find(({ id }) => id === ruleId);
        return scheme && rule ? (
          <Loaded query={programmes}>{({ families }) => <TryOne scheme={scheme} rule={rule} families={families} />}</Loaded>
        ) : (
          <Page title={t`Không có điều kiện này`} breadcrumbs={[{ label: t`Điều kiện`, to: catalogueOfConditionsPath() }]} />
        );
      }}
    </Loaded>
  );
}

/** What the address says; whether it makes sense is for the server to say. */
function draftIn(text: string | undefined): Draft | null {
  try {
    const draft = JSON.parse(text ?? '') as Draft | null;
    return draft && checkKinds.includes(draft.check.kind) ? draft : null;
  } catch {
    return null;
  }
}

function TryOne({ scheme, rule, families }: { scheme: ShownScheme; rule: ShownRule; families: Family[] }) {
  const { t } = useLingui();
  const whom = useWhom();
  const [, setUrl] = useUrlState();
  const search = useSearch({ from: '/dieu-kien/$ruleId/thu' });
  const [open, setOpen] = useState<'draft' | 'class' | 'record' | null>(null);
  const close = () => setOpen(null);
  const draft = draftIn(search.draft);
  const inForce = rule.versions.find(inForceOn(today())) ?? null;
  const versionId = draft ? undefined : (search.version ?? (inForce ?? rule.versions[0])?.id);
  const lastYear = yearOf(today()) - 1;
  const familyId = search.family ?? (scheme.families[0] ?? families[0])?.id;
  const where = search.class ? { classId: search.class } : { familyId, year: search.year ?? lastYear };
  const query = { ruleId: rule.id, versionId, draft: draft ? search.draft : undefined, ...where };
  const ready = (draft !== null || versionId !== undefined) && (search.class !== undefined || familyId !== undefined);
  const trial = useGet<Trial>('/api/eligibility/trial', query, { enabled: ready });
  const years = Array.from({ length: 10 }, (_, n) => lastYear + 1 - n);
  return (
    <Page
      title={t`Thử điều kiện ${rule.code}`}
      subtitle={rule.name}
      breadcrumbs={[
        { label: t`Điều kiện`, to: catalogueOfConditionsPath() },
        { label: rule.code, to: conditionPath(rule.id) },
      ]}
      actions={
        <>
          {ready && <ExportMenu groups={[{ href: (as) => apiUrl('/api/eligibility/trial/export', { ...query, as }) }]} />}
          <Button variant="default" onClick={() => setOpen('class')}>
            <Trans>Thử trên một lớp</Trans>
          </Button>
          {draft && (
            <Button variant="default" onClick={() => setOpen('record')}>
              <Trans>Ghi bản thử thành phiên bản</Trans>
            </Button>
          )}
          <Button onClick={() => setOpen('draft')}>
            <Trans>Soạn bản thử</Trans>
          </Button>
        </>
      }
    >
      <FilterBar summary={trial.data?.untriable === null && <Plural value={trial.data.people} other="# người đã xét" />}>
        <SelectFilter
          name="version"
          label={t`Phiên bản đem thử`}
          {...(draft ? { all: t`Bản đang soạn` } : versionId === undefined ? {} : { fallback: versionId })}
          options={rule.versions
            .filter(({ withdrawn }) => !withdrawn)
            .map((version) => ({
              value: version.id,
              label: `${version.required} (${whom(version, rule.versions)}, ${formatDate(version.validFrom)})`,
            }))}
        />
        <SelectFilter
          name="family"
          label={t({ message: 'Chương trình', context: 'one' })}
          {...(familyId === undefined || search.class ? {} : { fallback: familyId })}
          options={families.map(({ id, code, name }) => ({ value: id, label: `${code} – ${name}` }))}
        />
        <SelectFilter
          name="year"
          label={t`Năm khai giảng`}
          {...(search.class ? {} : { fallback: lastYear })}
          options={years.map((year) => ({ value: year, label: String(year) }))}
        />
      </FilterBar>
      {ready ? (
        <Loaded query={trial}>{(data) => <TrialResult trial={data} />}</Loaded>
      ) : (
        <EmptyState title={t`Chưa có gì để thử`}>{t`Soạn một bản thử, và chọn chương trình hoặc lớp.`}</EmptyState>
      )}
      {open === 'draft' && (
        <FormModal
          title={t`Soạn bản thử`}
          submitLabel={t`Thử`}
          size="lg"
          defaultValues={asksOf(draft ?? rule.versions.find(({ id }) => id === versionId) ?? null)}
          onClose={close}
          onSubmit={({ category, studyMode, ageReference, ...values }) => {
            const next = { check: checkOf(values), category: category || null, studyMode: studyMode || null, ageReference };
            setUrl({ draft: JSON.stringify(next), version: undefined });
            return Promise.resolve();
          }}
        >
          <p>{t`Bản thử không được lưu: nó nằm trong địa chỉ của trang này, gửi cho người khác xem được.`}</p>
          <CheckFields />
        </FormModal>
      )}
      {open === 'class' && (
        <FormModal
          title={t`Thử trên một lớp`}
          submitLabel={t`Chọn lớp`}
          defaultValues={{ classId: search.class ?? '' }}
          onClose={close}
          onSubmit={({ classId }) => {
            setUrl({ class: classId || undefined, family: undefined, year: undefined });
            return Promise.resolve();
          }}
        >
          <ClassField name="classId" label={t`Lớp`} />
        </FormModal>
      )}
      {open === 'record' && draft && <VersionForm rule={rule} from={draft} onClose={close} />}
    </Page>
  );
}
