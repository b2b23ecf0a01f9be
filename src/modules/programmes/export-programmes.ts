import { z } from 'zod';
import { today } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { headingFor } from '#modules/organisations';
import type { Actor } from '#platform/actor.ts';
import type { Reader } from '#platform/database/transaction.ts';
import { column, type ExportColumn, type ListExport } from '#platform/sheets/export-list.ts';
import { natures, type Family, type Version } from './contract.ts';
import { listFamilies } from './queries.ts';

const natureWords = { degree_training: 'Đào tạo', in_service_training: 'Bồi dưỡng', workshop: 'Tập huấn' };

export const programmeFilter = z.object({ q: z.string().max(200).optional(), nature: z.enum(natures).optional() });
type Row = { family: Family; version: Version | null; number: string | null };

/** A row for each version of each programme. */
export async function exportProgrammes(
  db: Reader,
  actor: Actor,
  { q, nature }: z.output<typeof programmeFilter>,
): Promise<ListExport<Row>> {
  const words = fold(q ?? '')
    .split(' ')
    .filter(Boolean);
  const wanted = (family: Family) => {
    const text = fold([family, ...family.versions].flatMap(({ code, name }) => [code, name]).join(' '));
    return (nature === undefined || family.nature === nature) && words.every((word) => text.includes(word));
  };
  const columns: ExportColumn<Row>[] = [
    column('familyCode', 'Mã chương trình', 'text', 14, ({ family }) => family.code),
    column('family', 'Chương trình', 'text', 36, ({ family }) => family.name),
    column('nature', 'Loại hình', 'text', 11, ({ family }) => natureWords[family.nature]),
    column('versionCode', 'Mã phiên bản', 'text', 14, ({ version }) => version?.code),
    column('version', 'Phiên bản chương trình', 'text', 36, ({ version }) => version?.name, { only: 'flat' }),
    column('validFrom', 'Áp dụng từ ngày', 'date', 12, ({ version }) => version?.validFrom),
    column('validTo', 'Đến trước ngày', 'date', 12, ({ version }) => version?.validTo),
    column('studyDays', 'Số ngày học', 'number', 9, ({ version }) => version?.studyDays),
    column('continueMonths', 'Số tháng được học tiếp', 'number', 10, ({ version }) => version?.continueMonths),
    column('document', 'Văn bản', 'text', 18, ({ number }) => number),
    column('citation', 'Căn cứ', 'text', 34, ({ version }) => version?.citation),
    column('verified', 'Đã đối chiếu văn bản', 'yesno', 10, ({ version }) => version && version.verification === 'verified'),
  ];
  return {
    name: 'Chương trình đào tạo, bồi dưỡng',
    title: 'Danh mục chương trình đào tạo, bồi dưỡng',
    subtitle: [nature ? natureWords[nature] : '', q ? `Tìm “${q}”` : ''],
    heading: await headingFor(db, actor, null, today()),
    columns,
    rows: async function* () {
      const numbers = new Map((await db.selectFrom('document').select(['id', 'number']).execute()).map((one) => [one.id, one.number]));
      const families = (await listFamilies(db, today())).filter(wanted);
      yield families.flatMap((family): Row[] =>
        family.versions.length > 0
          ? family.versions.map((version) => ({ family, version, number: numbers.get(version.documentId ?? '') ?? null }))
          : [{ family, version: null, number: null }],
      );
    },
    noun: 'phiên bản',
  };
}
