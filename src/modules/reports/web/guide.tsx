import { Trans, useLingui } from '@lingui/react/macro';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { useSession } from '#web/session.tsx';
import { OwnData } from './guide-own-data.tsx';
import { Steps } from './guide-steps.tsx';
import classes from './guide.module.css';

/** First steps: ten minutes through the sample, then what to bring in first of one's own. Every step is a link to where it is done. */
export function GuidePage() {
  const { t } = useLingui();
  const { tenant } = useSession();
  return (
    <Page
      title={t`Làm quen trong mười phút`}
      subtitle={<Trans>Mỗi bước có đường dẫn tới đúng chỗ làm; làm theo thứ tự hoặc chọn bước cần.</Trans>}
    >
      {tenant.isSample && (
        <Section title={t`Trước khi bắt đầu`} card>
          <div className={classes.before}>
            <p>
              <Trans>
                Đây là dữ liệu mẫu. Con số lấy từ bài đã công bố thì giữ nguyên như đã in; tên người do máy tạo ra; từng lớp, nơi học, và
                những gì ghi “(minh họa)” là tự đặt để có việc mà thử. Cứ thử: ghi nhầm thì hiệu đính được, không mất gì.
              </Trans>
            </p>
            <Accounts />
            <p>
              <Trans>Mật khẩu chung của các tài khoản mẫu in ra ở cửa sổ dòng lệnh mỗi lần khởi động.</Trans>
            </p>
          </div>
        </Section>
      )}
      <Section title={t`Một vòng từ kế hoạch đến tổng kết`}>
        <Steps />
      </Section>
      <Section title={t`Bắt đầu với số liệu của mình`} note={t`Theo thứ tự này, việc sau dùng lại việc trước.`}>
        <OwnData />
      </Section>
    </Page>
  );
}

/** src/sample/accounts.ts, in the words of who looks for one to sign in with. */
function Accounts() {
  const { t } = useLingui();
  const accounts = [
    ['canbo', t`cán bộ nghiệp vụ, thấy và ghi được mọi đơn vị: hợp nhất để đi hết các bước dưới đây`],
    ['truong', t`phòng đào tạo của trường: chỉ thấy lớp của trường`],
    ['khoidang', t`chuyên viên khối Đảng, đoàn thể: chỉ thấy khối mình`],
    ['donvi', t`đầu mối của một đơn vị: cử người của đơn vị đi học`],
    ['xem', t`chỉ xem: không có nút ghi`],
    ['quantri', t`quản trị: thêm phần tài khoản`],
  ];
  return (
    <dl className={classes.accounts}>
      {accounts.map(([name, what]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}
