import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LongTextField, SelectField } from '#ui/fields.tsx';
import { FormModal } from '#ui/form-modal.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { Section } from '#ui/section.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { DateText, KnownDay } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { classPath, documentPath, personPath, seriesListPath, seriesPath } from '#web/links.ts';
import { DocumentField } from '#web/pick-document.tsx';
import { useGet, useRefresh } from '#web/query.ts';
import { useCan } from '#web/session.tsx';
import type { Decided, NominationFile } from '../screening-contract.ts';
import { CommitmentForm } from './commitment-form.tsx';
import { DecisionForm, PapersForm, type Asking } from './screening-forms.tsx';
import { ScreeningOutcome } from './screening-outcome.tsx';
import { PickBar, VerdictBadge } from './screening-table.tsx';
import css from './screening.module.css';
import { actWords, nomineeTone, nomineeWords, resultTone, resultWords } from './screening-words.ts';

/** Hồ sơ của một người được cử: verdict in full, papers, what was learned before, what was decided. */
export function NominationPage() {
  const { nominationId } = useParams({ from: '/tuyen-sinh/ho-so/$nominationId' });
  const { t } = useLingui();
  const file = useGet<NominationFile>(`/api/nominations/${nominationId}/application-file`);
  if (!file.data)
    return (
      <Page title={t`Hồ sơ người được cử`} breadcrumbs={[{ label: t`Tuyển sinh`, to: seriesListPath() }]}>
        <Loaded query={file}>{() => null}</Loaded>
      </Page>
    );
  return <OneFile key={nominationId} file={file.data} />;
}

function OneFile({ file }: { file: NominationFile }) {
  const { t } = useLingui();
  const { series, fullName, state, result } = file;
  const mayOverride = useCan('admissions.override');
  const [asking, setAsking] = useState<Asking | { kind: 'override' | 'commitment' } | null>(null);
  const [outcome, setOutcome] = useState<Decided | null>(null);
  const close = () => setAsking(null);
  const inTheWay = file.findings.filter(({ outcome: how }) => how === 'failed' || how === 'missing');
  const asksCommitment = file.verdict.rules.some(({ commitment }) => commitment);
  const undecided = state === 'submitted' || state === 'waiting';
  return (
    <Page
      title={fullName}
      breadcrumbs={[
        { label: t`Tuyển sinh`, to: seriesListPath() },
        { label: series.code, to: seriesPath(series.id, { tab: 'xet-tuyen' }) },
      ]}
      badge={
        <>
          <StatusBadge tone={nomineeTone[state]}>{t(nomineeWords[state])}</StatusBadge>
          <StatusBadge tone={resultTone[result]}>{t(resultWords[result])}</StatusBadge>
        </>
      }
      subtitle={`${series.code} – ${series.name}`}
      actions={
        <>
          {(state === 'accepted' || state === 'refused') && (
            <Button component="a" variant="default" href={`/api/nominations/${file.id}/letter`} download>
              <Trans>Thông báo kết quả</Trans>
            </Button>
          )}
          {file.mayDecide && undecided && asksCommitment && (
            <Button variant="default" onClick={() => setAsking({ kind: 'commitment' })}>
              <Trans>Ghi cam kết phục vụ</Trans>
            </Button>
          )}
          {file.mayDecide && mayOverride && undecided && inTheWay.length > 0 && (
            <Button variant="default" onClick={() => setAsking({ kind: 'override' })}>
              <Trans>Ghi trường hợp đặc biệt</Trans>
            </Button>
          )}
        </>
      }
    >
      {outcome && <ScreeningOutcome outcome={outcome} onClose={() => setOutcome(null)} />}
      <Facts file={file} />
      <VerdictSection file={file} />
      <div className={css.two}>
        <PapersSection file={file} />
        <LearnedSection file={file} />
      </div>
      <History file={file} />
      {file.mayDecide && <PickBar rows={[file]} papers={file.papers.length > 0} onAsk={setAsking} />}
      {asking?.kind === 'decide' && (
        <DecisionForm seriesId={series.id} decision={asking.decision} rows={[file]} onClose={close} onDone={setOutcome} />
      )}
      {asking?.kind === 'papers' && <PapersForm seriesId={series.id} papers={file.papers} rows={[file]} onClose={close} />}
      {asking?.kind === 'commitment' && <CommitmentForm file={file} onClose={close} />}
      {asking?.kind === 'override' && <OverrideForm file={file} inTheWay={inTheWay} onClose={close} />}
    </Page>
  );
}

