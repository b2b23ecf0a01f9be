import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { fold } from '#kit/text.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { AppLink } from '#ui/link.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { apiUrl } from '#web/api.ts';
import { sameContentPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Family } from '../contract.ts';
import { Areas } from './areas.tsx';
import css from './content.module.css';
import { FamilyForm, VersionForm } from './forms.tsx';
import { Frameworks } from './frameworks.tsx';
import { Schemes } from './schemes.tsx';
import { Updates } from './updates.tsx';
import { FamilySection } from './family-section.tsx';
import { useNatures } from './words.ts';

export function ProgrammeListPage() {
  const { t } = useLingui();
  const { q, nature } = useSearch({ from: '/chuong-trinh' });
  const natures = useNatures();
  const list = useGet<{ on: string; families: Family[] }>('/api/programmes');
  const mayRecord = useCan('programmes.record');
  const [adding, setAdding] = useState(false);
  const [versionOf, setVersionOf] = useState<Family | null>(null);
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean);
  const wanted = (family: Family) => {
    const text = fold([family, ...family.versions].flatMap(({ code, name }) => [code, name]).join(' '));
    return (nature === undefined || family.nature === nature) && words.every((word) => text.includes(word));
  };
  const found = list.data?.families.filter(wanted) ?? [];
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Trans>Thêm chương trình</Trans>
    </Button>
  );
  const families = (
    <div className={css.stack}>
      <FilterBar keep={['tab']} summary={list.data && <Plural value={found.length} other="# chương trình" />}>
        <SearchFilter label={t`Tìm chương trình`} placeholder={t`Tên hoặc mã`} />
        <SelectFilter name="nature" label={t`Loại hình`} options={Object.entries(natures).map(([value, label]) => ({ value, label }))} />
      </FilterBar>
      <Loaded query={list}>
        {({ families: all }) =>
          found.length > 0 ? (
            <div className={css.apart}>
              {found.map((family) => (
                <FamilySection key={family.id} family={family} onAddVersion={mayRecord ? () => setVersionOf(family) : undefined} />
              ))}
            </div>
          ) : (
            <EmptyState
              title={all.length === 0 ? t`Chưa có chương trình nào` : t`Không có chương trình nào khớp`}
              action={mayRecord && all.length === 0 && add}
            >
              {all.length === 0
                ? t`Thêm chương trình, rồi thêm phiên bản đang dùng: kế hoạch và lớp chọn từ đây.`
                : t`Bỏ bớt lọc, hoặc gõ một phần của tên hay mã.`}
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
  return (
    <Page
      title={t({ message: 'Chương trình', context: 'plural' })}
      subtitle={t`Mỗi chương trình giữ nguyên qua các phiên bản; lớp giữ phiên bản lúc khai giảng.`}
      actions={
        <>
          <AppLink to={sameContentPath()}>
            <Trans>Trùng nội dung</Trans>
          </AppLink>
          <ExportMenu groups={[{ href: (as) => apiUrl('/api/programmes/export', { q, nature, as }) }]} />
          {mayRecord && add}
        </>
      }
    >
      <Tabs
        tabs={[
          { id: 'chuong-trinh', label: t({ message: 'Chương trình', context: 'plural' }), content: families },
          { id: 'khung', label: t`Khung chương trình`, content: <Frameworks /> },
          { id: 'de-an', label: t`Đề án`, content: <Schemes /> },
          { id: 'linh-vuc', label: t`Lĩnh vực, ưu tiên`, content: <Areas /> },
          { id: 'cap-nhat', label: t`Cần cập nhật`, content: <Updates families={list.data?.families ?? []} /> },
        ]}
      />
      {adding && <FamilyForm onClose={() => setAdding(false)} />}
      {versionOf && <VersionForm family={versionOf} onClose={() => setVersionOf(null)} />}
    </Page>
  );
}
