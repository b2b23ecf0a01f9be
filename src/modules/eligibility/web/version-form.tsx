import { useLingui } from '@lingui/react/macro';
import { addDays, today } from '#kit/dates.ts';
import { CheckField, DateField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { send } from '#web/api.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useRefresh } from '#web/query.ts';
import type { ShownRule, ShownRuleVersion } from '../catalogue-contract.ts';
import type { Check } from '../contract.ts';
import { severities } from '../kinds.ts';
import type { Draft } from '../trial-contract.ts';
import { CheckFields } from './check-fields.tsx';
import { checkOf, noCheck, valuesOf } from './draft.ts';
import { severityWords } from './words.ts';

interface Props {
  rule: ShownRule;
  /** A version, or a draft that was tried, to begin from. */
  from: ShownRuleVersion | Draft | null;
  onClose: () => void;
}

const checkIn = (from: ShownRuleVersion | Draft): Check =>
  'check' in from ? from.check : ({ kind: from.kind, parameters: from.parameters } as Check);
const overlayIn = (from: ShownRuleVersion | Draft): string => ('overlayId' in from ? (from.overlayId ?? '') : '');

/** The values of a form about what a version asks, begun from one that is there. */
export const asksOf = (from: ShownRuleVersion | Draft | null) => ({
  ...(from ? valuesOf(checkIn(from)) : noCheck),
  category: from?.category ?? '',
  studyMode: from?.studyMode ?? '',
  ageReference: from?.ageReference ?? 'expected_opening',
});

/** The next version of a condition: what it asks, from when, by which source. The open one before it ends on its first day. */
export function VersionForm({ rule, from, onClose }: Props) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi phiên bản của ${rule.code}`}
      submitLabel={t`Ghi phiên bản`}
      size="lg"
      defaultValues={{
        ...asksOf(from),
        validFrom: addDays(today(), 1),
        validTo: '',
        severity: from && 'severity' in from ? from.severity : 'block',
        documentId: '',
        citation: '',
        verified: false,
        overlayId: from ? overlayIn(from) : '',
      }}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const { category, studyMode, ageReference, validFrom, validTo, severity, documentId, citation, verified, overlayId } = values;
        const body = {
          ruleId: rule.id,
          validFrom,
          validTo: validTo || null,
          check: checkOf(values),
          category: category || null,
          studyMode: studyMode || null,
          ageReference,
          severity,
          documentId: documentId || null,
          citation: citation.trim() || null,
          verification: verified ? 'verified' : 'unverified',
          overlayId: overlayId || null,
        };
        await send('POST', '/api/eligibility/versions', body, attempt);
        await refresh();
      }}
    >
      <DateField
        name="validFrom"
        label={t`Có hiệu lực từ ngày`}
        required
        description={t`Phiên bản đang có hiệu lực của cùng nhóm và hệ sẽ hết hiệu lực từ ngày này.`}
      />
      <DateField name="validTo" label={t`Hết hiệu lực từ ngày`} description={t`Để trống: chưa biết.`} />
      <CheckFields />
      <SelectField
        name="severity"
        label={t`Khi không đạt`}
        required
        options={severities.map((value) => ({ value, label: t(severityWords[value]) }))}
      />
      <DocumentField name="documentId" />
      <TextField name="citation" label={t`Trích dẫn`} maxLength={500} description={t`Điều, khoản của văn bản.`} />
      <CheckField name="verified" label={t`Đã đối chiếu với văn bản gốc`} />
      <DocumentField
        name="overlayId"
        label={t`Điều kiện riêng của địa phương, theo văn bản`}
        description={t`Chỉ khi địa phương quy định thêm: xét cùng với quy định chung, nên chỉ có thể chặt hơn.`}
      />
    </FormModal>
  );
}
