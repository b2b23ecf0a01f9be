import { useLingui } from '@lingui/react/macro';
import { SimpleGrid } from '@mantine/core';
import { formatKnown } from '#kit/dates.ts';
import { SelectField, TextField } from '#ui/fields.tsx';
import { type Birth, birthFromText, type Category, type Sex } from '../rules.ts';
import { usePeopleWords } from './words.ts';

export interface PersonValues {
  fullName: string;
  sex: Sex | '';
  /** As a list prints it, whatever the language: 05/06/1975, 06/1975, 1975. */
  birth: string;
  category: Category | '';
  positionTitle: string;
  phone: string;
  personalNumber: string;
}

export const emptyPerson: PersonValues = {
  fullName: '',
  sex: '',
  birth: '',
  category: '',
  positionTitle: '',
  phone: '',
  personalNumber: '',
};

interface Known extends Birth {
  fullName: string;
  sex: Sex | null;
  category: Category;
  positionTitle: string | null;
  phone: string | null;
}

export const personValues = (person: Known): PersonValues => ({
  fullName: person.fullName,
  sex: person.sex ?? '',
  birth: person.birthDate === null ? '' : formatKnown(person.birthDate, person.birthPrecision),
  category: person.category,
  positionTitle: person.positionTitle ?? '',
  phone: person.phone ?? '',
  personalNumber: '',
});

export const personBody = (values: PersonValues) => ({
  fullName: values.fullName,
  sex: values.sex || null,
  ...birthFromText(values.birth)!,
  category: values.category as Category,
  positionTitle: values.positionTitle || null,
  phone: values.phone || null,
});

export function PersonFields({ hasNumber = false }: { hasNumber?: boolean }) {
  const { t } = useLingui();
  const { categories, sexes } = usePeopleWords();
  const readable = (text: string) =>
    birthFromText(text) === null ? t`Không có ngày này. Ghi ngày/tháng/năm, tháng/năm hoặc chỉ năm.` : undefined;
  return (
    <>
      <TextField name="fullName" label={t`Họ và tên`} required maxLength={100} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextField
          name="birth"
          label={t`Ngày sinh`}
          placeholder="05/06/1975"
          description={t`Chỉ biết năm thì ghi năm.`}
          check={readable}
          maxLength={10}
        />
        <SelectField
          name="sex"
          label={t`Giới tính`}
          options={Object.entries(sexes).map(([value, label]) => ({ value, label }))}
          description={t`Có thể để trống.`}
          clearable
        />
      </SimpleGrid>
      <SelectField
        name="category"
        label={t`Nhóm đối tượng`}
        required
        options={Object.entries(categories).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="positionTitle"
        label={t`Chức vụ, vị trí việc làm`}
        maxLength={200}
        description={t`Chỉ ghi chức vụ đang giữ. Không ghi quy hoạch, nhận xét cán bộ, kỷ luật, sức khỏe.`}
      />
      <TextField
        name="personalNumber"
        label={t`Số định danh cá nhân`}
        placeholder={t`12 chữ số`}
        maxLength={20}
        description={hasNumber ? t`Để trống thì giữ số đã có.` : t`Có số thì không bị ghi trùng người. Chưa có thì để trống.`}
      />
      <TextField name="phone" label={t`Điện thoại công vụ`} maxLength={40} />
    </>
  );
}
