import { Trans, useLingui } from '@lingui/react/macro';
import { Section } from '#ui/section.tsx';
import { Num } from '#ui/values.tsx';
import { type AnnualReport, turnMeasures } from '../contract.ts';
import { Figure } from './question.tsx';
import { turnWords } from './words.ts';
import classes from './turns-part.module.css';

/** Lượt by its three named measures, the persons behind each, and what was only declared. */
export function TurnsPart({ report }: { report: AnnualReport }) {
  const { t } = useLingui();
  const { luot, people, declared } = report;
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
                  <Figure value={luot[measure]} cell={`luot.${measure}`} />{' '}
                  <small>
                    <Trans>lượt</Trans>
                  </small>
                </span>
                <span className={classes.people}>
                  <Figure value={people[measure]} cell={`people.${measure}`} />{' '}
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
