import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Fold, Section } from '#ui/section.tsx';
import type { StatedFigure } from '../contract.ts';
import { FigureCard } from './figure-card.tsx';
import { figureState, inOrder } from './figure-state.ts';
import classes from './reconciliation.module.css';

/** Published figures beside our own sum. Only those entitled ever receive them. */
export function Reconciliation({ figures }: { figures: StatedFigure[] }) {
  const { t } = useLingui();
  if (figures.length === 0) return null;
  const sorted = inOrder(figures);
  const count = (state: string) => sorted.filter((figure) => figureState(figure) === state).length;
  const [open, explained, matches, none] = [count('open'), count('explained'), count('matches'), count('none')];
  const first = sorted.filter((figure) => ['open', 'explained'].includes(figureState(figure)));
  const rest = sorted.filter((figure) => !first.includes(figure));
  return (
    <Section title={t`Chênh lệch cần giải trình`} note={t`Số đã công bố đặt cạnh số cộng từ từng lớp. Số đã công bố được giữ nguyên; chênh lệch đóng lại bằng một dòng giải trình.`}>
      <p className={classes.tally}>
        {open > 0 ? <b><Plural value={open} other="# số cần giải trình" /></b> : <b><Trans>Không còn số nào cần giải trình</Trans></b>}
        {explained > 0 && <span><Plural value={explained} other="# đã giải trình" /></span>}
        {matches > 0 && <span><Plural value={matches} other="# số khớp" /></span>}
        {none > 0 && <span><Plural value={none} other="# chưa có gì để so" /></span>}
      </p>
      <div className={classes.list}>
        {first.map((figure) => (
          <FigureCard key={figure.id} figure={figure} />
        ))}
        {rest.length > 0 && (
          <Fold title={<Plural value={rest.length} other="# số khớp hoặc chưa có dữ liệu để so" />} open={first.length === 0 && rest.length <= 4}>
            <div className={classes.list}>
              {rest.map((figure) => (
                <FigureCard key={figure.id} figure={figure} />
              ))}
            </div>
          </Fold>
        )}
      </div>
    </Section>
  );
}
