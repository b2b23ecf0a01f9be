import { Trans } from '@lingui/react/macro';
import classes from './practice-band.module.css';
import { useSession } from './session.tsx';

/** On every page and every paper of a practice tenant, and nowhere else. */
export function PracticeBand() {
  const { practice } = useSession().tenant;
  if (!practice) return null;
  const at = practice.resetAt;
  return (
    <p role="note" className={classes.band}>
      <Trans>Bản thực hành: dữ liệu giả, làm lại mỗi đêm lúc {at}</Trans>
    </p>
  );
}
