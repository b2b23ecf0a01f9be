import { useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import {
  IconBooks,
  IconBuildingCommunity,
  IconCalendarStats,
  IconClipboardList,
  IconFileText,
  IconFileUpload,
  IconHome,
  IconKey,
  IconSchool,
  IconSum,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { AppLink } from '#ui/link.tsx';
import * as link from './links.ts';
import { useCan } from './session.tsx';

interface Section {
  path: string;
  label: string;
  icon: Icon;
}

export function useSections(): Section[] {
  const { t } = useLingui();
  return [
    { path: link.homePath(), label: t`Hôm nay`, icon: IconHome },
    { path: link.planListPath(), label: t({ message: 'Kế hoạch', context: 'plural' }), icon: IconCalendarStats },
    { path: link.classListPath(), label: t({ message: 'Lớp', context: 'plural' }), icon: IconSchool },
    { path: link.personListPath(), label: t({ message: 'Người', context: 'plural' }), icon: IconUsers },
    { path: link.documentListPath(), label: t({ message: 'Văn bản', context: 'plural' }), icon: IconFileText },
    { path: link.unitTreePath(), label: t({ message: 'Đơn vị', context: 'plural' }), icon: IconBuildingCommunity },
    { path: link.needsPath(), label: t`Nhu cầu`, icon: IconClipboardList },
    ...(useCan('classes.record') ? [{ path: link.importListPath(), label: t`Nhập tệp`, icon: IconFileUpload }] : []),
    { path: link.annualReviewPath(), label: t`Tổng kết năm`, icon: IconSum },
    ...(useCan('programmes.read')
      ? [{ path: link.programmeListPath(), label: t({ message: 'Chương trình', context: 'plural' }), icon: IconBooks }]
      : []),
    ...(useCan('access.manage') ? [{ path: link.accountListPath(), label: t`Tài khoản`, icon: IconKey }] : []),
  ];
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
