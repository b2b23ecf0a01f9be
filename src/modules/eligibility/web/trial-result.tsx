import { useLingui } from '@lingui/react/macro';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { StatusBadge, type Tone } from '#ui/status-badge.tsx';
import { Num } from '#ui/values.tsx';
import { personPath } from '#web/links.ts';
import { trialOutcomes, type TrialOutcome, type Untriable } from '../kinds.ts';
import type { Trial, TrialRow } from '../trial-contract.ts';
import { outcomeWords } from './words.ts';

const tones: Record<TrialOutcome, Tone> = { eligible: 'done', not_eligible: 'bad', missing_evidence: 'warn', not_asked: 'neutral' };

/** How many would pass, fail and lack evidence, beside what is in force today; and who. */
export function TrialResult({ trial }: { trial: Trial }) {
  const { t } = useLingui();
  const badge = (outcome: TrialOutcome) => <StatusBadge tone={tones[outcome]}>{t(outcomeWords[outcome])}</StatusBadge>;
  if (trial.untriable !== null) return <Untried why={trial.untriable} />;
  const asked = trial.inForce.map(({ required }) => required).join('; ');
  const columns: Column<TrialRow>[] = [
    { id: 'name', header: t`Họ và tên`, cell: ({ fullName }) => fullName, primary: true, sort: ({ fullName }) => fullName },
    { id: 'unit', header: t`Đơn vị`, cell: ({ unitName }) => unitName, sort: ({ unitName }) => unitName },
    { id: 'class', header: t({ message: 'Lớp', context: 'one' }), cell: ({ classCode }) => classCode, sort: ({ classCode }) => classCode },
    { id: 'before', header: t`Hiện hành`, cell: ({ before }) => badge(before) },
    { id: 'after', header: t`Bản thử`, cell: ({ after }) => badge(after) },
    { id: 'why', header: t`Lý do`, cell: ({ lines }) => <Why lines={lines} /> },
  ];
  return (
    <>
      <StatTiles>
        {trialOutcomes.map((one) => {
          const now = trial.before[one] ?? 0;
          return (
            <StatTile key={one} label={t(outcomeWords[one])} value={<Num value={trial.after[one] ?? 0} />} note={t`hiện hành: ${now}`} />
          );
        })}
        <StatTile
          label={t`Thay đổi kết quả`}
          value={<Num value={trial.changed} />}
          {...(trial.changed > 0 ? { tone: 'warn' as const } : {})}
        />
      </StatTiles>
      <Section
        title={t`Người không đạt, thiếu minh chứng hoặc đổi kết quả`}
        note={
          <>
            {t`Bản thử: ${trial.required}.`} {asked ? t`Đang có hiệu lực: ${asked}.` : t`Hôm nay chưa có phiên bản nào có hiệu lực.`}{' '}
            {t`Tính như vào ngày khai giảng của lớp: tuổi, thời gian công tác, nhóm người học, xếp loại, văn bằng, chứng chỉ.`}{' '}
            {t`Theo hồ sơ hôm nay: tình trạng đảng viên, dân tộc và giấy tờ không ghi ngày cấp.`}
          </>
        }
      >
        <DataTable
          caption={t`Kết quả thử ${trial.rule.code}`}
          columns={columns}
          rows={trial.rows}
          rowId={({ id }) => id}
          rowLink={({ personId }) => personPath(personId)}
          empty={
            trial.people === 0 ? (
              <EmptyState title={t`Danh sách này không có ai`}>{t`Chọn chương trình, năm hoặc lớp khác.`}</EmptyState>
            ) : trial.after.not_asked === trial.people ? (
              <EmptyState
                title={t`Điều kiện không xét ai trong danh sách này`}
              >{t`Bản thử chỉ xét một hệ đào tạo hoặc một nhóm người học; các lớp ở đây thuộc hệ khác, nhóm khác. Chọn năm hoặc lớp khác.`}</EmptyState>
            ) : (
              <EmptyState
                title={t`Mọi người đều đạt, không ai đổi kết quả`}
              >{t`Thử một bản chặt hơn, hoặc một danh sách khác.`}</EmptyState>
            )
          }
          footer={trial.more > 0 && t`Còn ${trial.more} người nữa, có đủ trong tệp xuất.`}
        />
      </Section>
    </>
  );
}

/** What no record can tell is said, not counted. */
function Untried({ why }: { why: Untriable }) {
  const { t } = useLingui();
  return why === 'commitment' ? (
    <EmptyState title={t`Không thử được điều kiện này`}>
      {t`Số tháng cam kết chỉ được ghi khi xét hồ sơ cử đi học; danh sách các năm trước không có, nên không biết ai đạt.`}
    </EmptyState>
  ) : (
    <EmptyState title={t`Không thử được phiên bản này`}>
      {t`Chưa đọc được văn bản nên chưa rõ yêu cầu gì. Soạn bản thử với yêu cầu dự kiến.`}
    </EmptyState>
  );
}

function Why({ lines }: { lines: TrialRow['lines'] }) {
  const { t } = useLingui();
  return lines.map(({ versionId, value, needs, hidden }) => (
    <span key={versionId} style={{ display: 'block' }}>
      {[hidden ? t`thông tin cần giữ kín` : value, needs && t`còn thiếu ${needs}`].filter(Boolean).join(' · ')}
    </span>
  ));
}
