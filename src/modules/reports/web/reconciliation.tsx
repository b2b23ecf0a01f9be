import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Fold, Section } from '#ui/section.tsx';
import type { StatedFigure } from '../contract.ts';
import { FigureCard } from './figure-card.tsx';
import { differs, type FigureGroup, type FigureState, figureState, inGroups } from './figure-state.ts';
import classes from './reconciliation.module.css';

/** Published figures beside our own sum. Only those entitled ever receive them. */
export function Reconciliation({ figures }: { figures: StatedFigure[] }) {
  const { t } = useLingui();
  if (figures.length === 0) return null;
  const groups = inGroups(figures);
  const count = (state: FigureState) => figures.filter((figure) => figureState(figure) === state).length;
  const [open, explained, goals, matches, none] = [count('open'), count('explained'), count('goal'), count('matches'), count('none')];
  const [first, rest] = [groups.filter(differs), groups.filter((group) => !differs(group))];
  const hidden = rest.reduce((sum, { parts }) => sum + 1 + parts.length, 0);
  return (
    <Section
      title={t`Chênh lệch cần giải trình`}
      note={t`Số đã công bố đặt cạnh số tính ra từ từng lớp. Số đã công bố được giữ nguyên; chênh lệch đóng lại bằng một dòng giải trình.`}
    >
      <p className={classes.tally}>
        {open > 0 ? (
          <b>
            <Plural value={open} other="# số cần giải trình" />
          </b>
        ) : (
          <b>
            <Trans>Không còn số nào cần giải trình</Trans>
          </b>
        )}
        {explained > 0 && (
          <span>
            <Plural value={explained} other="# đã giải trình" />
          </span>
        )}
        {goals > 0 && (
          <span>
            <Plural value={goals} other="# chỉ tiêu" />
          </span>
        )}
        {matches > 0 && (
          <span>
            <Plural value={matches} other="# số khớp" />
          </span>
        )}
        {none > 0 && (
          <span>
            <Plural value={none} other="# chưa có gì để so" />
          </span>
        )}
      </p>
      <div className={classes.list}>
        <Groups groups={first} />
        {hidden > 0 && (
          <Fold
            title={<Plural value={hidden} other="# số không chênh hoặc chưa có dữ liệu để so" />}
            open={first.length === 0 && hidden <= 4}
          >
            <div className={classes.list}>
              <Groups groups={rest} />
            </div>
          </Fold>
        )}
      </div>
    </Section>
  );
}

function Groups({ groups }: { groups: FigureGroup[] }) {
  return groups.map(({ head, parts }) => (
    <Fragment key={head.id}>
      <FigureCard figure={head} />
      {parts.map((part) => (
        <FigureCard key={part.id} figure={part} />
      ))}
    </Fragment>
  ));
}
