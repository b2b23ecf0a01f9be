import { Trans, useLingui } from '@lingui/react/macro';
import { Section } from '#ui/section.tsx';
import classes from './imports.module.css';

/** What will happen, in the order it happens. */
export function HowTo({ more }: { more: string[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Cách làm`}>
      <ol className={classes.steps}>
        <li>
          <Trans>
            Thả nguyên tệp đơn vị gửi. Dòng tiêu đề được tìm theo chữ, ở trang tính nào cũng được; không cần sửa cách trình bày.
          </Trans>
        </li>
        {more.map((step) => (
          <li key={step}>{step}</li>
        ))}
        <li>
          <Trans>Xem từng dòng sẽ thành gì. Ô nào sai được chỉ đúng ô và cách sửa; chỗ không chắc thì hỏi bạn, không tự đoán.</Trans>
        </li>
        <li>
          <Trans>Ghi tất cả, hoặc chỉ ghi các dòng đúng và giữ lại dòng sai. Nhập lại tệp cũ không làm thay đổi gì.</Trans>
        </li>
        <li>
          <Trans>Gửi lại đơn vị chính tệp đó, thêm cột "Ghi chú kiểm tra" và tô các ô cần sửa.</Trans>
        </li>
      </ol>
    </Section>
  );
}
