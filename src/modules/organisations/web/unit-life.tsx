import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { formatDate, formatDayOf } from '#ui/format.ts';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Timeline, type TimelineItem } from '#ui/timeline.tsx';
import { unitPath } from '#web/links.ts';
import { DocumentLink } from '#web/pick-document.tsx';
import type { SuccessionView, UnitDetail } from '../contract.ts';
import { useUnitWords } from './words.ts';

/** The unit in time: what it was called and where it hung, and what happened to it. */
export function UnitLife({ unit }: { unit: UnitDetail }) {
  const { t } = useLingui();
  const { successions } = useUnitWords();
  const happened = unit.successions.map((one): TimelineItem => ({
    id: one.id,
    date: one.effectiveDate,
    kind: 'strong',
    title: (
      <>
        {successions[one.kind]} {one.verified ? null : <StatusBadge tone="warn">{t`cần kiểm chứng`}</StatusBadge>}
      </>
    ),
    detail: (
      <>
        {one.kind === 'move' ? <Moved unit={unit} succession={one} /> : <Sides succession={one} self={unit.id} />}
        {one.note && <div>{one.note}</div>}
      </>
    ),
    byline: <Basis documentId={one.documentId} recordedAt={one.recordedAt} />,
  }));
  return (
    <>
      {happened.length > 0 && (
        <Section title={t`Sắp xếp tổ chức`} card>
          <Timeline label={t`Các lần sắp xếp tổ chức`} items={happened.toReversed()} />
        </Section>
      )}
      <Section title={t`Qua các thời kỳ`} note={t`Danh sách và báo cáo in tên đúng vào ngày của nó.`} card>
        <Timeline label={t`Các giai đoạn của đơn vị`} items={useVersions(unit).toReversed()} />
      </Section>
    </>
  );
}

function useVersions(unit: UnitDetail): TimelineItem[] {
  const { t } = useLingui();
  const { kinds } = useUnitWords();
  return unit.versions.map((version, index) => {
    const before = unit.versions[index - 1];
    const differs = (field: keyof typeof version) => before === undefined || before[field] !== version[field];
    const { parentName, symbol } = version;
    const end = version.validTo === null ? null : formatDate(version.validTo);
    const until = end === null ? t`đến nay` : t`đến trước ngày ${end}`;
    const facts = [
      differs('kind') && kinds[version.kind],
      differs('parentId') && parentName && t`trực thuộc ${parentName}`,
      differs('symbol') && symbol && t`ký hiệu ${symbol}`,
      differs('bloc') && version.blocName,
    ].filter(Boolean);
    return {
      id: version.versionId,
      date: version.validFrom,
      title: version.name,
      detail: [until, ...facts].join(' · '),
      byline: <Basis documentId={version.documentId} recordedAt={version.recordedAt} />,
    };
  });
}

function Sides({ succession, self }: { succession: SuccessionView; self: number }) {
  const names = (parts: SuccessionView['from']): ReactNode =>
    parts.map((part, index) => (
      <span key={part.unitId}>
        {index > 0 && ', '}
        {part.unitId === self ? <strong>{part.name}</strong> : <AppLink to={unitPath(part.unitId)}>{part.name}</AppLink>}
        {part.share !== null && ` (${Math.round(part.share * 100)}%)`}
      </span>
    ));
  return (
    <span>
      {names(succession.from)}
      {succession.to.length > 0 && <> → {names(succession.to)}</>}
    </span>
  );
}

/** A move keeps the name: what changed is the unit above. */
function Moved({ unit, succession }: { unit: UnitDetail; succession: SuccessionView }) {
  const begun = unit.versions.findIndex((version) => version.validFrom === succession.effectiveDate);
  const above = (index: number) => unit.versions[index]?.parentName ?? '–';
  const [before, after] = [above(begun - 1), above(begun)];
  return (
    <Trans>
      Trực thuộc: {before} → {after}
    </Trans>
  );
}

function Basis({ documentId, recordedAt }: { documentId: string | null; recordedAt: string }) {
  const day = formatDayOf(recordedAt);
  return (
    <>
      {documentId === null ? <Trans>Chưa ghi văn bản căn cứ</Trans> : <DocumentLink id={documentId} />} · <Trans>ghi ngày {day}</Trans>
    </>
  );
}
