import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { DateText } from '#ui/values.tsx';
import { conditionPath } from '#web/links.ts';
import { Source } from '../../delegation/web/source.tsx';
import { personnelWords } from '../../delegation/web/words.ts';
import type { ShownRule, ShownRuleVersion, ShownScheme } from '../catalogue-contract.ts';
import { modeWords, severityWords } from './words.ts';

type Row = { rule: ShownRule; version: ShownRuleVersion | null; beside: ShownRuleVersion[] };

/** In force on a day. */
export const inForceOn = (on: string) => (version: ShownRuleVersion) =>
  !version.withdrawn && version.validFrom <= on && (version.validTo === null || version.validTo > on);

/** Of whom a version speaks, in words; `beside`: other versions of its rule at that time. */
export function useWhom() {
  const { t } = useLingui();
  type Whom = Pick<ShownRuleVersion, 'category' | 'studyMode'>;
  return ({ category, studyMode }: Whom, beside: readonly Whom[]) => {
    const everybody = beside.some((one) => one.category !== null) ? t`Các nhóm khác` : t`Mọi nhóm`;
    return [category === null ? everybody : t(personnelWords[category]), studyMode && t(modeWords[studyMode])].filter(Boolean).join(', ');
  };
}

/** What one set of conditions asks on a day: a row for each version in force. */
export function SchemeTable({ scheme, on }: { scheme: ShownScheme; on: string }) {
  const { t } = useLingui();
  const whom = useWhom();
  const rows = scheme.rules.flatMap((rule): Row[] => {
    const inForce = rule.versions.filter(inForceOn(on));
    return inForce.length > 0 ? inForce.map((version) => ({ rule, version, beside: inForce })) : [{ rule, version: null, beside: [] }];
  });
  const columns: Column<Row>[] = [
    { id: 'code', header: t`Mã`, cell: ({ rule }) => <span style={{ whiteSpace: 'nowrap' }}>{rule.code}</span>, primary: true },
    { id: 'name', header: t({ message: 'Điều kiện', context: 'one' }), cell: ({ rule }) => rule.name },
    { id: 'required', header: t`Yêu cầu`, cell: ({ version }) => version?.required ?? t`không có phiên bản nào có hiệu lực` },
    { id: 'whom', header: t`Áp dụng cho`, cell: ({ version, beside }) => version && whom(version, beside) },
    { id: 'from', header: t`Từ ngày`, cell: ({ version }) => version && <DateText value={version.validFrom} /> },
    { id: 'severity', header: t`Khi không đạt`, cell: ({ version }) => version && t(severityWords[version.severity]) },
    { id: 'source', header: t`Căn cứ`, cell: ({ version }) => version && <Source of={version} /> },
  ];
  return (
    <DataTable
      caption={t`Điều kiện của bộ ${scheme.name}`}
      columns={columns}
      rows={rows}
      rowId={({ rule, version }) => version?.id ?? rule.id}
      rowLink={({ rule }) => conditionPath(rule.id)}
      empty={
        <EmptyState title={t`Bộ này chưa có điều kiện nào`}>{t`Thêm từng điều kiện, rồi ghi phiên bản với căn cứ của nó.`}</EmptyState>
      }
    />
  );
}