function Facts({ file }: { file: NominationFile }) {
  const { t } = useLingui();
  const { unit, bloc, positionTitle, birthDate, birthPrecision, sex, class: of, listed, late, decidedBy, decidedAt, reason } = file;
  return (
    <Section title={t`Người được cử`} card>
      <DescriptionList
        columns={3}
        items={[
          { label: t`Đơn vị cử`, value: `${unit.name} (${bloc.name})` },
          { label: t`Chức vụ, vị trí`, value: positionTitle },
          { label: t`Ngày sinh`, value: <KnownDay value={birthDate} precision={birthPrecision} /> },
          { label: t`Giới tính`, value: sex === 'male' ? t`Nam` : sex === 'female' ? t`Nữ` : null },
          { label: t`Được cử ngày`, value: <DateText value={file.submittedAt} /> },
          { label: t`Thời hạn`, value: late ? t`Cử sau hạn` : t`Trong hạn` },
          { label: t`Lớp`, value: of && <AppLink to={classPath(of.id)}>{of.code || t`Xem lớp`}</AppLink> },
          { label: t`Danh sách lớp`, value: of ? (listed ? t`Đã có tên` : t`Chưa có tên`) : null },
          { label: t`Quyết định`, value: decidedAt && <Decided by={decidedBy} at={decidedAt} reason={reason} /> },
          {
            label: t`Hồ sơ cá nhân`,
            value: file.inSight ? <AppLink to={personPath(file.personId)}>{t`Xem hồ sơ`}</AppLink> : t`Ngoài phạm vi được xem`,
          },
        ]}
      />
    </Section>
  );
}

const Decided = ({ by, at, reason }: { by: string | null; at: string; reason: string | null }) => (
  <>
    <DateText value={at} time /> · {by}
    {reason && <span className={`${css.block} ${css.soft}`}>{reason}</span>}
  </>
);

type RuleRow = {
  key: string;
  title: string;
  outcome: 'passed' | NominationFile['findings'][number]['outcome'];
  value: string | null;
  required: string;
  article: string | null;
};

function VerdictSection({ file: { verdict, findings, overrides, verdictAt } }: { file: NominationFile }) {
  const { t } = useLingui();
  const shown = new Map(findings.map((one) => [one.code, one.outcome]));
  const rows: RuleRow[] = [
    ...verdict.rules.map(({ code, title, outcome, value, required, needs, article, verified }) => ({
      key: `${code} ${title}`,
      title: `${code} – ${title}`,
      outcome: shown.get(code) ?? outcome,
      value: needs === null ? value : t`Còn thiếu: ${needs}`,
      required,
      article: article && (verified ? article : t`${article} (chưa kiểm chứng)`),
    })),
    ...verdict.findings.map(({ code, what, todo }, n) => ({
      key: `${code} ${n}`,
      title: what,
      outcome: shown.get(code) ?? ('notice' as const),
      value: todo,
      required: '',
      article: null,
    })),
  ];
  const columns: Column<RuleRow>[] = [
    { id: 'rule', header: t`Điều kiện`, primary: true, cell: ({ title }) => title },
    { id: 'outcome', header: t`Kết quả`, cell: ({ outcome }) => <VerdictBadge outcome={outcome} /> },
    { id: 'value', header: t`Của người này`, cell: ({ value }) => value ?? '–' },
    { id: 'required', header: t`Yêu cầu`, cell: ({ required }) => required || '–' },
    { id: 'article', header: t`Căn cứ`, cell: ({ article }) => article ?? '–', wideOnly: true },
  ];
  return (
    <Section
      title={t`Kết quả kiểm tra`}
      note={
        verdictAt && (
          <Trans>
            Kiểm tra lúc <DateText value={verdictAt} time />.
          </Trans>
        )
      }
    >
      <DataTable
        caption={t`Kết quả kiểm tra từng điều kiện`}
        columns={columns}
        rows={rows}
        rowId={({ key }) => key}
        empty={
          <EmptyState
            title={t`Không có điều kiện nào phải kiểm tra`}
          >{t`Chương trình chưa có tiêu chuẩn, hoặc hồ sơ chưa được kiểm tra.`}</EmptyState>
        }
      />
      {overrides.map(({ ruleCode, title, reason, document, by, at }) => (
        <p key={ruleCode}>
          <StatusBadge tone="active">{t`Trường hợp đặc biệt`}</StatusBadge> {title}: {reason}.{' '}
          <AppLink to={documentPath(document.id)}>{document.quote}</AppLink>{' '}
          <span className={css.soft}>
            {by}, <DateText value={at} />
          </span>
        </p>
      ))}
    </Section>
  );
}

