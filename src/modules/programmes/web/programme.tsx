import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { yearOf } from '#kit/dates.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { ImportMenu } from '#ui/import-menu.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { apiUrl } from '#web/api.ts';
import { importStartPath, programmeListPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Framework } from '../areas-contract.ts';
import type { VersionContent } from '../content-contract.ts';
import type { Family, ListedVersion } from '../contract.ts';
import { AssessmentTab } from './assessment-tab.tsx';
import { ConditionsTab } from './conditions-tab.tsx';
import css from './content.module.css';
import { ContentTab } from './content-tab.tsx';
import { VersionForm } from './forms.tsx';
import { MaterialsTab } from './materials-tab.tsx';
import { PlaceForm } from './place-form.tsx';
import { UpdatesTab } from './updates-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import { useNatures } from './words.ts';

/** One programme: what is in it, how its versions differ, what it asks, how it is assessed, what is to be brought up to date. */
export function ProgrammePage() {
  const { programmeId } = useParams({ from: '/chuong-trinh/$programmeId' });
  const { t } = useLingui();
  const family = useGet<Family>(`/api/programmes/${programmeId}`);
  if (family.data?.id !== programmeId)
    return (
      <Page title={t({ message: 'Chương trình', context: 'one' })}>
        <Loaded query={{ ...family, data: undefined }}>{() => null}</Loaded>
      </Page>
    );
  return <One family={family.data} />;
}

function One({ family }: { family: Family }) {
  const { t } = useLingui();
  const natures = useNatures();
  const search = useSearch({ from: '/chuong-trinh/$programmeId' });
  const mayRecord = useCan('programmes.record');
  const frameworks = useGet<Framework[]>('/api/programmes/frameworks');
  const [, setUrl] = useUrlState();
  const [dialog, setDialog] = useState<'version' | 'place' | null>(null);
  const shown = family.versions.find(({ id }) => id === search.version) ?? inForce(family) ?? family.versions[0];
  const framework = frameworks.data?.find(({ id }) => id === family.frameworkId);
  return (
    <Page
      title={`${family.code} – ${family.name}`}
      subtitle={[natures[family.nature], framework?.name].filter(Boolean).join(' · ')}
      breadcrumbs={[{ label: t({ message: 'Chương trình', context: 'plural' }), to: programmeListPath() }]}
      actions={
        <>
          {shown && (
            <ExportMenu
              groups={[
                { label: t`Nội dung ${shown.code}`, href: (as) => apiUrl(`/api/programmes/versions/${shown.id}/content/export`, { as }) },
              ]}
            />
          )}
          {mayRecord && shown && (
            <ImportMenu items={[{ label: t`Nội dung chương trình`, to: importStartPath('programme-content', { version: shown.id }) }]} />
          )}
          {mayRecord && (
            <Button variant="default" onClick={() => setDialog('place')}>
              <Trans>Khung, lĩnh vực</Trans>
            </Button>
          )}
          {mayRecord && (
            <Button onClick={() => setDialog('version')}>
              <Trans>Thêm phiên bản</Trans>
            </Button>
          )}
        </>
      }
    >
      {shown ? (
        <OfVersion family={family} version={shown} />
      ) : (
        <EmptyState title={t`Chưa có phiên bản nào`}>{t`Thêm phiên bản đang dùng thì mới lập kế hoạch và lớp được.`}</EmptyState>
      )}
      {dialog === 'version' && (
        <VersionForm family={family} onClose={() => setDialog(null)} onAdded={(version) => setUrl({ version, tab: undefined })} />
      )}
      {dialog === 'place' && <PlaceForm family={family} onClose={() => setDialog(null)} />}
    </Page>
  );
}

const inForce = ({ versions, inForceId }: Family): ListedVersion | undefined => versions.find(({ id }) => id === inForceId);

function OfVersion({ family, version }: { family: Family; version: ListedVersion }) {
  const { t } = useLingui();
  const content = useGet<VersionContent>(`/api/programmes/versions/${version.id}`);
  const several = family.versions.length > 1;
  return (
    <>
      {several && (
        <div className={css.line}>
          <SelectFilter
            name="version"
            label={t`Phiên bản`}
            fallback={version.id}
            options={family.versions.map(({ id, code, validFrom }) => ({ value: id, label: `${code} (${yearOf(validFrom)})` }))}
          />
          {family.inForceId === version.id && <StatusBadge tone="active">{t`đang dùng`}</StatusBadge>}
        </div>
      )}
      <Loaded query={content.data?.id === version.id ? content : { ...content, data: undefined }}>
        {(data) => (
          <Tabs
            tabs={[
              { id: 'noi-dung', label: t`Nội dung`, content: <ContentTab key={data.id} content={data} family={family} /> },
              { id: 'phien-ban', label: t`Phiên bản và so sánh`, count: family.versions.length, content: <VersionsTab family={family} /> },
              { id: 'dieu-kien', label: t`Điều kiện`, content: <ConditionsTab content={data} /> },
              { id: 'danh-gia', label: t`Đánh giá`, content: <AssessmentTab content={data} /> },
              {
                id: 'tai-lieu',
                label: t`Tài liệu`,
                ...(data.documents.length > 0 && { count: data.documents.length }),
                content: <MaterialsTab content={data} />,
              },
              { id: 'cap-nhat', label: t`Cần cập nhật`, content: <UpdatesTab family={family} content={data} /> },
            ]}
          />
        )}
      </Loaded>
    </>
  );
}
