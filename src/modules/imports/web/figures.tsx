import { useLingui } from '@lingui/react/macro';
import { StatTile, StatTiles } from '#ui/stat-tile.tsx';
import { Num } from '#ui/values.tsx';
import { importRowsPath } from '#web/links.ts';
import type { RowOutcome, Run } from '../contract.ts';
import classes from './imports.module.css';
import { useImportWords } from './words.ts';

/** The rows counted by what becomes of them; each count opens its rows. */
export function Figures({ run: { form, id, report } }: { run: Run }) {
  const { t } = useLingui();
  const { outcomes } = useImportWords();
  const { counts, figures } = report;
  if (counts.rows === 0) return null;
  const tiles: { outcome: RowOutcome; note: string }[] = [
    { outcome: 'added', note: t`chưa có` },
    { outcome: 'changed', note: t`đã có, tệp ghi khác` },
    { outcome: 'same', note: t`giống hệt trong tệp` },
    { outcome: 'held', note: t`có lỗi hoặc chờ trả lời` },
    { outcome: 'skipped', note: t`không thuộc loại tệp này` },
  ];
  return (
    <>
      <StatTiles>
        {tiles
          .filter(({ outcome }) => outcome !== 'skipped' || counts.skipped > 0)
          .map(({ outcome, note }) => (
            <StatTile
              key={outcome}
              label={outcomes[outcome]}
              value={<Num value={counts[outcome]} />}
              note={note}
              to={counts[outcome] > 0 ? importRowsPath(form, id, { outcome }) : undefined}
              tone={outcome === 'held' && counts.held > 0 ? 'warn' : 'plain'}
            />
          ))}
      </StatTiles>
      {figures.length > 0 && (
        <p className={classes.figures}>
          {figures.map(({ label, value }, at) => (
            <span key={label}>
              {at > 0 && ' · '}
              {label}: <strong>{typeof value === 'number' ? <Num value={value} /> : value}</strong>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
