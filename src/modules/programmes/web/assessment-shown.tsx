import { Trans, useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { formatNumber } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { documentPath } from '#web/links.ts';
import type { SchemePart, ShownAssessment } from '../assessment-contract.ts';
import { useAssessmentWords } from './assessment-words.ts';
import css from './content.module.css';

/** A way of assessing, each part with what it stands on. */
export function AssessmentShown({ scheme }: { scheme: ShownAssessment }) {
  const { t } = useLingui();
  const { kinds, conditions, parts } = useAssessmentWords();
  const source = (part: SchemePart) => <Source of={scheme.sources.find((one) => one.part === part)} />;
  const { resits, absencePercent } = scheme;
  const scale = formatNumber(scheme.scale);
  const pass = formatNumber(scheme.passMark);
  const percent = absencePercent === null ? '' : formatNumber(absencePercent);
  const columns: Column<ShownAssessment['components'][number]>[] = [
    { id: 'name', header: t`Thành phần`, cell: ({ name }) => name, primary: true },
    { id: 'kind', header: t`Loại`, cell: ({ kind }) => kinds[kind] },
    {
      id: 'weight',
      header: t`Trọng số, %`,
      numeric: true,
      cell: ({ weight }) => (weight === 0 ? t`không tính điểm` : formatNumber(weight)),
    },
    { id: 'pass', header: t`Điểm đạt riêng`, numeric: true, cell: ({ passMark }) => passMark !== null && formatNumber(passMark) },
  ];
  return (
    <div className={css.apart}>
      <DescriptionList
        columns={2}
        items={[
          {
            label: parts.pass_mark,
            value: (
              <>
                <Trans>
                  từ {pass} trên thang {scale}
                </Trans>{' '}
                {source('pass_mark')}
              </>
            ),
          },
          {
            label: parts.resits,
            value: (
              <>
                {resits === 0
                  ? t`không thi lại`
                  : scheme.resitMark === 'resit'
                    ? t`${resits} lần, lấy điểm thi lại`
                    : t`${resits} lần, lấy điểm cao hơn`}{' '}
                {source('resits')}
              </>
            ),
          },
          {
            label: parts.absence,
            value: (
              <>
                {absencePercent === null
                  ? t`không giới hạn`
                  : scheme.absencePer === 'module'
                    ? t`không quá ${percent}% số tiết của học phần`
                    : t`không quá ${percent}% số tiết của khóa học`}
                {absencePercent !== null && (scheme.absenceCounts === 'all' ? t`, có phép và không phép` : t`, chỉ tính không phép`)}{' '}
                {source('absence')}
              </>
            ),
          },
          {
            label: parts.bands,
            value: (
              <>
                {scheme.bands.length === 0
                  ? t`không xếp loại`
                  : scheme.bands.map(({ name, fromMark }) => `${name} ≥ ${formatNumber(fromMark)}`).join('; ')}{' '}
                {source('bands')}
              </>
            ),
          },
          ...(scheme.caps.length === 0
            ? []
            : [
                {
                  label: parts.caps,
                  value: (
                    <>
                      {scheme.caps
                        .map(
                          ({ condition, threshold, band }) => `${conditions[condition]} ${formatNumber(threshold)}: ${t`cao nhất ${band}`}`,
                        )
                        .join('; ')}{' '}
                      {source('caps')}
                    </>
                  ),
                },
              ]),
          { label: parts.components, value: source('components') },
        ]}
      />
      <DataTable
        caption={t`Thành phần đánh giá`}
        rows={scheme.components}
        rowId={({ name, kind }) => `${kind} ${name}`}
        columns={columns}
        empty={<p className={css.soft}>{t`Chưa ghi thành phần đánh giá.`}</p>}
      />
    </div>
  );
}

function Source({ of }: { of: ShownAssessment['sources'][number] | undefined }) {
  const { t } = useLingui();
  if (!of) return <StatusBadge tone="warn">{t`chưa có căn cứ`}</StatusBadge>;
  return (
    <span className={css.soft}>
      {of.document && <AppLink to={documentPath(of.document.id)}>{of.document.number}</AppLink>}
      {of.document && of.citation && ', '}
      {of.citation} {of.verification === 'unverified' && <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
    </span>
  );
}
