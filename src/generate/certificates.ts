import { addDays, today, yearOf, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameKey } from '#kit/name-index.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { CopyRows } from '#platform/database/copy-rows.ts';
import type { Chance } from '../sample/chance.ts';
import { nextWorkday, type Design } from './design-classes.ts';
import { families } from './families.ts';
import type { City, CityUnit } from './units.ts';
import { urn } from './urn.ts';

/** Of a row of `enrolment`, what results and certificates repeat. */
type Finished = {
  id: string;
  class_id: string;
  person_id: string;
  status: string;
  ended_on: CalendarDate;
  runner_id: number;
  host_id: number;
  lead_bloc: number;
  sender_id: number;
  sender_bloc: number;
};

const grades = urn([
  [['Xuất sắc', 9], 3],
  [['Giỏi', 8], 27],
  [['Khá', 7], 58],
  [['Trung bình', 5.5], 12],
] as const);

/** Marks of those who finished a longer programme, and what they were given for it. */
export class Certificates {
  readonly #city: City;
  readonly #actor: Actor;
  readonly #by: Chance;
  /** How many each institution has given out, at all and in a year. */
  readonly #given = new Map<string, number>();

  constructor(city: City, actor: Actor, by: Chance) {
    [this.#city, this.#actor, this.#by] = [city, actor, by];
  }

  /** `nowOf`: where a person serves today. */
  async write(
    copy: CopyRows,
    enrolments: readonly object[],
    designs: readonly Design[],
    nowOf: (personId: string) => CityUnit,
  ): Promise<void> {
    const byClass = new Map(designs.filter(({ family }) => families[family]!.certificate).map((design) => [design.id, design]));
    const results: object[] = [];
    const certificates: object[] = [];
    for (const one of enrolments as Finished[]) {
      const design = byClass.get(one.class_id);
      if (!design || one.status !== 'finished') continue;
      const [classification, least] = grades(this.#by);
      results.push(this.#result(one, classification, least));
      const issuedOn = nextWorkday(addDays(one.ended_on, 14));
      if (issuedOn <= today()) certificates.push(this.#certificate(one, design, classification, issuedOn, nowOf(one.person_id)));
    }
    await copy('enrolment_result', results);
    await copy('certificate', certificates);
  }

  #result(one: Finished, classification: string, least: number): object {
    return {
      enrolment_id: one.id,
      person_id: one.person_id,
      class_id: one.class_id,
      runner_id: one.runner_id,
      host_id: one.host_id,
      lead_bloc: one.lead_bloc,
      sender_id: one.sender_id,
      sender_bloc: one.sender_bloc,
      average: (least + this.#by.below(10) / 10).toFixed(2),
      conduct: this.#by.next() < 0.9 ? 'Tốt' : 'Khá',
      classification,
      recognised: true,
      recorded_by: this.#actor.accountId,
    };
  }

  #certificate(one: Finished, design: Design, classification: string, issuedOn: CalendarDate, now: CityUnit): object {
    const { certificate, studyDays, code } = families[design.family]!;
    const issuer = this.#city.on(design.runner, issuedOn);
    const year = yearOf(issuedOn);
    return {
      id: newId(),
      person_id: one.person_id,
      unit_id: now.id,
      bloc: now.bloc,
      title: certificate,
      title_key: fold(certificate!),
      serial: `${code} ${String(this.#next(`${issuer.id} ${code}`)).padStart(7, '0')}`,
      register_no: `${this.#next(`${issuer.id} ${code} ${year}`)}/${year}`,
      issuer: issuer.name,
      issuer_key: nameKey(issuer.name),
      issued_on: issuedOn,
      course_from: design.opens,
      course_to: one.ended_on,
      periods: studyDays * 8,
      classification,
      recorded_by: this.#actor.accountId,
    };
  }

  #next(series: string): number {
    const next = (this.#given.get(series) ?? 0) + 1;
    this.#given.set(series, next);
    return next;
  }
}
