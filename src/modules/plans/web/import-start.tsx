import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { today, yearOf } from '#kit/dates.ts';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { FileDrop } from '#ui/file-drop.tsx';
import { useUrlState } from '#ui/filter-bar.tsx';
import { Section } from '#ui/section.tsx';
import { upload } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { PlanList } from '../contract.ts';
import type { ImportReport } from '../import-contract.ts';
import classes from './plans.module.css';

const NEW = 'new';

/** The file, the year, and the plan it belongs to. */
export function ImportStart() {
  const { t } = useLingui();
  const search = useSearch({ from: '/ke-hoach/nhap' });
  const [, set] = useUrlState();
  const refresh = useRefresh();
  const [year, setYear] = useState<number>(search.year ?? yearOf(today()) + 1);
  const list = useGet<PlanList>('/api/plans', { year });
  const plans = list.data?.plans ?? [];
  const [chosen, setChosen] = useState<string | null>(search.plan ?? null);
  const plan = plans.length === 0 ? NEW : chosen;
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const key = useRef(crypto.randomUUID());
  const renew = () => (key.current = crypto.randomUUID());

  const check = async () => {
    setBusy(true);
    setError(null);
    const form = new FormData();
    form.set('year', String(year));
    if (plan !== NEW && plan !== null) form.set('planId', plan);
    form.set('file', file!);
    try {
      const report = await upload<ImportReport>('/api/plans/imports', form, { key: key.current });
      await refresh();
      set({ run: report.id, year: undefined, plan: undefined });
    } catch (refusal) {
      setError(refusal);
      renew();
    } finally {
      setBusy(false);
    }
  };
  const options = [
    ...plans.map(({ id, title, code }) => ({ value: id, label: code ? `${title} (${code})` : title })),
    { value: NEW, label: t`Lập kế hoạch mới từ tệp này` },
  ];
  return (
    <>
      <Section title={t`Chọn tệp`} card>
        <div className={classes.parts} style={{ gap: '1rem' }}>
          <div style={{ display: 'grid', gridTemplateColumns: 'minmax(6rem, 9rem) minmax(0, 1fr)', gap: '1rem', alignItems: 'end' }}>
            <NumberInput
              label={t`Năm kế hoạch`}
              value={year}
              min={1990}
              max={2100}
              allowDecimal={false}
              hideControls
              onChange={(value) => {
                setYear(Number(value));
                setChosen(null);
                renew();
              }}
            />
            <Select
              label={t`Nhập vào kế hoạch`}
              placeholder={t`Chọn kế hoạch nhận dữ liệu`}
              data={options}
              value={plan}
              allowDeselect={false}
              disabled={plans.length === 0}
              onChange={(value) => {
                setChosen(value);
                renew();
              }}
            />
          </div>
          <FileDrop
            label={t`Tệp biểu C (.xlsx)`}
            accept=".xlsx"
            file={file}
            disabled={busy}
            onFile={(next) => {
              setFile(next);
              setError(null);
              renew();
            }}
          />
          {error !== null && <ErrorPanel error={error} takeFocus />}
          <div>
            <Button onClick={check} loading={busy} disabled={!file || plan === null}>
              <Trans>Kiểm tra tệp</Trans>
            </Button>
            <span className={classes.soft} style={{ marginLeft: '0.75rem' }}>
              <Trans>Bước này chưa ghi gì.</Trans>
            </span>
          </div>
        </div>
      </Section>
      <Section title={t`Cách làm`}>
        <ol className={classes.steps}>
          <li>
            <Trans>Lấy nguyên biểu tổng hợp đang dùng: dòng tiêu đề có cột "Nội dung" và "Số lớp", không cần sửa cách trình bày.</Trans>
          </li>
          <li>
            <Trans>Hệ thống đọc từng dòng, nói rõ ô nào sai và cách sửa. Dòng không phân biệt được thì hỏi, không tự đoán.</Trans>
          </li>
          <li>
            <Trans>Ghi cả biểu, hoặc chỉ ghi các dòng đúng và giữ lại dòng sai. Nhập lại tệp cũ không làm thay đổi gì.</Trans>
          </li>
          <li>
            <Trans>Tải về chính tệp đó với thêm cột "Ghi chú kiểm tra" để sửa hoặc gửi lại đơn vị.</Trans>
          </li>
        </ol>
      </Section>
    </>
  );
}
