import { useLingui } from '@lingui/react/macro';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { RequestList } from '../contract.ts';
import { Absences } from './absences.tsx';
import { AppraisalCalendar } from './appraisal-calendar.tsx';
import { DaysOff } from './days-off.tsx';
import { Deadlines } from './deadlines.tsx';
import { DirectedList } from './directed-list.tsx';
import { RequestTable } from './request-table.tsx';
import { SubmitMenu } from './submit-forms.tsx';

/** What waits for me, what I submitted, what is late; what went ahead as directed, when appraisals are due, who stands in for whom. */
export function ApprovalListPage() {
  const { t } = useLingui();
  const maySubmit = useCan('approvals.submit');
  const list = useGet<RequestList>('/api/approvals', { view: 'waiting' });
  return (
    <Page
      title={t({ message: 'Phê duyệt', context: 'plural' })}
      subtitle={t`Việc gì, đang ở bàn ai, bao nhiêu ngày.`}
      actions={maySubmit && <SubmitMenu />}
    >
      <Loaded query={list}>
        {({ counts }) => (
          <Tabs
            tabs={[
              { id: 'cho-toi', label: t`Việc đang chờ tôi`, count: counts.waiting, content: <RequestTable view="waiting" /> },
              { id: 'toi-trinh', label: t`Tôi trình`, count: counts.mine, content: <RequestTable view="mine" /> },
              { id: 'qua-han', label: t`Quá hạn`, count: counts.late, content: <RequestTable view="late" /> },
              { id: 'tat-ca', label: t`Tất cả`, count: counts.all, content: <RequestTable view="all" /> },
              { id: 'theo-chi-dao', label: t`Làm theo chỉ đạo`, count: counts.directed, content: <DirectedList /> },
              { id: 'tham-dinh', label: t`Lịch thẩm định`, content: <AppraisalCalendar /> },
              { id: 'uy-quyen', label: t`Ủy quyền`, content: <Absences /> },
              { id: 'thoi-han', label: t`Thời hạn`, content: <DeadlinesAndDaysOff /> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

const DeadlinesAndDaysOff = () => (
  <div style={{ display: 'grid', gap: '2rem' }}>
    <div style={{ minWidth: 0 }}>
      <Deadlines />
    </div>
    <div style={{ minWidth: 0 }}>
      <DaysOff />
    </div>
  </div>
);
