import { Trans, useLingui } from '@lingui/react/macro';
import type { ClassPage } from '#contracts/classes';
import { DescriptionList } from '#ui/description-list.tsx';
import { AppLink } from '#ui/link.tsx';
import { Section } from '#ui/section.tsx';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { classPath, unitPath } from '#web/links.ts';
import { useGet } from '#web/query.ts';
import type { MinorityCount } from '../minority-contract.ts';
import { isPreparing, withStatus } from './command.ts';
import { useFundingName } from './pickers.tsx';
import { slotOriginWords, studyModeWords } from './words.ts';

export function ClassTiles({ training }: { training: ClassPage }) {
  const { t } = useLingui();
  const { activeCount, atOpening, seats, variance, openedOn, expectedRoster } = training;
  const paused = withStatus(training, 'paused').length;
  if (isPreparing(training)) {
    const listed = withStatus(training, 'listed').length;
    return (
      <StatTiles>
        <StatTile label={t`Trong danh sách`} value={<Num value={listed} />} note={t`chưa tính vào số liệu nào`} />
        <StatTile label={t`Sĩ số dự kiến`} value={<Num value={expectedRoster} />} />
        <StatTile label={t`Chỉ tiêu của suất`} value={<Num value={seats} />} />
        <StatTile label={t`Khai giảng dự kiến`} value={<DateText value={training.expectedOpenOn} />} />
      </StatTiles>
    );
  }
  return (
    <StatTiles>
      <StatTile
        label={t`Sĩ số hiện tại`}
        value={<Num value={activeCount} />}
        note={paused > 0 ? t`trong đó ${paused} tạm nghỉ` : undefined}
      />
      <StatTile label={t`Có mặt khai giảng`} value={<Num value={openedOn ? atOpening : null} />} />
      <StatTile label={t`Chỉ tiêu`} value={<Num value={seats} />} />
      <StatTile
        label={t`Chênh lệch quy mô`}
        value={<Num value={variance} sign />}
        note={variance === null ? t`lớp không gắn với suất kế hoạch` : t`có mặt khai giảng so với chỉ tiêu`}
      />
    </StatTiles>
  );
}

export function ClassFacts({ training }: { training: ClassPage }) {
  const { t } = useLingui();
  const fundingName = useFundingName();
  const {
    runner,
    host,
    lead,
    funding,
    fundingDetail,
    openedOn,
    endedOn,
    expectedOpenOn,
    expectedEndOn,
    planYear,
    slotOrigin,
    scheme,
    schemeSequence,
    studyMode,
    mergedInto,
    fileClosedOn,
  } = training;
  const mode = studyMode ? studyModeWords[studyMode] : undefined;
  const origin = slotOrigin ? slotOriginWords[slotOrigin] : undefined;
  const minority = useMinority(training.id);
  return (
    <Section title={t`Thông tin lớp`} card>
      <DescriptionList
        columns={3}
        items={[
          { label: t`Chương trình`, value: training.programme },
          { label: t`Cơ sở đào tạo, bồi dưỡng`, value: <AppLink to={unitPath(runner.id)}>{runner.name}</AppLink> },
          { label: t`Nơi học`, value: <AppLink to={unitPath(host.id)}>{host.name}</AppLink> },
          { label: t`Cơ quan chủ trì`, value: <AppLink to={unitPath(lead.id)}>{lead.name}</AppLink> },
          { label: t`Nguồn kinh phí`, value: [fundingName(funding), fundingDetail].filter(Boolean).join(' – ') },
          { label: t`Kế hoạch`, value: [planYear ? t`Năm ${planYear}` : '', origin ? t(origin) : ''].filter(Boolean).join(' · ') },
          { label: openedOn ? t`Khai giảng` : t`Khai giảng dự kiến`, value: <DateText value={openedOn ?? expectedOpenOn} /> },
          { label: endedOn ? t`Kết thúc` : t`Bế giảng dự kiến`, value: <DateText value={endedOn ?? expectedEndOn} /> },
          { label: t`Hình thức`, value: mode ? t(mode) : '' },
          ...(scheme ? [{ label: t`Đề án`, value: schemeSequence ? t`${scheme}, lớp thứ ${schemeSequence}` : scheme }] : []),
          ...(minority === null ? [] : [{ label: t`Học viên dân tộc thiểu số`, value: minority }]),
          ...(mergedInto ? [{ label: t`Đã ghép vào`, value: <AppLink to={classPath(mergedInto.id)}>{mergedInto.code}</AppLink> }] : []),
          ...(endedOn
            ? [
                {
                  label: t`Hồ sơ`,
                  value: fileClosedOn ? (
                    <Trans>
                      Đóng ngày <DateText value={fileClosedOn} />
                    </Trans>
                  ) : (
                    t`Chưa đóng`
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

/** A count for a report, from what is on record; null where nothing is. Of few it is not said how many, so that nobody's can be told from it. */
function useMinority(classId: string): string | null {
  const { t } = useLingui();
  const { data } = useGet<MinorityCount>(`/api/classes/${classId}/minority`);
  if (!data || data.known === 0) return null;
  const { minority, known } = data;
  if (minority === 'few') return t`dưới 5, trong ${known} người có ghi`;
  return minority === 'most' ? t`trừ dưới 5, trong ${known} người có ghi` : t`${minority}, trong ${known} người có ghi`;
}
