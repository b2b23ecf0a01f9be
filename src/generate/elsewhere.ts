import { addDays, today } from '#kit/dates.ts';
import { advanceOutside, sendOutside } from '#modules/classes';
import { recordFamily } from '#modules/programmes';
import { nextWorkday } from './design-classes.ts';
import type { Writing } from './write-classes.ts';

const programmes = [
  {
    family: { code: 'CCLLCT', name: 'Cao cấp lý luận chính trị', nature: 'degree_training' },
    institution: 'Học viện Chính trị quốc gia Hồ Chí Minh',
    days: [300, 620],
  },
  {
    family: { code: 'SDH', name: 'Đào tạo sau đại học', nature: 'degree_training' },
    institution: 'Học viện Hành chính và Quản trị công',
    days: [540, 760],
  },
  {
    family: { code: 'BDNN', name: 'Bồi dưỡng ở nước ngoài', nature: 'in_service_training' },
    institution: 'Cơ sở đào tạo ở nước ngoài',
    days: [7, 25],
  },
] as const;

/** Cử đi học nơi khác: runs without a class, so many; few, so each is recorded by the commands that officers use. */
export async function sendElsewhere(years: readonly number[], count: number, { tx, actor, crowd, by }: Writing): Promise<void> {
  const known: ((typeof programmes)[number] & { familyId: string })[] = [];
  for (const one of programmes) known.push({ ...one, familyId: (await recordFamily(tx, actor, one.family)).result.id });
  for (let n = 0; n < count; n++) {
    const { familyId, institution, days } = by.pick(known);
    const date = nextWorkday(addDays(`${by.pick(years)}-01-05`, by.below(350)));
    const personId = crowd.officer(date);
    const ends = nextWorkday(addDays(date, days[0] + by.below(days[1] - days[0])));
    if (!personId) continue;
    const { result } = await sendOutside(tx, actor, { personId, familyId, institution, expectedEndOn: ends, date, basis: {} });
    const draw = by.next();
    const quits = nextWorkday(addDays(date, 60 + by.below(60)));
    if (draw < 0.03 && quits < ends && quits <= today())
      await advanceOutside(tx, actor, result.eventId!, { date: quits, basis: {}, step: 'outside_quit' });
    else if (draw < 0.93 && ends <= today())
      await advanceOutside(tx, actor, result.eventId!, { date: ends, basis: {}, step: 'outside_finished' });
  }
}
