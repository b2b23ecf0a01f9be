import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Figure } from './question.tsx';
import { isZero, type Sum, type Term } from './terms.tsx';
import classes from './equation.module.css';

/**
 * The year on one line: 25 lớp / 2.133 học viên chuyển tiếp + 20 / 1.488 mở mới = 12 / 1.096 bế giảng + 33 / 2.525 chuyển sang năm sau.
 * The four main terms always stand there; any other appears when it is not zero.
 */
export function Equation({ sum, lead, tail }: { sum: Sum; lead: ReactNode; tail?: ReactNode }) {
  const { t } = useLingui();
  const shown = (terms: Term[]) => terms.filter((term) => term.main || !isZero(term));
  const [left, right] = [shown(sum.comingIn), shown(sum.goingOut)];
  return (
    <div className={classes.card} data-long={left.length + right.length > 5 || undefined}>
      <div className={classes.lead}>{lead}</div>
      <div className={classes.heads} aria-hidden>
        <span>
          <Trans context="plural">Lớp</Trans>
        </span>
        <span>
          <Trans>Học viên</Trans>
        </span>
      </div>
      <div className={classes.line}>
        <Side terms={left} label={t`Vào trong kỳ`} />
        <span className={classes.equals}>
          <span aria-hidden>=</span>
          <span className={classes.unseen}>
            <Trans>bằng</Trans>
          </span>
        </span>
        <Side terms={right} label={t`Ra trong kỳ và còn lại`} />
      </div>
      {tail && <div className={classes.tail}>{tail}</div>}
    </div>
  );
}

/** Small terms that stand together make one column of the line. */
function Side({ terms, label }: { terms: Term[]; label: string }) {
  const groups = terms.reduce<Term[][]>((found, term) => {
    const last = found.at(-1);
    if (last && !term.main && !last.some((one) => one.main)) last.push(term);
    else found.push([term]);
    return found;
  }, []);
  return (
    <ul className={classes.side} aria-label={label}>
      {groups.map((group) => {
        const main = group.find((term) => term.main);
        if (main) return <OneTerm key={main.id} term={main} first={main === terms[0]} />;
        return (
          <li key={group.map((term) => term.id).join()} className={classes.group}>
            <ul>
              {group.map((term) => (
                <OneTerm key={term.id} term={term} first={false} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function OneTerm({ term, first }: { term: Term; first: boolean }) {
  return (
    <li className={classes.term} data-minor={!term.main || undefined} data-last={term.id === 'carriedOut' || undefined}>
      <span className={classes.plus}>
        {!first && (
          <>
            <span aria-hidden>+</span>
            <span className={classes.unseen}>
              <Trans>cộng</Trans>
            </span>
          </>
        )}
      </span>
      <span className={classes.numbers}>
        {term.classes && (
          <span className={classes.big}>
            <Figure value={term.classes.value} cell={term.classes.cell} />{' '}
            <small>
              <Trans>lớp</Trans>
            </small>
          </span>
        )}
        {term.trainees && (
          <span className={term.classes ? classes.small : classes.big}>
            <Figure value={term.trainees.value} cell={term.trainees.cell} />{' '}
            <small>
              <Trans>học viên</Trans>
            </small>
          </span>
        )}
      </span>
      <span className={classes.label}>{term.label}</span>
    </li>
  );
}
