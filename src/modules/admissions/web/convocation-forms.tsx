import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { today } from '#kit/dates.ts';
import { DateField, LongTextField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { ClassField } from '#web/pick-class.tsx';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { ConvocationClass, Paper, PaperKind } from '../convocation-contract.ts';

interface IssueProps {
  training: ConvocationClass;
  kind: PaperKind;
  /** The paper that this one changes. */
  changes: Paper | null;
  onClose: () => void;
}

/** A summons or an opening decision, or what changes it. */
export function IssueForm({ training, kind, changes, onClose }: IssueProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const titles = {
    summons: changes ? t`Thay đổi giấy triệu tập` : t`Triệu tập`,
    opening_decision: changes ? t`Thay đổi quyết định mở lớp` : t`Quyết định mở lớp`,
  };
  const different = training.pending.find((one) => one.kind === kind);
  return (
    <FormModal
      title={`${titles[kind]} ${training.code}`}
      submitLabel={t`Ghi văn bản`}
      defaultValues={{
        documentId: '',
        issuedOn: today(),
        reportOn: changes?.reportOn ?? training.expectedOpenOn ?? '',
        reportPlace: changes?.reportPlace ?? '',
        note: '',
      }}
      onClose={onClose}
      onSubmit={async ({ reportOn, reportPlace, note, ...rest }, attempt) => {
        const body = {
          ...rest,
          kind,
          changesId: changes?.id ?? null,
          reportOn: reportOn || null,
          reportPlace: reportPlace || null,
          note: note || null,
        };
        await send('POST', `/api/classes/${training.id}/convocations`, body, attempt);
        await refresh();
      }}
    >
      <p>
        {changes ? (
          <Trans>
            Thêm {different?.added.length ?? 0} người, bớt {different?.dropped.length ?? 0} người so với văn bản trước.
          </Trans>
        ) : (
          <Plural value={training.accepted} other="# người được nhận vào lớp có tên trong văn bản." />
        )}{' '}
        <Trans>Chỉ ghi được khi đã đủ các ý kiến mà bảng phân cấp yêu cầu.</Trans>
      </p>
      <DocumentField name="documentId" label={t`Số văn bản`} required />
      <DateField name="issuedOn" label={t`Ngày ban hành`} required />
      <DateField name="reportOn" label={t`Ngày có mặt`} />
      <TextField name="reportPlace" label={t`Nơi có mặt`} maxLength={300} />
      <LongTextField name="note" label={t`Nội dung khác`} />
    </FormModal>
  );
}

interface CombineProps {
  training: Pick<ConvocationClass, 'id' | 'code'>;
  /** The class that was chosen for it already. */
  into?: { id: string; code: string };
  onClose: () => void;
  /** The class is no longer there to be looked at. */
  onDone?: (intoId: string) => void;
}

/** Ghép hai lớp chưa mở: people, seats and lists go over in one step. */
export function CombineForm({ training, into, onClose, onDone }: CombineProps) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={into ? t`Ghép lớp ${training.code} vào lớp ${into.code}` : t`Ghép lớp ${training.code} vào lớp khác`}
      submitLabel={t`Ghép lớp`}
      defaultValues={{ intoClassId: into?.id ?? '', documentId: '', date: today(), reason: '' }}
      onClose={onClose}
      onSubmit={async (body, attempt) => {
        await send('POST', `/api/classes/${training.id}/combination`, body, attempt);
        onDone?.(body.intoClassId);
        await refresh();
      }}
    >
      <p>
        <Trans>
          Mọi người được cử, quyết định, chỉ tiêu và danh sách của lớp này chuyển sang lớp kia; lớp này thôi chuẩn bị. Suất kế hoạch được
          gộp khi lớp kia khai giảng.
        </Trans>
      </p>
      {!into && <ClassField name="intoClassId" label={t`Ghép vào lớp`} />}
      <DocumentField name="documentId" label={t`Văn bản cho ghép`} required />
      <DateField name="date" label={t`Ngày ghép`} required />
      <LongTextField name="reason" label={t`Lý do`} required />
    </FormModal>
  );
}
