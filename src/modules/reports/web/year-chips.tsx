import { Plural, Trans } from '@lingui/react/macro';
import { AppLink } from '#ui/link.tsx';
import { annualReviewPath } from '#web/links.ts';
import { useYears } from './use-years.ts';
import classes from './year-chips.module.css';

/** The years that can be reviewed, each a link with the number of classes that opened in it. */
export function YearChips() {
  const { years } = useYears();
  const known = years.filter(({ opened }) => opened > 0);
  if (known.length === 0) return null;
  return (
    <div className={classes.chips}>
      <span className={classes.lead}>
        <Trans>Năm đã có số liệu:</Trans>
      </span>
      {known.slice(0, 8).map(({ year, opened }) => (
        <AppLink key={year} plain className={classes.chip} to={annualReviewPath({ year })}>
          <b>{year}</b>{' '}
          <span>
            <Plural value={opened} other="# lớp mở" />
          </span>
        </AppLink>
      ))}
    </div>
  );
}
