import { useLingui } from '@lingui/react/macro';
import { useRouter } from '@tanstack/react-router';
import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { AppLink } from '#ui/link.tsx';
import { Num } from '#ui/values.tsx';
import { unitPath } from '#web/links.ts';
import type { TreeRow } from './visible-rows.ts';
import classes from './tree.module.css';

interface Props {
  rows: TreeRow[];
  label: string;
  onToggle: (row: TreeRow) => void;
}

/** One tab stop; arrows walk, right and left open and close, Enter goes to the unit. */
export function Tree({ rows, label, onToggle }: Props) {
  const { t } = useLingui();
  const router = useRouter();
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.unit.id === chosen),
  );

  const goTo = (index: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setChosen(row.unit.id);
    list.current?.querySelector<HTMLElement>(`[data-unit="${row.unit.id}"]`)?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const moves: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => (row.childCount === 0 ? undefined : row.open ? goTo(at + 1) : onToggle(row)),
      ArrowLeft: () => (row.open ? onToggle(row) : goTo(rows.findIndex((one) => one.unit.id === row.parentId))),
      Enter: () => void router.navigate({ href: unitPath(row.unit.id) }),
      ' ': () => row.childCount > 0 && onToggle(row),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <ul role="tree" aria-label={label} className={classes.tree} ref={list} onKeyDown={onKey}>
      {rows.map((row, index) => {
        const { unit, level, childCount, open } = row;
        return (
          <li
            key={unit.id}
            role="treeitem"
            data-unit={unit.id}
            data-faint={row.faint || undefined}
            aria-level={level}
            aria-setsize={row.siblings}
            aria-posinset={row.place}
            aria-expanded={childCount > 0 ? open : undefined}
            tabIndex={index === at ? 0 : -1}
            onFocus={() => setChosen(unit.id)}
            className={classes.row}
            style={{ '--level': level - 1 } as React.CSSProperties}
          >
            <span
              className={classes.toggle}
              data-open={open || undefined}
              data-leaf={childCount === 0 || undefined}
              title={childCount === 0 ? undefined : open ? t`Thu lại` : t`Mở ra`}
              aria-hidden
              onClick={() => childCount > 0 && onToggle(row)}
            >
              {childCount > 0 && <IconChevronRight size={18} stroke={1.8} />}
            </span>
            <AppLink plain to={unitPath(unit.id)} tabIndex={-1} className={classes.name}>
              {unit.name}
            </AppLink>
            {unit.code && <span className={classes.code}>{unit.code}</span>}
            {childCount > 0 && !open && (
              <span className={classes.count}>
                <Num value={childCount} />
                <span className={classes.hidden}> {t`đơn vị trực thuộc`}</span>
              </span>
            )}
            <span className={classes.bloc}>{unit.blocName}</span>
          </li>
        );
      })}
    </ul>
  );
}
