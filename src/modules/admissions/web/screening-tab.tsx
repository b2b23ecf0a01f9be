import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ExportMenu } from '#ui/export-menu.tsx';
import { FilterBar, SearchFilter, SelectFilter, useUrlState } from '#ui/filter-bar.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Section } from '#ui/section.tsx';
import { apiUrl, send } from '#web/api.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { Decided, Desk } from '../screening-contract.ts';
import type { SeriesPage } from '../series-contract.ts';
import { BoardSection } from './screening-board.tsx';
import { DecisionForm, PapersForm, type Asking } from './screening-forms.tsx';
import { LettersMenu } from './screening-letters.tsx';
import { ScreeningOutcome } from './screening-outcome.tsx';
import { PickBar, ScreeningTable } from './screening-table.tsx';
import { WaitingSection } from './screening-waiting.tsx';
import { nomineeWords, resultWords } from './screening-words.ts';

const filters = ['q', 'state', 'result', 'unit', 'bloc', 'rule', 'late', 'papersMissing'];

/** Bàn xét tuyển: everybody nominated, what the checks say of each, and who decides what about them. */
export function ScreeningTab({ series }: { series: SeriesPage }) {
  const { t } = useLingui();
  const [search] = useUrlState();
  const query = Object.fromEntries(filters.map((name) => [name, search[name]]));
  const desk = useGet<Desk>(`/api/series/${series.id}/desk`, query);
  const [picked, setPicked] = useState<string[]>([]);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [outcome, setOutcome] = useState<Decided | null>(null);
  return (
    <Loaded query={desk}>
      {(shown) => {
        const rows = shown.rows.filter(({ id }) => picked.includes(id));
        return (
          <div style={{ display: 'grid', gap: '2rem' }}>
            <Section
              title={t`Bàn xét tuyển`}
              note={t`Không ai được nhận khi chưa có người quyết định.`}
              actions={
                <>
                  <ExportMenu groups={[{ href: (as) => apiUrl(`/api/series/${series.id}/desk/export`, { ...query, as }) }]} />
                  <LettersMenu seriesId={series.id} desk={shown} />
                  {shown.mayDecide && <RecheckButton seriesId={series.id} />}
                </>
              }
            >
              <DeskFilters desk={shown} />
              <Counts desk={shown} />
              {outcome && <ScreeningOutcome outcome={outcome} onClose={() => setOutcome(null)} />}
              <ScreeningTable rows={shown.rows} picked={shown.mayDecide ? picked : undefined} onPick={setPicked} />
              {shown.mayDecide && rows.length > 0 && (
                <PickBar rows={rows} papers={shown.papers.length > 0} onAsk={setAsking} onClear={() => setPicked([])} />
              )}
            </Section>
            <WaitingSection seriesId={series.id} mayDecide={shown.mayDecide} />
            {(shown.board.asked || shown.board.met || shown.mayDecide) && (
              <BoardSection seriesId={series.id} asked={shown.board.asked} mayRecord={shown.mayDecide} />
            )}
            {asking?.kind === 'decide' && (
              <DecisionForm
                seriesId={series.id}
                decision={asking.decision}
                rows={rows}
                onClose={() => setAsking(null)}
                onDone={(answer) => {
                  setOutcome(answer);
                  setPicked(answer.held.map(({ id }) => id));
                }}
              />
            )}
            {asking?.kind === 'papers' && (
              <PapersForm seriesId={series.id} papers={shown.papers} rows={rows} onClose={() => setAsking(null)} />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

function DeskFilters({ desk }: { desk: Desk }) {
  const { t } = useLingui();
  const { choices, total } = desk;
  const yes = [{ value: 'true', label: t`Có` }];
  return (
    <FilterBar keep={['tab']} summary={<Plural value={total} other="# người" />}>
      <SearchFilter label={t`Tìm`} placeholder={t`Họ tên, đơn vị, chức vụ`} />
      <SelectFilter
        name="state"
        label={t`Trạng thái`}
        options={Object.entries(nomineeWords).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <SelectFilter
        name="result"
        label={t`Điều kiện`}
        options={Object.entries(resultWords).map(([value, label]) => ({ value, label: t(label) }))}
      />
      <SelectFilter name="rule" label={t`Vướng`} options={choices.rules.map(({ code, title }) => ({ value: code, label: title }))} />
      <SelectFilter name="unit" label={t`Đơn vị cử`} options={choices.units.map(({ id, name }) => ({ value: id, label: name }))} />
      <SelectFilter name="bloc" label={t`Khối`} options={choices.blocs.map(({ id, name }) => ({ value: id, label: name }))} />
      <SelectFilter name="papersMissing" label={t`Thiếu giấy tờ`} options={yes} />
      <SelectFilter name="late" label={t`Cử sau hạn`} options={yes} />
    </FilterBar>
  );
}

function Counts({ desk: { counts, seats } }: { desk: Desk }) {
  return (
    <p>
      <Trans>
        Chờ xét {counts.submitted} · được nhận {counts.accepted} · không nhận {counts.refused} · danh sách chờ {counts.waiting}. Chỉ tiêu:
        đã dùng {seats.used}, đang giữ {seats.held}, còn trống {seats.free + seats.open}.
      </Trans>
    </p>
  );
}

function RecheckButton({ seriesId }: { seriesId: string }) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<{ checked: number; changed: number } | null>(null);
  const check = async () => {
    setBusy(true);
    try {
      setAnswer(await send<{ checked: number; changed: number }>('POST', `/api/series/${seriesId}/checks`, {}));
      await refresh();
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void check()}>
        <Trans>Kiểm tra lại</Trans>
      </Button>
      <span role="status">
        {answer && (
          <Trans>
            Đã kiểm tra {answer.checked} người, {answer.changed} người đổi kết quả.
          </Trans>
        )}
      </span>
    </>
  );
}
