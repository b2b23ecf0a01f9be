import { Trans, useLingui } from '@lingui/react/macro';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { useGet } from '#web/query.ts';
import { type AnnualReport, type AnnualReview, type AnnualTurns, turnMeasures } from '../contract.ts';
import { Figure } from './question.tsx';
import { turnWords } from './words.ts';
import classes from './turns-part.module.css';

type Shown = { report: AnnualReview | AnnualReport; query: Record<string, string | number | undefined> };

/** Lượt by its three named measures, the persons behind each, and what was only declared. Persons are counted one by one and come later. */
export function TurnsPart({ report, query }: Shown) {
  const { t } = useLingui();
  const kept = 'people' in report ? report : undefined;
  const counted = useGet<AnnualTurns>('/api/reports/annual/turns', query, { enabled: !kept });
  const turns: Partial<AnnualTurns> = kept ?? (counted.isPlaceholderData ? {} : (counted.data ?? {}));
  const luot: Partial<AnnualTurns['luot']> = turns.luot ?? report.luot;
  const { declared } = report;
  const wait = counted.error ? t`Chưa đếm được` : '…';
  return (
    <Section title={t`Lượt và người`} note={t`Một người học hai chương trình là hai lượt, một người. Luôn nói rõ đang đếm theo cách nào.`}>
      <ul className={classes.measures}>
        {turnMeasures.map((measure) => (
          <li key={measure} className={classes.measure}>
            <span className={classes.name}>{t(turnWords[measure].name)}</span>
            {luot[measure] === null ? (
              <span className={classes.refused}>
                <Trans>Không cộng được qua nhiều năm</Trans>
              </span>
            ) : (
              <span className={classes.values}>
                <span>
                  <Later value={luot[measure]} cell={`luot.${measure}`} wait={wait} />{' '}
                  <small>
                    <Trans>lượt</Trans>
                  </small>
                </span>
                <span className={classes.people}>
                  <Later value={turns.people?.[measure]} cell={`people.${measure}`} wait={wait} />{' '}
                  <small>
                    <Trans>người</Trans>
                  </small>
                </span>
              </span>
            )}
            <span className={classes.meaning}>{t(turnWords[measure].meaning)}</span>
          </li>
        ))}
        {declared && declared.classes > 0 && (
          <li className={classes.measure} data-apart>
            <span className={classes.name}>
              <Trans>Lớp kê khai</Trans>
            </span>
            <span className={classes.values}>
              <span>
                <Figure value={declared.classes} cell="declared.classes" />{' '}
                <small>
                  <Trans>lớp</Trans>
                </small>
              </span>
              <span className={classes.people}>
                <Num value={declared.turns} />{' '}
                <small>
                  <Trans>lượt</Trans>
                </small>
              </span>
            </span>
            <span className={classes.meaning}>
              <Trans>Đơn vị tự kê khai, không có danh sách học viên; không cộng vào các số khác trên trang này.</Trans>
            </span>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Later({ value, cell, wait }: { value: number | null | undefined; cell: string; wait: string }) {
  return value === undefined ? <span role="status">{wait}</span> : <Figure value={value} cell={cell} />;
}
