import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ErrorPanel } from '#ui/error-panel.tsx';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { send } from '#web/api.ts';
import { useRefresh } from '#web/query.ts';
import type { ImportReport } from '../import-contract.ts';
import classes from './plans.module.css';

type Choices = ImportReport['choices'];
/** Of the lines that the file does not have, so many are named. */
const SHOWN = 10;
type Answer = (patch: Partial<Choices>) => void;

/** What only the officer knows. Every answer gives a new preview; nothing is written. */
export function ImportQuestions({ report }: { report: ImportReport }) {
  const { t } = useLingui();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const answer = async (patch: Partial<Choices>) => {
    setBusy(true);
    setError(null);
    try {
      await send('POST', `/api/plans/imports/${report.id}/check`, { choices: { ...report.choices, ...patch } });
      await refresh();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const suggestions = suggestionsOf(report);
  const { sameRows, names } = report.choices;
  const answered = Object.keys(sameRows).length + Object.keys(names).length;
  if (report.questions.length + suggestions.length + report.missing.length + answered === 0) return null;
  return (
    <Section
      title={t`Cần bạn trả lời`}
      actions={
        answered > 0 && (
          <Button variant="subtle" disabled={busy} onClick={() => answer({ sameRows: {}, names: {} })}>
            <Trans>
              Trả lời lại từ đầu (<Num value={answered} />)
            </Trans>
          </Button>
        )
      }
    >
      <fieldset disabled={busy} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }} aria-busy={busy}>
        <div className={classes.parts}>
          {report.questions.map((question) => (
            <SameRows key={question.key} question={question} report={report} answer={answer} />
          ))}
          {suggestions.map((one) => (
            <Suggestion key={one.typed} {...one} answer={() => answer({ names: { ...names, [one.typed]: one.suggestion } })} />
          ))}
          {report.missing.length > 0 && <Missing report={report} answer={answer} />}
          {report.questions.length + suggestions.length + report.missing.length === 0 && (
            <p style={{ margin: 0 }}>
              <Trans>Đã trả lời hết.</Trans>
            </p>
          )}
        </div>
      </fieldset>
      {error !== null && (
        <div style={{ marginTop: '0.75rem' }}>
          <ErrorPanel error={error} takeFocus />
        </div>
      )}
    </Section>
  );
}

function SameRows({ question, report, answer }: { question: ImportReport['questions'][number]; report: ImportReport; answer: Answer }) {
  const { key, label, canSum } = question;
  const { sameRows } = report.choices;
  const rows = question.rows.map(({ row }) => row).join(', ');
  const say = (how: 'sum' | 'separate') => answer({ sameRows: { ...sameRows, [key]: how } });
  return (
    <div className={classes.question}>
      <p style={{ margin: '0 0 0.5rem' }}>
        <strong>{label}</strong>:{' '}
        <Trans>
          các dòng {rows} cùng chương trình, đối tượng, cơ quan chủ trì, nơi học và quý. Đây là một dòng viết thành nhiều lần, hay nhiều
          dòng riêng?
        </Trans>
      </p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem', alignItems: 'center' }}>
        {canSum && (
          <Button variant="default" onClick={() => say('sum')}>
            <Trans>Gộp thành một dòng</Trans>
          </Button>
        )}
        <Button variant="default" onClick={() => say('separate')}>
          <Trans>Tách thành dòng riêng</Trans>
        </Button>
        {report.questions.length > 1 && (
          <Button variant="subtle" onClick={() => answer({ sameRows: { ...sameRows, '*': 'separate' } })}>
            <Trans>Tách riêng hết</Trans>
          </Button>
        )}
        {!canSum && (
          <span className={classes.soft}>
            <Trans>Không gộp được vì khác cơ sở thực hiện, phiên bản hoặc kinh phí.</Trans>
          </span>
        )}
      </div>
    </div>
  );
}

function Suggestion({ typed, suggestion, rows, answer }: { typed: string; suggestion: string; rows: number[]; answer: () => void }) {
  const list = rows.join(', ');
  return (
    <div className={classes.question}>
      <p style={{ margin: '0 0 0.5rem' }}>
        <Trans>
          Danh mục không có <strong>"{typed}"</strong> (dòng {list}). Có phải <strong>"{suggestion}"</strong>?
        </Trans>
      </p>
      <Button variant="default" onClick={answer}>
        <Trans>Đúng, hiểu như vậy</Trans>
      </Button>{' '}
      <span className={classes.soft}>
        <Trans>Không phải thì sửa trong tệp rồi gửi lại.</Trans>
      </span>
    </div>
  );
}

function Missing({ report, answer }: { report: ImportReport; answer: Answer }) {
  const { missing, choices } = report;
  const remove = choices.missing === 'remove';
  return (
    <div className={classes.question}>
      <p style={{ margin: '0 0 0.5rem' }}>
        <Trans>
          Kế hoạch có{' '}
          <strong>
            <Num value={missing.length} /> dòng
          </strong>{' '}
          mà tệp không có. Giữ lại hay bỏ khỏi kế hoạch?
        </Trans>
      </p>
      <ul className={classes.list} style={{ margin: '0 0 0.625rem' }}>
        {missing.slice(0, SHOWN).map((line) => (
          <li key={line.lineId}>
            {line.label}:{' '}
            <Trans>
              <Num value={line.classes} /> lớp, <Num value={line.seats} /> học viên
            </Trans>
          </li>
        ))}
        {missing.length > SHOWN && (
          <li>
            <Trans>
              và <Num value={missing.length - SHOWN} /> dòng nữa
            </Trans>
          </li>
        )}
      </ul>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem' }}>
        <Button variant={remove ? 'default' : 'filled'} aria-pressed={!remove} onClick={() => remove && answer({ missing: 'keep' })}>
          <Trans>Giữ trong kế hoạch</Trans>
        </Button>
        <Button
          variant={remove ? 'filled' : 'default'}
          color={remove ? 'red' : undefined}
          aria-pressed={remove}
          onClick={() => !remove && answer({ missing: 'remove' })}
        >
          <Trans>Bỏ khỏi kế hoạch</Trans>
        </Button>
      </div>
    </div>
  );
}

/** Names the register nearly knows, each once, with the rows that carry it. */
function suggestionsOf({ findings }: ImportReport): { typed: string; suggestion: string; rows: number[] }[] {
  const near = findings.filter((one) => one.typed !== null && one.suggestion !== null);
  return [...Map.groupBy(near, (one) => one.typed!)].map(([typed, all]) => ({
    typed,
    suggestion: all[0]!.suggestion!,
    rows: [...new Set(all.map((one) => one.row))],
  }));
}
