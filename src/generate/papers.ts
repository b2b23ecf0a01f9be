import { addDays, daysBetween, partsOf, daysInMonth, today, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { CopyRows } from '#platform/database/copy-rows.ts';
import { nextWorkday, type Design } from './design-classes.ts';
import type { PlanDesign } from './design-slots.ts';
import { families } from './families.ts';
import type { City } from './units.ts';

/** A class of so many days is opened by a decision of its own, a week before. */
const hasOwnDecision = (design: Design) => families[design.family]!.studyDays >= 3;
const aWeekBefore = (design: Design) => addDays(design.opens, -7);
/** Beside those, so many decisions a day leave numbers free for whatever else an institution decides. */
const OTHERS = 2;

/** Plans and decisions, each institution numbering its own in the order of their days, from the first of every year on. */
export class Papers {
  readonly #city: City;
  readonly #actor: Actor;
  /** How many decisions of its own a unit makes on a day. */
  readonly #busy = new Map<string, number>();
  readonly #before = new Map<string, number[]>();
  readonly #numbers = new Map<string, number>();
  readonly #shared = new Map<string, string>();
  #rows: object[] = [];

  constructor(city: City, actor: Actor, designs: readonly Design[]) {
    [this.#city, this.#actor] = [city, actor];
    for (const design of designs) {
      if (!hasOwnDecision(design)) continue;
      const key = `${city.on(design.runner, aWeekBefore(design)).id} ${aWeekBefore(design)}`;
      this.#busy.set(key, (this.#busy.get(key) ?? 0) + 1);
    }
  }

  planOf({ runner, year, date, documentId, amendment }: PlanDesign): void {
    this.#add(documentId, runner, 'plan', 'KH', date, `Kế hoạch đào tạo, bồi dưỡng năm ${year}`);
    if (amendment)
      this.#add(amendment.documentId, runner, 'plan', 'KH', amendment.date, `Điều chỉnh, bổ sung kế hoạch đào tạo, bồi dưỡng năm ${year}`);
  }

  /** A decision of its own. */
  decision(runner: string, date: CalendarDate, subject: string): string {
    return this.#add(newId(), runner, 'decision', 'QĐ', date, subject);
  }

  /** Of its own, or the one that opens all short classes of a month. */
  opening(design: Design, name: string): string {
    const { runner, opens } = design;
    if (hasOwnDecision(design)) return this.decision(runner, aWeekBefore(design), `Mở lớp ${name}`);
    return this.#ofMonth(runner, opens, nextWorkday(`${opens.slice(0, 7)}-01`), 'Mở các lớp tập huấn');
  }

  /** One decision at the end of a month recognises the results of all classes that closed in it. */
  closing({ runner }: Design, date: CalendarDate): string {
    const { year, month } = partsOf(date);
    const last = lastWorkday(`${date.slice(0, 7)}-${daysInMonth(year, month)}`);
    return this.#ofMonth(runner, date, last < today() ? last : today(), 'Công nhận kết quả, bế giảng các lớp');
  }

  #ofMonth(runner: string, month: CalendarDate, date: CalendarDate, subject: string): string {
    const key = `${runner} ${month.slice(0, 7)} ${subject}`;
    let id = this.#shared.get(key);
    if (!id) this.#shared.set(key, (id = this.decision(runner, date, `${subject} tháng ${month.slice(5, 7)}/${month.slice(0, 4)}`)));
    return id;
  }

  /** Writes those made since the last time. */
  async write(copy: CopyRows): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await copy('document', rows);
  }

  #add(id: string, runner: string, kind: 'plan' | 'decision', code: string, date: CalendarDate, subject: string): string {
    const unit = this.#city.on(runner, date);
    const sequence = this.#sequence(unit.id, code, date);
    const number = `${sequence}/${code}-${unit.symbol}`;
    this.#rows.push({
      id,
      issuer_id: unit.id,
      issuer_name: unit.name,
      issuer_key: String(unit.id),
      regime: 'state',
      kind,
      number,
      number_typed: number,
      form: 'named',
      sequence,
      issuer_code: unit.symbol,
      document_date: date,
      subject,
      subject_folded: fold(subject),
      recorded_by: this.#actor.accountId,
    });
    return id;
  }

  #sequence(unitId: number, code: string, date: CalendarDate): number {
    const day = daysBetween(`${date.slice(0, 4)}-01-01`, date);
    const key = `${unitId} ${code} ${date}`;
    const nth = (this.#numbers.get(key) ?? 0) + 1;
    this.#numbers.set(key, nth);
    return nth + (code === 'KH' ? Math.floor(day / 3) : this.#decisionsBefore(unitId, date.slice(0, 4))[day]!);
  }

  #decisionsBefore(unitId: number, year: string): number[] {
    const key = `${unitId} ${year}`;
    let before = this.#before.get(key);
    if (!before) {
      this.#before.set(key, (before = []));
      let sum = 0;
      for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) {
        before.push(sum);
        sum += (this.#busy.get(`${unitId} ${date}`) ?? 0) + (nextWorkday(date) === date ? OTHERS : 0);
      }
    }
    return before;
  }
}

function lastWorkday(date: CalendarDate): CalendarDate {
  return nextWorkday(date) === date ? date : lastWorkday(addDays(date, -1));
}
