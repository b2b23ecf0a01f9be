import { Trans } from '@lingui/react/macro';
import { Num } from '#ui/values.tsx';
import type { PlanDetail, PlanLine } from '../contract.ts';
import classes from './plans.module.css';
import { fateOf } from './words.ts';

type Beside = PlanDetail['totals']['seats'];

/** A printed total beside ours: "Tổng công bố 37.000 học viên, cộng các dòng 36.610, chênh +390". Nothing where nothing is printed. */
export function StatedBeside({ beside, unit }: { beside: Beside; unit: 'classes' | 'seats' }) {
  if (beside.stated === null || beside.difference === null) return null;
  const word = unit === 'classes' ? <Trans>lớp</Trans> : <Trans>học viên</Trans>;
  if (beside.difference === 0)
    return (
      <Trans>
        Tổng công bố <Num value={beside.stated} /> {word}, khớp với cộng các dòng.
      </Trans>
    );
  return (
    <Trans>
      Tổng công bố <Num value={beside.stated} /> {word}, cộng các dòng <Num value={beside.computed} />, chênh{' '}
      <strong>
        <Num value={beside.difference} sign />
      </strong>
      .
    </Trans>
  );
}

/** What the paper states for the whole version, where it states anything. */
export function StatedTotals({ totals }: { totals: PlanDetail['totals'] }) {
  if (totals.classes.stated === null && totals.seats.stated === null) return null;
  return (
    <p className={classes.beside}>
      <StatedBeside beside={totals.classes} unit="classes" /> <StatedBeside beside={totals.seats} unit="seats" />
    </p>
  );
}

/** "12 / 960": classes and seats, as offices write them side by side. */
export function Size({ size }: { size: { classes: number; seats: number } }) {
  if (size.classes === 0) return <Num value={null} />;
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Num value={size.classes} /> / <Num value={size.seats} />
    </span>
  );
}

/** A thin bar of what became of the slots; the words stand beside it. */
export function SlotBar({ slots }: { slots: PlanLine['slots'] }) {
  const { opened, pending, lost } = fateOf(slots);
  const all = opened + pending + lost;
  if (all === 0) return null;
  const part = (count: number) => ({ width: `${(100 * count) / all}%` });
  return (
    <span className={classes.bar} aria-hidden>
      <span data-fate="opened" style={part(opened)} />
      <span data-fate="lost" style={part(lost)} />
    </span>
  );
}

/** "4/6 đã mở · 1 không mở · 1 chờ mở" */
export function SlotFate({ slots }: { slots: PlanLine['slots'] }) {
  const { opened, pending, lost } = fateOf(slots);
  const all = opened + pending + lost;
  if (all === 0) return <Num value={null} />;
  return (
    <span style={{ display: 'block', minWidth: '9rem' }}>
      <Trans>
        Mở <Num value={opened} />/<Num value={all} />
      </Trans>
      {pending > 0 && (
        <>
          {' '}
          ·{' '}
          <Trans>
            chờ <Num value={pending} />
          </Trans>
        </>
      )}
      {lost > 0 && (
        <>
          {' '}
          ·{' '}
          <Trans>
            không mở <Num value={lost} />
          </Trans>
        </>
      )}
      <SlotBar slots={slots} />
    </span>
  );
}
