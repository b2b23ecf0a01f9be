import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { StatusBadge, type Tone } from '#ui/status-badge.tsx';
import { DateText, Num } from '#ui/values.tsx';
import { useCan } from '#web/session.tsx';
import type { StatedFigure } from '../contract.ts';
import { Candidates } from './candidates.tsx';
import { ExplainForm } from './explain-form.tsx';
import { type FigureState, figureState, isGoal } from './figure-state.ts';
import { Figure } from './question.tsx';
import { measureCells, measureWords } from './words.ts';
import classes from './reconciliation.module.css';

const tones: Record<FigureState, Tone> = { open: 'warn', explained: 'done', goal: 'active', matches: 'done', none: 'neutral' };

export function FigureCard({ figure }: { figure: StatedFigure }) {
  const { t } = useLingui();
  const id = useId();
  const mayExplain = useCan('reports.explain');
  const [writing, setWriting] = useState(false);
  const state = figureState(figure);
  const words: Record<FigureState, string> = {
    open: t`Cần giải trình`,
    explained: t`Đã giải trình`,
    goal: t({ message: 'Chỉ tiêu', context: 'target' }),
    matches: t`Khớp`,
    none: t`Chưa so được`,
  };
  const measure = measureWords[figure.measure];
  const years = figure.yearFrom === figure.yearTo ? String(figure.yearFrom) : `${figure.yearFrom}–${figure.yearTo}`;
  return (
    <article className={classes.card} aria-labelledby={id} data-part={figure.partOf !== null || undefined}>
      <div className={classes.words}>
        <div className={classes.top}>
          <StatusBadge tone={tones[state]}>{words[state]}</StatusBadge>
          <h3 id={id}>{figure.label}</h3>
        </div>
        <p className={classes.source}>{figure.source}</p>
        <p className={classes.source}>
          <Trans>
            Đo: {measure ? t(measure) : figure.measure}, {years}
          </Trans>
        </p>
        {figure.note && <p className={classes.note}>{figure.note}</p>}
        {figure.remarks.map((remark) => (
          <p key={remark.code} className={classes.note}>
            {remark.text}
          </p>
        ))}
      </div>
      <Comparison figure={figure} />
      {figure.candidates.length > 0 && <Candidates candidates={figure.candidates} />}
      {(figure.explanation !== null || (mayExplain && state === 'open')) && (
        <div className={classes.close}>
          {figure.explanation !== null && (
            <div>
              <p className={classes.explanation}>{figure.explanation}</p>
              <p className={classes.source}>
                {figure.explainedBy ?? <Trans>Giải trình</Trans>}, <DateText value={figure.explainedAt} />
              </p>
            </div>
          )}
          {mayExplain && (
            <Button variant={figure.explanation === null ? 'light' : 'subtle'} onClick={() => setWriting(true)} className={classes.button}>
              {figure.explanation === null ? <Trans>Ghi giải trình</Trans> : <Trans>Sửa giải trình</Trans>}
            </Button>
          )}
        </div>
      )}
      {writing && <ExplainForm figure={figure} onClose={() => setWriting(false)} />}
    </article>
  );
}

/** Stated, computed, difference; classes and trainees side by side. */
function Comparison({ figure }: { figure: StatedFigure }) {
  const { t } = useLingui();
  const cells = measureCells[figure.measure];
  const goal = isGoal(figure);
  const { classes: ofClasses, trainees, parts } = figure;
  const withClasses = ofClasses.stated !== null || ofClasses.computed !== null;
  const columns = [
    ...(withClasses ? [{ id: 'classes' as const, name: t({ message: 'Lớp', context: 'plural' }), side: ofClasses }] : []),
    { id: 'trainees' as const, name: goal ? t`Lượt` : t`Học viên`, side: trainees },
  ];
  const partSides = parts && [...(withClasses ? [{ id: 'classes', side: parts.classes }] : []), { id: 'trainees', side: parts.trainees }];
  return (
    <table className={classes.comparison}>
      <caption className={classes.unseen}>{figure.label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.unseen}>{t`Nguồn số`}</span>
          </th>
          {columns.map(({ id, name }) => (
            <th key={id} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{goal ? <Trans context="target">Chỉ tiêu</Trans> : <Trans>Công bố</Trans>}</th>
          {columns.map(({ id, side }) => (
            <td key={id}>
              {figure.approx && side.stated !== null && (
                <span className={classes.about}>
                  <Trans>khoảng</Trans>{' '}
                </span>
              )}
              <Num value={side.stated} />
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">{goal ? <Trans>Đã cử</Trans> : <Trans>Tính ra</Trans>}</th>
          {columns.map(({ id, side }) => (
            <td key={id}>
              {cells && side.computed ? (
                <Figure value={side.computed} cell={cells[id]} stated={figure.id} />
              ) : (
                <Num value={side.computed} />
              )}
            </td>
          ))}
        </tr>
        <tr className={classes.difference}>
          <th scope="row">{goal ? <Trans>Còn lại</Trans> : <Trans>Chênh lệch</Trans>}</th>
          {columns.map(({ id, side }) => (
            <td key={id} data-differs={(!goal && Boolean(side.difference)) || undefined}>
              {side.difference === 0 && !goal ? <Trans>khớp</Trans> : <Num value={side.difference} sign={!goal} />}
            </td>
          ))}
        </tr>
        {partSides && (
          <tr>
            <th scope="row">
              <Trans>Các phần cộng lại</Trans>
            </th>
            {partSides.map(({ id, side }) => (
              <td key={id}>
                <Num value={side.computed} />
                {Boolean(side.difference) && (
                  <b>
                    {' '}
                    (<Num value={side.difference} sign />)
                  </b>
                )}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
