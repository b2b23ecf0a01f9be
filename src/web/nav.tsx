import { useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import {
  IconBooks,
  IconBuildingCommunity,
  IconCalendarStats,
  IconChecklist,
  IconClipboardList,
  IconCreditCardPay,
  IconFileText,
  IconFileUpload,
  IconHistory,
  IconHome,
  IconKey,
  IconRubberStamp,
  IconSchool,
  IconSpeakerphone,
  IconSitemap,
  IconSum,
  IconUser,
  IconUserPlus,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { AppLink } from '#ui/link.tsx';
import * as link from './links.ts';
import { mayOpen } from './may-open.ts';
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
  const sections: Section[] = [
    { path: link.homePath(), label: t`Hôm nay`, icon: IconHome },
    { path: link.ownPath(), label: t`Hồ sơ của tôi`, icon: IconUser },
    { path: link.planListPath(), label: t({ message: 'Kế hoạch', context: 'plural' }), icon: IconCalendarStats },
    { path: link.classListPath(), label: t({ message: 'Lớp', context: 'plural' }), icon: IconSchool },
    { path: link.seriesListPath(), label: t`Tuyển sinh`, icon: IconUserPlus },
    { path: link.callListPath(), label: t`Chiêu sinh`, icon: IconSpeakerphone },
    { path: link.personListPath(), label: t({ message: 'Người', context: 'plural' }), icon: IconUsers },
    ...(mayOpen(link.personListPath(), capabilities)
      ? []
      : // others come to it from the list of people
        [{ path: link.payeeListPath(), label: t`Tài khoản nhận tiền`, icon: IconCreditCardPay }]),
    { path: link.documentListPath(), label: t({ message: 'Văn bản', context: 'plural' }), icon: IconFileText },
    { path: link.unitTreePath(), label: t({ message: 'Đơn vị', context: 'plural' }), icon: IconBuildingCommunity },
    { path: link.needsPath(), label: t`Nhu cầu`, icon: IconClipboardList },
    {
      path: link.approvalListPath(),
      label: t({ message: 'Phê duyệt', context: 'plural' }),
      icon: IconRubberStamp,
    },
    { path: link.importListPath(), label: t`Nhập tệp`, icon: IconFileUpload },
    { path: link.annualReviewPath(), label: t`Tổng kết năm`, icon: IconSum },
    {
      path: link.programmeListPath(),
      label: t({ message: 'Chương trình', context: 'plural' }),
      icon: IconBooks,
    },
    { path: link.catalogueOfConditionsPath(), label: t({ message: 'Điều kiện', context: 'plural' }), icon: IconChecklist },
    { path: link.trailPath(), label: t`Nhật ký truy vết`, icon: IconHistory },
    { path: link.delegationPath(), label: t`Phân cấp`, icon: IconSitemap },
    { path: link.accountListPath(), label: t`Tài khoản`, icon: IconKey },
  ];
  return sections.filter(({ path }) => mayOpen(path, capabilities));
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
