import { roleFacts } from '#kit/roles.ts';
import { agencyNumber, practiceAccounts } from '#modules/access';

/** What the command line says about practising. */
export const words = {
  description: (slug: string) =>
    `tạo bản thực hành (tập huấn, trình diễn, nghiệm thu): một đơn vị sử dụng toàn dữ liệu giả, mỗi cơ quan có đủ tài khoản các vai trò, máy chủ làm lại mỗi đêm; không có --tenant thì mã là "${slug}". Không bao giờ đụng tới đơn vị thật`,
  agencies: (count: number) => `số cơ quan, từ 6 đến 99; mặc định ${count}, khi làm lại thì như cũ`,
  password: () => 'mật khẩu chung của mọi tài khoản; để trống thì hệ thống tự tạo và in ra một lần, khi làm lại thì như cũ',
  at: (time: string) => `giờ làm lại mỗi đêm theo giờ Việt Nam; mặc định ${time}, khi làm lại thì như cũ`,
  reset: () => 'làm lại ngay từ đầu: mọi thay đổi trong đó mất, mọi phiên đăng nhập kết thúc',
  made: (slug: string, { agencies, accounts, isNew, seconds }: { agencies: number; accounts: number; isNew: boolean; seconds: string }) =>
    `Đã ${isNew ? 'tạo' : 'làm lại'} bản thực hành "${slug}" trong ${seconds} giây: ${agencies} cơ quan, ${accounts} tài khoản.`,
  anew: (slug: string, seconds: string) => `Đã làm lại bản thực hành "${slug}" trong ${seconds} giây.`,
  passwordIs: (password: string) => `Mật khẩu chung (chỉ in ra lần này): ${password}`,
  samePassword: () => 'Mật khẩu chung vẫn như cũ.',
  /** Sign-in names by role, in aligned columns. */
  names: (agencies: number): string[] => {
    const accounts = practiceAccounts(agencies);
    const lines = (agency: string | null) =>
      accounts.filter((one) => one.agency === agency).map(({ signInName, role }) => `  ${signInName.padEnd(14)}${roleFacts[role].vi}`);
    const last = agencyNumber(agencies);
    return [`Mỗi cơ quan 01…${last} một tài khoản cho mỗi vai trò, ví dụ ở Cơ quan 01:`, ...lines('01'), 'Trên toàn tỉnh:', ...lines(null)];
  },
  nightly: (at: string, slug: string) =>
    `Máy chủ làm lại mỗi đêm lúc ${at} (giờ Việt Nam); làm lại ngay: npm run -s khuevan -- practice --tenant ${slug} --reset`,
};
