import type { z } from 'zod';
import type { classList } from '#contracts/classes';
import type { unitList } from '#contracts/organisations';
import type { PlanList } from '#contracts/plans';
import { annualReviewPath, classListPath, classPath, planListPath, planPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { HomeAnswer } from '../home-contract.ts';
import { thisYear, useYears } from './use-years.ts';

type Classes = z.output<typeof classList>;

/** Half of it with districts, half without. */
const yearOfReform = 2025;

/** Where each step of the guide is done with what is there; a list where there is nothing yet. `known` once that has been asked. */
export function useGuidePlaces() {
  const home = useGet<HomeAnswer>('/api/home');
  const years = useYears();
  const plans = useGet<PlanList>('/api/plans', { year: thisYear });
  const withClasses = { enabled: useCan('classes.read') };
  const preparing = useGet<Classes>('/api/classes', { status: 'preparing,agreed,decided', limit: 1 }, withClasses);
  const running = useGet<Classes>('/api/classes', { status: 'running', limit: 1 }, withClasses);
  const units = useGet<z.output<typeof unitList>>('/api/units', { kind: 'department', limit: 1 });

  const ofYear = plans.data?.plans ?? [];
  const plan = ofYear.find((one) => one.slots.pending > 0) ?? ofYear[0];
  const [toOpen, open] = [preparing.data?.rows[0], running.data?.rows[0]];
  const difference = home.data?.waiting.differences?.rows[0];
  return {
    known: (years.loaded || years.error !== null) && [home, plans, preparing, running, units].every((query) => !query.isLoading),
    plan: plan ? planPath(plan.id) : planListPath(),
    slots: classListPath({ tab: 'suat', year: thisYear }),
    preparing: toOpen ? classPath(toOpen.id) : classListPath({ status: 'preparing,agreed,decided' }),
    running: open ? classPath(open.id) : classListPath({ status: 'running' }),
    review: difference
      ? annualReviewPath({ year: difference.year, org: difference.org, programme: difference.programme })
      : annualReviewPath({ year: years.first }),
    reform: { year: yearOfReform, slice: 'host' },
    unit: units.data?.units[0]?.name ?? 'Sở Nội vụ',
  };
}
