import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { inText, type Text, type Texts } from '#platform/refusal.ts';
import type { Keys } from '#platform/secrets.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { wanted } from './checks.ts';
import { trialWords } from './export-words.ts';
import { eligibilityPhrases } from './phrases.vi.ts';
import { seenBy } from './policy.ts';
import type { TrialQuery } from './trial-contract.ts';
import { worthSaying } from './trial-in-words.ts';
import { tryRule, type Tried } from './try-rule.ts';

const paper: Texts = eligibilityPhrases;

/** Whom a rule that is tried would meet, with the reasons: the rows of the page, all of them. */
export async function exportTrial(db: Reader, keys: Keys, actor: Actor, query: TrialQuery): Promise<ListExport<Tried>> {
  const { rule, untriable, tried, inForce, rows } = await tryRule(db, keys, actor, query);
  const words = (text: Text | null) => (text === null ? '' : inText(text, paper));
  const each = (of: (line: Tried['lines'][number]) => Text | null) => (row: Tried) =>
    seenBy(actor, { result: 'eligible', rules: row.lines })
      .rules.map((line) => words(of(line)))
      .filter(Boolean)
      .join('; ');
  const columns: ExportColumn<Tried>[] = [
    column('fullName', 'Họ và tên', 'text', 26, ({ fullName }) => fullName),
    column('unit', 'Đơn vị công tác', 'text', 34, ({ unitName }) => unitName),
    column('class', 'Lớp', 'text', 14, ({ classCode }) => classCode),
    column('before', 'Theo quy định hiện hành', 'text', 16, ({ before }) => trialWords[before]),
    column('after', 'Theo bản thử', 'text', 14, ({ after }) => trialWords[after]),
    column(
      'value',
      'Của người học',
      'text',
      28,
      each(({ value }) => value),
    ),
    column(
      'required',
      'Yêu cầu',
      'text',
      28,
      each(({ required }) => required),
    ),
    column(
      'needs',
      'Còn thiếu',
      'text',
      26,
      each(({ needs }) => needs),
    ),
  ];
  return {
    name: `Thử điều kiện ${rule.code}`,
    title: `Thử điều kiện ${rule.code} (${rule.name})`,
    subtitle: [
      `Bản thử: ${words(wanted(tried.check))}`,
      `Đang có hiệu lực: ${inForce.map(({ check }) => words(wanted(check))).join('; ') || 'chưa có'}`,
      untriable === null
        ? `${rows.length} người đã xét, theo hồ sơ tính đến ngày khai giảng; danh sách gồm người không đạt, thiếu minh chứng hoặc có thay đổi`
        : 'Không thử được: hồ sơ không có dữ liệu để xét điều kiện này',
    ],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: () => allAtOnce(worthSaying(rows)),
    noun: 'người',
  };
}
