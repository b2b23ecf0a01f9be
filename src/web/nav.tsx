import { useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import {
  IconBooks,
  IconBuildingCommunity,
  IconCalendarStats,
  IconClipboardList,
  IconFileText,
  IconFileUpload,
  IconHistory,
  IconHome,
  IconKey,
  IconRubberStamp,
  IconSchool,
  IconSitemap,
  IconSum,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { AppLink } from '#ui/link.tsx';
import * as link from './links.ts';
import { useSession } from './session.tsx';

interface Section {
  path: string;
  label: string;
  icon: Icon;
}

/** What this account may open; the first is where it begins. */
export function useSections(): Section[] {
  const { t } = useLingui();
  const { capabilities } = useSession();
  const sections: (Section & { needs: string })[] = [
    { path: link.homePath(), label: t`Hôm nay`, icon: IconHome, needs: 'reports.read' },
    { path: link.ownPath(), label: t`Hồ sơ của tôi`, icon: IconUser, needs: 'own.read' },
    { path: link.planListPath(), label: t({ message: 'Kế hoạch', context: 'plural' }), icon: IconCalendarStats, needs: 'plans.read' },
    { path: link.classListPath(), label: t({ message: 'Lớp', context: 'plural' }), icon: IconSchool, needs: 'classes.read' },
    { path: link.personListPath(), label: t({ message: 'Người', context: 'plural' }), icon: IconUsers, needs: 'people.read' },
    { path: link.documentListPath(), label: t({ message: 'Văn bản', context: 'plural' }), icon: IconFileText, needs: 'documents.read' },
    { path: link.unitTreePath(), label: t({ message: 'Đơn vị', context: 'plural' }), icon: IconBuildingCommunity, needs: 'units.read' },
    { path: link.needsPath(), label: t`Nhu cầu`, icon: IconClipboardList, needs: 'plans.read' },
    {
      path: link.approvalListPath(),
      label: t({ message: 'Phê duyệt', context: 'plural' }),
      icon: IconRubberStamp,
      needs: 'approvals.read',
    },
    { path: link.importListPath(), label: t`Nhập tệp`, icon: IconFileUpload, needs: 'classes.record' },
    { path: link.annualReviewPath(), label: t`Tổng kết năm`, icon: IconSum, needs: 'reports.read' },
    {
      path: link.programmeListPath(),
      label: t({ message: 'Chương trình', context: 'plural' }),
      icon: IconBooks,
      needs: 'programmes.read',
    },
    { path: link.trailPath(), label: t`Nhật ký truy vết`, icon: IconHistory, needs: 'audit.read' },
    { path: link.delegationPath(), label: t`Phân cấp`, icon: IconSitemap, needs: 'delegation.read' },
    { path: link.accountListPath(), label: t`Tài khoản`, icon: IconKey, needs: 'access.manage' },
  ];
  return sections.filter(({ needs }) => capabilities.includes(needs));
}

export function isHere(path: string, here: string): boolean {
  return path === '/' ? here === '/' : here === path || here.startsWith(`${path}/`);
}

export function NavItem({ section, className }: { section: Section; className?: string }) {
  const here = useRouterState({ select: (state) => isHere(section.path, state.location.pathname) });
  const Symbol = section.icon;
  return (
    <AppLink plain to={section.path} className={className} data-here={here || undefined} aria-current={here ? 'page' : undefined}>
      <Symbol size={22} stroke={1.6} aria-hidden />
      {section.label}
    </AppLink>
  );
}
