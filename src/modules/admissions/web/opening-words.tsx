import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { StatusBadge, type Tone } from '#ui/status-badge.tsx';
import type { Opening } from '../opening-contract.ts';
import classes from './opening.module.css';

export const levelWords: Record<Opening['level'], MessageDescriptor> = {
  risk: msg`nguy cơ không mở được`,
  watch: msg`cần theo dõi`,
  fine: msg`ổn`,
};
const levelTone: Record<Opening['level'], Tone> = { risk: 'bad', watch: 'warn', fine: 'done' };

export function LevelBadge({ level }: { level: Opening['level'] }) {
  const { t } = useLingui();
  return <StatusBadge tone={levelTone[level]}>{t(levelWords[level])}</StatusBadge>;
}

/** Why a class may not open, one line for each reason. */
export const Reasons = ({ of }: { of: Opening['reasons'] }) =>
  of.length === 0 ? (
    '–'
  ) : (
    <ul className={classes.reasons}>
      {of.map(({ code, text }) => (
        <li key={code}>{text}</li>
      ))}
    </ul>
  );
