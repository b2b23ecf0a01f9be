import { useLingui } from '@lingui/react/macro';
import { StatusBadge } from '#ui/status-badge.tsx';
import type { ShownVerdict } from '../nomination-contract.ts';
import { resultTone, resultWords } from './call-words.ts';
import css from './call.module.css';

export function ResultBadge({ result }: { result: ShownVerdict['result'] }) {
  const { t } = useLingui();
  return <StatusBadge tone={resultTone[result]}>{t(resultWords[result])}</StatusBadge>;
}

/** What speaks against somebody, and what evidence is missing; with `all` also what they meet. */
export function VerdictLines({ verdict, all = false }: { verdict: ShownVerdict; all?: boolean }) {
  const { t } = useLingui();
  const rules = verdict.rules.filter(({ outcome }) => all || outcome !== 'passed');
  if (rules.length + verdict.findings.length === 0)
    return all ? <p style={{ margin: 0 }}>{t`Không có điều kiện nào phải kiểm tra.`}</p> : null;
  const word = {
    passed: t`đạt`,
    failed: t`chưa đạt`,
    missing: t`thiếu minh chứng`,
    warned: t`lưu ý`,
    overridden: t`cho qua theo văn bản`,
  };
  return (
    <ul className={css.check}>
      {rules.map(({ code, title, outcome, required, value, needs, article, verified }) => (
        <li key={`${code} ${title}`}>
          <b>{title}</b>: {word[outcome]}
          {value && `, ${t`có`} ${value}`}
          {outcome !== 'passed' && required && `; ${t`cần`} ${required}`}
          {outcome === 'missing' && needs && `; ${t`còn thiếu`} ${needs}`}
          {article && <span className={css.soft}>{verified ? article : t`${article} (chưa đối chiếu)`}</span>}
        </li>
      ))}
      {verdict.findings.map(({ code, what, todo }, n) => (
        <li key={`${code} ${n}`}>
          {what} {todo && <span className={css.soft}>{todo}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The same in a cell: what does not hold, by name alone. */
export function VerdictBrief({ verdict }: { verdict: ShownVerdict }) {
  const rules = verdict.rules.filter(({ outcome }) => outcome !== 'passed').map(({ title }) => title);
  const findings = verdict.findings.map(({ what }) => what);
  return (
    <span>
      <ResultBadge result={verdict.result} />
      {rules.length > 0 && <span className={css.soft}>{rules.join('; ')}</span>}
      {findings.map((what) => (
        <span key={what} className={css.soft}>
          {what}
        </span>
      ))}
    </span>
  );
}
