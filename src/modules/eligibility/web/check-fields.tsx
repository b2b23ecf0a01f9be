import { useLingui } from '@lingui/react/macro';
import { Group, Stack } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { CheckField, DateField, NumberField, SelectField } from '#ui/fields.tsx';
import { checkKinds, educationLevels, partyStatuses, personnelKinds, ranks, referenceDays, studyModes, theoryLevels } from '../kinds.ts';
import { personnelWords } from '../../delegation/web/words.ts';
import type { CheckValues } from './draft.ts';
import { educationWords, kindWords, modeWords, partyWords, rankWords, referenceWords, theoryWords } from './words.ts';

/** What a version asks and of whom: the fields of its kind. */
export function CheckFields() {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        name="kind"
        label={t`Điều kiện xét gì`}
        required
        options={checkKinds.map((value) => ({ value, label: t(kindWords[value]) }))}
      />
      <OfKind />
      <SelectField
        name="category"
        label={t`Cho nhóm người học`}
        description={t`Để trống: mọi nhóm chưa có phiên bản riêng.`}
        clearable
        options={personnelKinds.map((value) => ({ value, label: t(personnelWords[value]) }))}
      />
      <SelectField
        name="studyMode"
        label={t`Hệ đào tạo`}
        description={t`Để trống: mọi hệ.`}
        clearable
        options={studyModes.map((value) => ({ value, label: t(modeWords[value]) }))}
      />
      <SelectField
        name="ageReference"
        label={t`Tuổi, thời gian tính đến`}
        required
        options={referenceDays.map((value) => ({ value, label: t(referenceWords[value]) }))}
      />
    </>
  );
}

function OfKind() {
  const { t } = useLingui();
  const kind = useWatch<CheckValues, 'kind'>({ name: 'kind' });
  const levels = educationLevels.map((value) => ({ value, label: t(educationWords[value]) }));
  switch (kind) {
    case 'party_status':
      return (
        <Stack gap="xs">
          {partyStatuses.map((one) => (
            <CheckField key={one} name={one} label={t(partyWords[one])} />
          ))}
        </Stack>
      );
    case 'education_at_least':
      return (
        <>
          <SelectField name="level" label={t`Từ trình độ`} required options={levels} />
          <SelectField
            name="minorityLevel"
            label={t`Người dân tộc thiểu số từ trình độ`}
            description={t`Để trống: như mọi người.`}
            clearable
            options={levels}
          />
        </>
      );
    case 'age_at_least':
    case 'age_at_most':
      return (
        <Group grow align="start">
          <NumberField name="female" label={t`Nữ, tuổi`} required min={15} max={80} />
          <NumberField name="male" label={t`Nam, tuổi`} required min={15} max={80} />
        </Group>
      );
    case 'ratings_good_years':
      return <NumberField name="years" label={t`Số năm liền trước`} required min={1} max={10} />;
    case 'service_months_at_least':
      return <NumberField name="months" label={t`Số tháng công tác`} required min={1} max={600} />;
    case 'rank_years_at_least':
      return (
        <>
          <Stack gap="xs">
            {ranks.map((one) => (
              <CheckField key={one} name={one} label={t(rankWords[one])} />
            ))}
          </Stack>
          <NumberField name="years" label={t`Số năm giữ ngạch`} required min={1} max={40} />
        </>
      );
    case 'commitment_multiple':
      return <NumberField name="times" label={t`Gấp mấy lần thời gian học`} required min={1} max={10} />;
    case 'not_holding_same_or_higher':
      return (
        <>
          <SelectField
            name="theoryLevel"
            label={t`Trình độ lý luận chính trị mà chương trình đào tạo`}
            description={t`Để trống: chỉ xét bằng, chứng chỉ của chính chương trình.`}
            clearable
            options={theoryLevels.map((value) => ({ value, label: t(theoryWords[value]) }))}
          />
          <DateField name="confirmedBefore" label={t`Giấy xác nhận trình độ chỉ tính khi cấp trước ngày`} />
        </>
      );
    default:
      return null;
  }
}
