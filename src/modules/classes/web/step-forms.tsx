import { useLingui } from '@lingui/react/macro';
import { ActForm } from './act-form.tsx';
import { classApi, type CommandProps } from './command.ts';

type Step = Omit<CommandProps, 'picked'> & {
  title: string;
  submitLabel: string;
  route: string;
  body: object;
  needsDocument?: boolean;
  hint?: string;
};

/** A command that has no field of its own. */
function StepForm({ training, onClose, title, submitLabel, route, body, needsDocument, hint }: Step) {
  return (
    <ActForm
      title={title}
      submitLabel={submitLabel}
      path={classApi(training, route)}
      onClose={onClose}
      defaults={{}}
      body={() => body}
      needsDocument={needsDocument}
      hint={hint}
    />
  );
}

export function AgreedForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Đã thống nhất mở lớp`}
      submitLabel={t`Ghi đã thống nhất`}
      route="preparation"
      body={{ step: 'agreed' }}
      hint={t`Bước này không làm thay đổi số liệu.`}
    />
  );
}

export function DecidedForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Có quyết định mở lớp`}
      submitLabel={t`Ghi quyết định`}
      route="preparation"
      body={{ step: 'decided' }}
      needsDocument
      hint={t`Lớp chỉ được tính là đã mở khi ghi khai giảng.`}
    />
  );
}

export function CancelledForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Hủy chuẩn bị lớp`}
      submitLabel={t`Hủy chuẩn bị`}
      route="preparation"
      body={{ step: 'cancelled' }}
      hint={t`Suất lớp trở lại “chờ mở”, có thể chuẩn bị lớp khác hoặc ghi không thực hiện.`}
    />
  );
}

export function PauseClassForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Tạm dừng lớp`}
      submitLabel={t`Ghi tạm dừng`}
      route="status"
      body={{ status: 'paused' }}
      hint={t`Lớp và học viên vẫn được tính là đang học.`}
    />
  );
}

export function ResumeClassForm(props: CommandProps) {
  const { t } = useLingui();
  return <StepForm {...props} title={t`Lớp học lại`} submitLabel={t`Ghi học lại`} route="status" body={{ status: 'resumed' }} />;
}

export function AwaitClosingForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Chờ bế giảng`}
      submitLabel={t`Ghi chờ bế giảng`}
      route="status"
      body={{ status: 'awaiting_closing' }}
      hint={t`Đã học xong, chưa bế giảng: lớp vẫn được tính là đang mở.`}
    />
  );
}

export function CloseFileForm(props: CommandProps) {
  const { t } = useLingui();
  return (
    <StepForm
      {...props}
      title={t`Đóng hồ sơ lớp`}
      submitLabel={t`Đóng hồ sơ`}
      route="file-closing"
      body={{}}
      hint={t`Giấy tờ sau bế giảng đã xong. Bước này không làm thay đổi số liệu.`}
    />
  );
}
