import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { AppLink } from '#ui/link.tsx';
import { send } from '#web/api.ts';
import type { ImportForm } from '#web/import-forms.ts';
import { useRefresh } from '#web/query.ts';
import type { Run } from '../contract.ts';
import { ApplyForm } from './apply-form.tsx';
import classes from './imports.module.css';

interface Props {
  form: ImportForm;
  run: Run;
  /** Answers wait that the file has not been checked with. */
  pending: boolean;
}

/** What one can do with the run now. */
export function RunActions({ form, run, pending }: Props) {
  const [dialog, setDialog] = useState<'apply' | 'undo' | null>(null);
  const { counts, canApply, removes } = run.report;
  const sound = counts.added + counts.changed + removes;
  const close = () => setDialog(null);
  return (
    <>
      <div className={classes.buttons}>
        {run.status === 'checked' && canApply !== 'nothing' && sound > 0 && (
          <Button onClick={() => setDialog('apply')} disabled={pending}>
            <Plural value={sound} other="Ghi # dòng" />
          </Button>
        )}
        {run.status === 'applied' && run.targetHref && (
          <Button component={AppLink} plain to={run.targetHref}>
            <Trans>Mở nơi đã nhập</Trans>
          </Button>
        )}
        {run.hasFile && counts.rows > 0 && (
          <Button variant="default" component="a" href={`/api/imports/${run.form}/${run.id}/file.xlsx`} download>
            <Trans>Tải tệp có cột ghi chú</Trans>
          </Button>
        )}
        {run.status === 'applied' && (
          <Button variant="default" color="red" onClick={() => setDialog('undo')}>
            <Trans>Hoàn tác lần nhập</Trans>
          </Button>
        )}
        {pending && canApply !== 'nothing' && (
          <span className={classes.soft}>
            <Trans>Kiểm tra lại với các câu trả lời mới rồi mới ghi được.</Trans>
          </span>
        )}
      </div>
      {dialog === 'apply' && <ApplyForm form={form} run={run} onClose={close} />}
      {dialog === 'undo' && <UndoDialog run={run} onClose={close} />}
    </>
  );
}

function UndoDialog({ run, onClose }: { run: Run; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const { counts, removes } = run.report;
  const { targetLabel } = run;
  return (
    <ConfirmDialog
      opened
      danger
      onClose={onClose}
      title={t`Hoàn tác lần nhập này?`}
      confirmLabel={t`Hoàn tác`}
      onConfirm={async () => {
        await send('POST', `/api/imports/${run.form}/${run.id}/undo`);
        await refresh();
      }}
    >
      <p style={{ marginTop: 0 }}>
        <Trans>
          <strong>{targetLabel}</strong> trở lại như trước khi nhập tệp:
        </Trans>
      </p>
      <ul>
        {counts.added > 0 && (
          <li>
            <Plural value={counts.added} other="# dòng đã thêm được lấy ra" />
          </li>
        )}
        {counts.changed > 0 && (
          <li>
            <Plural value={counts.changed} other="# dòng đã đổi trở về nội dung cũ" />
          </li>
        )}
        {removes > 0 && (
          <li>
            <Plural value={removes} other="# dòng đã bỏ được đưa lại" />
          </li>
        )}
      </ul>
      <p style={{ marginBottom: 0 }}>
        <Trans>
          Nếu đã có việc khác dựa vào các dòng này thì không hoàn tác được; hệ thống nói rõ là việc gì. Tệp vẫn còn để nhập lại.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}
