import { useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { programmeListPath } from '#web/links.ts';
import { FamilyLevels } from './overlap-levels.tsx';
import { ContentThresholds } from './overlap-thresholds.tsx';
import { TopicTwins } from './overlap-twins.tsx';

/** The same content: titles that wait for a person's word, and the numbers everything is judged by. */
export function OverlapPage() {
  const { t } = useLingui();
  return (
    <Page
      title={t`Trùng nội dung`}
      subtitle={t`Chuyên đề nào là một thì tính chung: khi cử người đã học, khi hai đơn vị lập kế hoạch lớp giống nhau.`}
      breadcrumbs={[{ label: t({ message: 'Chương trình', context: 'plural' }), to: programmeListPath() }]}
    >
      <Tabs
        tabs={[
          { id: 'chuyen-de', label: t`Chuyên đề có thể trùng`, content: <TopicTwins /> },
          { id: 'nguong', label: t`Ngưỡng cảnh báo`, content: <ContentThresholds /> },
          { id: 'bac', label: t`Bậc của chương trình`, content: <FamilyLevels /> },
        ]}
      />
    </Page>
  );
}
