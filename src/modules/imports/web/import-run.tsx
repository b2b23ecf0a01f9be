import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { AppLink } from '#ui/link.tsx';
import { Loaded } from '#ui/loaded.tsx';
import { Page } from '#ui/page.tsx';
import { StatusBadge } from '#ui/status-badge.tsx';
import { DateText } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { type ImportForm, useImportForm } from '#web/import-forms.ts';
import { importListPath, importStartPath } from '#web/links.ts';
import { useGet, useRefresh } from '#web/query.ts';
import type { Choices, Run } from '../contract.ts';
import { countChanges, DraftContext } from './draft.ts';
import { Figures } from './figures.tsx';
import { Groups } from './groups.tsx';
import { Mapping } from './mapping.tsx';
import { NoSuchForm } from './no-such-form.tsx';
import { OldFonts } from './old-fonts.tsx';
import { PendingBar } from './pending-bar.tsx';
import { Questions } from './questions.tsx';
import { Rows } from './rows.tsx';
import { RunActions } from './run-actions.tsx';
import { Summary } from './summary.tsx';
import { isUnclear } from './unclear.ts';
import { Verdict } from './verdict.tsx';
import { statusTone, useImportWords } from './words.ts';

/** One workbook: what was understood, what would become of every row, and afterwards what became of it. */
export function ImportRunPage() {
  const { form: kind, id } = useParams({ from: '/nhap-tep/$form/$id' });
  const { t } = useLingui();
  const form = useImportForm(kind);
  const run = useGet<Run>(`/api/imports/${kind}/${id}`, {}, { enabled: form !== undefined });
  if (!form) return <NoSuchForm kind={kind} />;
  if (!run.data) {
    return (
      <Page title={form.title} breadcrumbs={[{ label: t`Nhập tệp`, to: importListPath() }]}>
        <Loaded query={run}>{() => null}</Loaded>
      </Page>
    );
  }
  return <OneRun key={id} form={form} run={run.data} />;
}

function OneRun({ form, run }: { form: ImportForm; run: Run }) {
  const { t } = useLingui();
  const { statuses } = useImportWords();
  const [choices, setChoices] = useState(run.choices);
  const [remember, setRemember] = useState(false);
  const [kept, setKept] = useState<Choices['columns'] | null>(null);
  const checking = useChecking(run);
  const open = run.status === 'checked';
  const changes = open ? countChanges(run.choices, choices) : 0;
  const { counts, tables, columns } = run.report;
  const unclear = open && (counts.rows === 0 || tables.some((table) => isUnclear(table, columns)));
  const pending = changes > 0 || remember;
  const check = async () => {
    const checked = await checking.check(choices, remember);
    if (!checked) return;
    if (remember) setKept(checked.choices.columns);
    setChoices(checked.choices);
    setRemember(false);
  };
  const draft = {
    choices,
    change: (patch: Partial<Choices>) => setChoices((last) => ({ ...last, ...patch })),
    remember,
    setRemember,
    kept: kept !== null && kept === choices.columns,
    open,
  };
  return (
    <Page
      title={form.title}
      breadcrumbs={[{ label: t`Nhập tệp`, to: importListPath() }]}
      badge={<StatusBadge tone={statusTone[run.status]}>{statuses[run.status]}</StatusBadge>}
      subtitle={<Whence run={run} />}
      actions={
        <Button variant="default" component={AppLink} plain to={importStartPath(form.kind, sameAgain(run))}>
          <Trans>Chọn tệp khác</Trans>
        </Button>
      }
    >
      <DraftContext value={draft}>
        <Verdict run={run} checks={checking.done} />
        <Figures run={run} />
        <RunActions form={form} run={run} pending={pending} />
        {form.Beside && <form.Beside run={run} />}
        <fieldset disabled={checking.busy} style={{ display: 'contents' }}>
          {unclear && <Mapping run={run} />}
          <OldFonts run={run} />
          <Questions run={run} />
          <Groups run={run} />
          <Rows run={run} />
          {!unclear && <Mapping run={run} />}
        </fieldset>
        {counts.rows > 0 && <Summary run={run} />}
      </DraftContext>
      {checking.error !== null && <ErrorPanel error={checking.error} takeFocus />}
      {pending && (
        <PendingBar
          changes={changes}
          busy={checking.busy}
          requestKey={checking.key}
          onCheck={check}
          onForget={() => {
            setChoices(run.choices);
            setRemember(false);
          }}
        />
      )}
    </Page>
  );
}

/** Another file for the same place, of the same sender. */
function sameAgain({ target, sender }: Run) {
  const { classId, slotId, planId, year, date } = target as Record<'classId' | 'slotId' | 'planId' | 'date', string> & { year: number };
  return { class: classId, slot: slotId, plan: planId ?? undefined, year, date, sender: sender?.id };
}

function Whence({ run: { fileName, targetLabel, sender, recordedAt, recordedBy } }: { run: Run }) {
  const from = sender?.name;
  return (
    <>
      <strong style={{ overflowWrap: 'anywhere' }}>{fileName}</strong> <Trans>nhập vào</Trans> <strong>{targetLabel}</strong>.{' '}
      {from && <Trans>Đơn vị gửi: {from}.</Trans>}{' '}
      <Trans>
        {recordedBy} đưa lên <DateText value={recordedAt} time />.
      </Trans>
    </>
  );
}

/** The same file read and checked again with other answers. */
function useChecking({ form, id }: Run) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [key, setKey] = useState('');
  const [done, setDone] = useState(0);
  const check = async (choices: Choices, remember: boolean): Promise<Run | null> => {
    const fresh = crypto.randomUUID();
    setKey(fresh);
    setBusy(true);
    setError(null);
    try {
      const run = await send<Run>('POST', `/api/imports/${form}/${id}/check`, { choices, remember }, { key: fresh });
      await refresh();
      setDone((times) => times + 1);
      return run;
    } catch (refusal) {
      setError(refusal);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, key, done, check };
}
