import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { AppLink } from '#ui/link.tsx';
import { accountListPath, classListPath, importStartPath, planImportPath, programmeListPath, unitTreePath } from '#web/links.ts';
import { useSession } from '#web/session.tsx';
import classes from './guide.module.css';

/** What a new installation needs first, in the order in which one thing needs the other. */
export function OwnData() {
  const { t } = useLingui();
  const { capabilities } = useSession();
  const may = (capability: string) => capabilities.includes(capability);
  const steps: { title: string; text: ReactNode; label: string; to: string; may: boolean }[] = [
    {
      title: t`Đơn vị`,
      text: <Trans>Nhập danh sách đơn vị từ Excel, hoặc thêm từng đơn vị. Đơn vị cũ cũng ghi: danh sách năm nào in tên của năm ấy.</Trans>,
      label: may('units.record') ? t`Nhập danh sách đơn vị` : t`Xem đơn vị`,
      to: may('units.record') ? importStartPath('units') : unitTreePath(),
      may: may('units.read'),
    },
    {
      title: t`Chương trình`,
      text: <Trans>Thêm các chương trình đang dạy và phiên bản đang dùng, kèm văn bản căn cứ.</Trans>,
      label: t`Mở trang chương trình`,
      to: programmeListPath(),
      may: may('programmes.read'),
    },
    {
      title: t`Kế hoạch năm`,
      text: <Trans>Đưa nguyên biểu tổng hợp kế hoạch vào, xem trước, ghi, rồi duyệt: mỗi lớp thành một suất chờ mở.</Trans>,
      label: t`Nhập kế hoạch từ Excel`,
      to: planImportPath(),
      may: may('plans.record'),
    },
    {
      title: t`Lớp và học viên`,
      text: (
        <Trans>
          Từ suất chờ mở, chuẩn bị lớp; danh sách dán từ Excel hoặc thả nguyên tệp. Người được ghi cùng danh sách, không phải nhập riêng.
        </Trans>
      ),
      label: t`Mở các suất để chuẩn bị lớp`,
      to: classListPath({ tab: 'suat' }),
      may: may('classes.read'),
    },
    {
      title: t`Tài khoản`,
      text: <Trans>Mỗi người một tài khoản với đúng phạm vi: cả hệ thống, một khối, hoặc đơn vị mình.</Trans>,
      label: t`Lập tài khoản`,
      to: accountListPath(),
      may: may('access.manage'),
    },
  ];
  return (
    <ol className={classes.steps} aria-label={t`Việc nhập đầu tiên`}>
      {steps.map((step) => (
        <li key={step.title}>
          <h3>{step.title}</h3>
          <p>{step.text}</p>
          <div className={classes.places}>
            {step.may ? (
              <Button component={AppLink} plain to={step.to} variant="light">
                {step.label}
              </Button>
            ) : (
              <span className={classes.why}>
                <Trans>Tài khoản của bạn không làm việc này; đề nghị người quản trị.</Trans>
              </span>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
