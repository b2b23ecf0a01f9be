import { useLingui } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { CheckField, DateField, LongTextField, NumberField, SelectField, TextField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { formatNumber } from '#ui/format.ts';
import { Fold } from '#ui/section.tsx';
import { send } from '#web/api.ts';
import { UnitField } from '#web/pick-unit.tsx';
import { useRefresh } from '#web/query.ts';
import type { LineInput, PlanDetail, PlanLine } from '../contract.ts';
import classes from './plans.module.css';
import { useFamilies, useFunding } from './registers.ts';
import { useQuarterName } from './words.ts';

type Values = ReturnType<typeof valuesOf>;

/** A line of the draft, new or as it stands. */
export function LineForm({ plan, line, onClose }: { plan: PlanDetail; line?: PlanLine; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const at = `/api/plans/${plan.id}/lines`;
  // Units are those of the day the plan speaks of, so that an old plan finds the names it was written with.
  const first = `${plan.yearFrom}-01-01`;
  const asOf = plan.version && plan.version.effectiveDate > first ? plan.version.effectiveDate : first;
  return (
    <FormModal<Values>
      title={line ? t`Sửa dòng kế hoạch` : t`Thêm dòng kế hoạch`}
      submitLabel={line ? t`Ghi thay đổi` : t`Thêm dòng`}
      size="xl"
      drawer
      defaultValues={valuesOf(plan, line)}
      onClose={onClose}
      onSubmit={async (values, attempt) => {
        const body = bodyOf(plan, values);
        await (line
          ? send('PUT', `${at}/${line.id}`, body, { ...attempt, ifMatch: plan.version!.rowVersion })
          : send('POST', at, body, attempt));
        await refresh();
      }}
    >
      <What plan={plan} />
      <div className={classes.two}>
        <UnitField name="leadId" label={t`Cơ quan chủ trì`} required asOf={asOf} />
        <UnitField name="runnerId" label={t`Cơ sở thực hiện`} description={t`Nơi đào tạo, bồi dưỡng đứng lớp`} required asOf={asOf} />
        <UnitField name="hostId" label={t`Nơi đặt lớp`} description={t`Đơn vị; để trống nếu chưa rõ`} asOf={asOf} />
        <TextField name="place" label={t`Địa điểm ghi thêm`} maxLength={500} />
      </div>
      <Money />
      <Fold title={t`Chờ văn bản, ghi chú và phần khác`} open={line !== undefined}>
        <div className={classes.parts}>
          <div className={classes.two}>
            <TextField name="waitsFor" label={t`Chờ văn bản`} description={t`Ví dụ: hướng dẫn tuyển sinh của Học viện`} maxLength={500} />
            <DateField name="waitsForBy" label={t`Cần trước ngày`} description={t`Quá ngày này hệ thống báo`} />
            <NumberField name="studyDays" label={t`Số ngày học`} min={1} max={2000} />
            <TextField name="months" label={t`Tháng, thời gian ghi thêm`} maxLength={500} />
            <TextField name="coordinating" label={t`Cơ quan phối hợp`} maxLength={500} />
            <NumberField name="statedTotal" label={t`Tổng số ghi trên văn bản`} description={t`Chỉ ghi khi khác số tính ra`} />
          </div>
          <CheckField
            name="carriedOver"
            label={t`Chuyển tiếp từ năm trước`}
            description={t`Chỉ để đối chiếu: không tính vào kế hoạch, không sinh suất mở lớp`}
          />
          <LongTextField name="note" label={t`Ghi chú`} />
        </div>
      </Fold>
    </FormModal>
  );
}

function What({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const quarterName = useQuarterName();
  const families = useFamilies();
  const [familyId, count, perClass] = useWatch({ name: ['familyId', 'classes', 'perClass'] }) as [string, number | null, number | null];
  const versions = families.find((family) => family.id === familyId)?.versions ?? [];
  const total = count && perClass ? formatNumber(count * perClass) : '';
  const years = Array.from({ length: plan.yearTo - plan.yearFrom + 1 }, (_, n) => ({
    value: String(plan.yearFrom + n),
    label: String(plan.yearFrom + n),
  }));
  return (
    <>
      <SelectField
        name="familyId"
        label={t`Chương trình`}
        required
        options={families.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
      />
      {versions.length > 1 && (
        <SelectField
          name="versionId"
          label={t`Phiên bản chương trình`}
          clearable
          options={versions.map(({ id, name, code }) => ({ value: id, label: `${name} (${code})` }))}
        />
      )}
      <TextField name="audience" label={t`Đối tượng`} maxLength={500} />
      <div className={classes.two}>
        <NumberField name="classes" label={t`Số lớp`} required min={1} max={5000} />
        <NumberField name="perClass" label={t`Học viên mỗi lớp`} description={total && t`Cộng ${total} học viên`} min={1} max={5000} />
        {!perClass && (
          <NumberField
            name="seats"
            label={t`Tổng số học viên`}
            description={t`Khi không ghi số học viên mỗi lớp`}
            required
            min={1}
            max={2_000_000}
          />
        )}
        <SelectField
          name="quarter"
          label={t`Quý`}
          clearable
          placeholder={t`Cả năm, chưa rõ quý`}
          options={[1, 2, 3, 4].map((value) => ({ value: String(value), label: quarterName(value) }))}
        />
        {years.length > 1 && <SelectField name="year" label={t`Năm`} required options={years} />}
      </div>
    </>
  );
}

function Money() {
  const { t } = useLingui();
  return (
    <div className={classes.two}>
      <SelectField name="funding" label={t`Nguồn kinh phí`} required options={useFunding()} />
      <TextField name="fundingDetail" label={t`Chi tiết nguồn`} maxLength={500} />
      <NumberField name="cost" label={t`Kinh phí (đồng)`} />
    </div>
  );
}

function valuesOf(plan: PlanDetail, line?: PlanLine) {
  return {
    familyId: line?.family.id ?? '',
    versionId: line?.version?.id ?? '',
    audience: line?.audience ?? '',
    classes: line?.classes ?? null,
    perClass: line?.perClass ?? null,
    seats: line?.seats ?? null,
    quarter: line?.quarter ? String(line.quarter) : '',
    year: String(line?.year ?? plan.yearFrom),
    leadId: line?.lead.id ?? null,
    runnerId: line?.runner.id ?? null,
    hostId: line?.host?.id ?? null,
    place: line?.place ?? '',
    funding: line?.funding.code ?? '',
    fundingDetail: line?.funding.detail ?? '',
    cost: line?.cost ?? null,
    waitsFor: line?.waitsFor ?? '',
    waitsForBy: line?.waitsForBy ?? '',
    studyDays: line?.studyDays ?? null,
    months: line?.months ?? '',
    coordinating: line?.coordinating ?? '',
    statedTotal: line?.total.stated ?? null,
    carriedOver: line?.carriedOver ?? false,
    note: line?.note ?? '',
  };
}

function bodyOf(plan: PlanDetail, values: Values): LineInput {
  const { classes: count, perClass, seats, quarter, year, leadId, runnerId, ...rest } = values;
  const orNull = (text: string) => text.trim() || null;
  return {
    ...rest,
    classes: count!,
    perClass,
    seats: perClass ? null : seats,
    quarter: quarter === '' ? null : Number(quarter),
    ...(plan.yearFrom === plan.yearTo ? {} : { year: Number(year) }),
    leadId: leadId!,
    runnerId: runnerId!,
    versionId: orNull(rest.versionId),
    place: orNull(rest.place),
    fundingDetail: orNull(rest.fundingDetail),
    waitsFor: orNull(rest.waitsFor),
    waitsForBy: orNull(rest.waitsForBy),
    months: orNull(rest.months),
    coordinating: orNull(rest.coordinating),
    note: orNull(rest.note),
  };
}
