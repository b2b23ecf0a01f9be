import type { CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { fold } from '#kit/text.ts';
import type { Actor } from '#platform/actor.ts';
import type { CopyRows } from '#platform/database/copy-rows.ts';
import type { PlanDesign } from './design-slots.ts';
import type { City } from './units.ts';

/** Plans and decisions, each institution numbering its own from 1 every year. */
export class Papers {
  readonly #city: City;
  readonly #actor: Actor;
  readonly #numbers = new Map<string, number>();
  readonly #shared = new Map<string, string>();
  #rows: object[] = [];

  constructor(city: City, actor: Actor) {
    [this.#city, this.#actor] = [city, actor];
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

  /** One decision of a month for all classes alike. */
  ofMonth(runner: string, date: CalendarDate, subject: string): string {
    const key = `${runner} ${date.slice(0, 7)} ${subject}`;
    let id = this.#shared.get(key);
    if (!id) this.#shared.set(key, (id = this.decision(runner, date, `${subject} tháng ${date.slice(5, 7)}/${date.slice(0, 4)}`)));
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
    const series = `${unit.id} ${code} ${date.slice(0, 4)}`;
    const sequence = (this.#numbers.get(series) ?? 0) + 1;
    this.#numbers.set(series, sequence);
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
}
