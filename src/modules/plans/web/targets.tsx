import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import { useUnitWords } from '../../organisations/web/words.ts';
import { usePeopleWords } from '../../people/web/words.ts';
import type { PlanDetail, Target } from '../contract.ts';
import classes from './plans.module.css';
import { TargetForm } from './target-form.tsx';
import { usePlanWords } from './words.ts';

/** What the plan wants reached, in parts, each with the measure it counts. */
export function Targets({ plan }: { plan: PlanDetail }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const mayWrite = useCan('plans.targets') && plan.versions.some((version) => version.status === 'draft');
  const [form, setForm] = useState<Target | 'new' | null>(null);
  const [drop, setDrop] = useState<Target | null>(null);
  return (
    <div className={classes.parts} style={{ gap: '1.75rem' }}>
      {mayWrite && plan.targets.length > 0 && (
        <div>
          <Button onClick={() => setForm('new')}>
            <Trans>Thêm chỉ tiêu</Trans>
          </Button>
        </div>
      )}
      {plan.targets.length === 0 && (
        <EmptyState
          title={t`Chưa có chỉ tiêu nào`}
          action={
            mayWrite && (
              <Button onClick={() => setForm('new')}>
                <Trans>Thêm chỉ tiêu</Trans>
              </Button>
            )
          }
        >
          <Trans>Chỉ tiêu là con số phải đạt, như "cử 37.000 lượt cán bộ", chia theo từng nhóm.</Trans>{' '}
          {!mayWrite && <Trans>Chỉ thêm, sửa được khi kế hoạch đang có dự thảo.</Trans>}
        </EmptyState>
      )}
      {plan.targets.map((target) => (
        <Section
          key={target.id}
          title={target.label}
          note={<Measured target={target} />}
          actions={
            mayWrite && (
              <>
                <Button variant="subtle" onClick={() => setDrop(target)}>
                  <Trans>Bỏ</Trans>
                </Button>
                <Button variant="default" onClick={() => setForm(target)}>
                  <Trans>Sửa</Trans>
                </Button>
              </>
            )
          }
        >
          <Amount target={target} />
          {target.parts.length > 0 && <Parts target={target} />}
        </Section>
      ))}
      {form !== null && <TargetForm plan={plan} target={form === 'new' ? undefined : form} onClose={() => setForm(null)} />}
      <ConfirmDialog
        opened={drop !== null}
        onClose={() => setDrop(null)}
        title={t`Bỏ chỉ tiêu`}
        confirmLabel={t`Bỏ chỉ tiêu`}
        danger
        onConfirm={async () => {
          await send('DELETE', `/api/plans/${plan.id}/targets/${drop!.id}`, undefined, { ifMatch: drop!.rowVersion });
          await refresh();
        }}
      >
        <Trans>Chỉ tiêu "{drop?.label}" không còn trong kế hoạch. Nhật ký vẫn giữ nội dung cũ.</Trans>
      </ConfirmDialog>
    </div>
  );
}

function Measured({ target }: { target: Target }) {
  const { t } = useLingui();
  const { targetNatures, measures } = usePlanWords();
  const { year } = target;
  return (
    <>
      {[
        targetNatures[target.nature],
        target.everyYear ? t`mỗi năm từ ${year}` : t`năm ${year}`,
        t`đo bằng ${measures[target.measure]}`,
      ].join(' · ')}
    </>
  );
}

/** Stated beside computed; a part "theo nhu cầu" leaves the sum open, and no number at all is not a zero. */
function Amount({ target: { amount, approx, measure, parts, note } }: { target: Target }) {
  const unit = measure === 'percent' ? '%' : <Trans>lượt</Trans>;
  const stated =
    amount.stated === null ? (
      <strong>{amount.open ? <Trans>theo nhu cầu</Trans> : <Trans>không nêu con số</Trans>}</strong>
    ) : (
      <strong>
        {approx && <Trans>khoảng</Trans>} <Num value={amount.stated} /> {unit}
      </strong>
    );
  return (
    <p className={classes.beside} style={{ marginBottom: parts.length ? '0.75rem' : 0 }}>
      <Trans>Tổng công bố: {stated}</Trans>
      {parts.length > 0 && (
        <>
          ,{' '}
          <Trans>
            cộng các phần <Num value={amount.computed} />
          </Trans>
        </>
      )}
      {amount.open && (
        <>
          {' '}
          <Trans>(chưa kể phần theo nhu cầu)</Trans>
        </>
      )}
      {amount.difference !== null && amount.difference !== 0 && (
        <>
          ,{' '}
          <Trans>
            chênh{' '}
            <strong>
              <Num value={amount.difference} sign />
            </strong>
          </Trans>
        </>
      )}
      .{note && <span className={classes.sub}>{note}</span>}
    </p>
  );
}

type Part = Target['parts'][number];

function Parts({ target }: { target: Target }) {
  const { t } = useLingui();
  const { label } = target;
  const columns = usePartColumns(target);
  return (
    <DataTable caption={t`Các phần của chỉ tiêu ${label}`} rows={target.parts} rowId={(part) => part.id} columns={columns} empty={null} />
  );
}

function usePartColumns({ parts, amount }: Target): Column<Part>[] {
  const { t } = useLingui();
  const levels: Record<string, string> = useUnitWords().levels;
  const categories: Record<string, string> = usePeopleWords().categories;
  const who = ({ level, category }: Part) =>
    [level && (levels[level] ?? level), category && (categories[category] ?? category)].filter(Boolean).join(' · ') || '–';
  return [
    {
      id: 'label',
      header: t`Nhóm`,
      primary: true,
      total: t`Cộng các phần`,
      cell: (part) => (
        <>
          {part.label} {part.isOther && <StatusBadge tone="neutral">{t`Nhóm khác`}</StatusBadge>}
          {part.note && <span className={classes.sub}>{part.note}</span>}
        </>
      ),
    },
    ...(parts.some((part) => part.level ?? part.category) ? [{ id: 'of', header: t`Cấp, loại`, cell: who }] : []),
    {
      id: 'amount',
      header: t`Số lượng`,
      numeric: true,
      cell: (part) => (part.amount === null ? <em>{t`theo nhu cầu`}</em> : <Num value={part.amount} />),
      total: <Num value={amount.computed} />,
    },
  ];
}