type Paper = NominationFile['papers'][number];
function PapersSection({ file: { papers } }: { file: NominationFile }) {
  const { t } = useLingui();
  const columns: Column<Paper>[] = [
    { id: 'name', header: t`Giấy tờ`, primary: true, cell: ({ name }) => name },
    {
      id: 'state',
      header: t({ message: 'Đã nhận', context: 'column' }),
      cell: ({ receivedOn, required }) =>
        receivedOn ? <DateText value={receivedOn} /> : required ? <StatusBadge tone="warn">{t`Còn thiếu`}</StatusBadge> : t`Không bắt buộc`,
    },
    {
      id: 'document',
      header: t`Văn bản, ghi chú`,
      cell: ({ document, note }) => (
        <span>
          {document && <AppLink to={documentPath(document.id)}>{document.quote}</AppLink>} {note}
          {!document && !note && '–'}
        </span>
      ),
    },
  ];
  return (
    <Section title={t`Giấy tờ`} note={t`Chỉ ghi đã nhận gì, ngày nào; không giữ bản chụp ở đây.`}>
      <DataTable
        caption={t`Giấy tờ mà thông báo chiêu sinh yêu cầu`}
        columns={columns}
        rows={papers}
        rowId={({ code }) => code}
        empty={<EmptyState title={t`Không yêu cầu giấy tờ`}>{t`Thông báo chiêu sinh của đợt này không yêu cầu giấy tờ nào.`}</EmptyState>}
      />
    </Section>
  );
}

function LearnedSection({ file: { training, certificates } }: { file: NominationFile }) {
  const { t } = useLingui();
  const none = training.length + certificates.length === 0;
  return (
    <Section title={t`Đã học`} card>
      {none && <p>{t`Chưa có lớp hay chứng chỉ nào được ghi.`}</p>}
      <ul>
        {training.map(({ code, name, programme, from, to }) => (
          <li key={code}>
            {code} – {name} ({programme}), <DateText value={from} /> – <DateText value={to} />
          </li>
        ))}
        {certificates.map(({ title, issuer, issuedOn }) => (
          <li key={`${title} ${issuedOn}`}>
            <Trans>Chứng chỉ</Trans>: {title}, {issuer}, <DateText value={issuedOn} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function History({ file: { events } }: { file: NominationFile }) {
  const { t } = useLingui();
  return (
    <Section title={t`Lịch sử quyết định`} card>
      <Timeline
        label={t`Lịch sử quyết định`}
        items={events.map(({ id, act, reason, note, document, at, by }) => ({
          id,
          date: at,
          title: actWords[act] ? t(actWords[act]) : act,
          detail: [reason, note].filter(Boolean).join(': ') || undefined,
          byline: (
            <>
              {by}
              {document && (
                <>
                  {' · '}
                  <AppLink to={documentPath(document.id)}>{document.quote}</AppLink>
                </>
              )}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function OverrideForm({ file, inTheWay, onClose }: { file: NominationFile; inTheWay: NominationFile['findings']; onClose: () => void }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  return (
    <FormModal
      title={t`Ghi trường hợp đặc biệt`}
      submitLabel={t`Ghi trường hợp đặc biệt`}
      defaultValues={{ ruleCode: inTheWay[0]?.code ?? '', documentId: '', reason: '' }}
      onClose={onClose}
      onSubmit={async (body, attempt) => {
        await send('POST', `/api/nominations/${file.id}/overrides`, body, attempt);
        await refresh();
      }}
    >
      <p>{t`Do cấp có thẩm quyền quyết định bằng văn bản. Kết quả kiểm tra giữ nguyên, điều kiện được chọn thôi cản trở.`}</p>
      <SelectField
        name="ruleCode"
        label={t`Điều kiện được bỏ qua`}
        required
        options={inTheWay.map(({ code, title }) => ({ value: code, label: title }))}
      />
      <DocumentField name="documentId" label={t`Văn bản cho phép`} required />
      <LongTextField name="reason" label={t`Lý do`} required />
    </FormModal>
  );
}
