import type { z } from 'zod';
import { today } from '#kit/dates.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { allAtOnce, column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import type { catalogueQuery, ShownRule, ShownRuleVersion, ShownScheme } from './catalogue-contract.ts';
import { listSchemes } from './catalogue-queries.ts';
import { modeWords, personnelWords, referenceWords, severityWords } from './export-words.ts';
import { eligibilityPhrases } from './phrases.vi.ts';

type Row = { scheme: ShownScheme; rule: ShownRule; version: ShownRuleVersion };

/** A row for each version of each condition, with its source. */
export async function exportCatalogue(db: Reader, actor: Actor, query: z.output<typeof catalogueQuery>): Promise<ListExport<Row>> {
  const on = query.on ?? today();
  const schemes = await listSchemes(db, { ...query, on }, eligibilityPhrases);
  const rows = schemes.flatMap((scheme) =>
    scheme.rules.flatMap((rule) => rule.versions.filter(({ withdrawn }) => !withdrawn).map((version) => ({ scheme, rule, version }))),
  );
  const columns: ExportColumn<Row>[] = [
    column('scheme', 'Bộ điều kiện', 'text', 24, ({ scheme }) => scheme.name),
    column('rule', 'Mã', 'text', 8, ({ rule }) => rule.code),
    column('name', 'Điều kiện', 'text', 28, ({ rule }) => rule.name),
    column('required', 'Yêu cầu', 'text', 34, ({ version }) => version.required),
    column('category', 'Nhóm người học', 'text', 14, ({ version }) => version.category && personnelWords[version.category]),
    column('mode', 'Hệ đào tạo', 'text', 13, ({ version }) => version.studyMode && modeWords[version.studyMode]),
    column('validFrom', 'Áp dụng từ ngày', 'date', 12, ({ version }) => version.validFrom),
    column('validTo', 'Đến trước ngày', 'date', 12, ({ version }) => version.validTo),
    column('severity', 'Mức', 'text', 14, ({ version }) => severityWords[version.severity]),
    column('reference', 'Tính đến', 'text', 16, ({ version }) => referenceWords[version.ageReference]),
    column('document', 'Văn bản', 'text', 16, ({ version }) => version.document?.number),
    column('citation', 'Căn cứ', 'text', 40, ({ version }) => version.citation),
    column('overlay', 'Điều kiện riêng theo', 'text', 16, ({ version }) => version.overlay?.number),
    column('verified', 'Đã đối chiếu văn bản', 'yesno', 10, ({ version }) => version.verification === 'verified'),
  ];
  return {
    name: 'Điều kiện đào tạo, bồi dưỡng',
    title: 'Danh mục điều kiện, tiêu chuẩn người học',
    subtitle: [],
    heading: await headingFor(db, actor, null, on),
    columns,
    rows: () => allAtOnce(rows),
    noun: 'phiên bản',
  };
}
