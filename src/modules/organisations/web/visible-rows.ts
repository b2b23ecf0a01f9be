import { fold } from '#kit/text.ts';
import type { Unit, UnitNode } from '../contract.ts';

export interface TreeRow {
  unit: Unit;
  level: number;
  /** Place among its siblings that are shown, from 1, and how many those are. */
  place: number;
  siblings: number;
  childCount: number;
  open: boolean;
  parentId: number | null;
  /** Only there because something below it was looked for. */
  faint: boolean;
}

interface Wanted {
  q?: string | undefined;
  bloc?: number | undefined;
}

/** The lines of the tree as they stand on the screen. While one looks for something, every branch that holds it is open. */
export function visibleRows(roots: readonly UnitNode[], open: ReadonlySet<number>, wanted: Wanted): TreeRow[] {
  const words = fold(wanted.q ?? '')
    .split(' ')
    .filter(Boolean);
  const searching = words.length > 0 || wanted.bloc !== undefined;
  const matches = (unit: Unit) => {
    const text = fold([unit.name, unit.shortName, unit.code, unit.symbol].join(' '));
    return (wanted.bloc === undefined || unit.bloc === wanted.bloc) && words.every((word) => text.includes(word));
  };
  const kept = new Set<number>();
  const mark = (node: UnitNode): boolean => {
    const below = node.children.map(mark).some(Boolean);
    if (below || matches(node)) kept.add(node.id);
    return kept.has(node.id);
  };
  if (searching) roots.forEach(mark);

  const rows: TreeRow[] = [];
  const add = (nodes: readonly UnitNode[], level: number, parentId: number | null) => {
    const shown = searching ? nodes.filter((node) => kept.has(node.id)) : nodes;
    shown.forEach((node, index) => {
      const { children, ...unit } = node;
      const holds = searching ? children.some((child) => kept.has(child.id)) : children.length > 0;
      const isOpen = holds && (searching ? !open.has(-node.id) : open.has(node.id));
      rows.push({
        unit,
        level,
        parentId,
        place: index + 1,
        siblings: shown.length,
        childCount: holds ? children.length : 0,
        open: isOpen,
        faint: searching && !matches(node),
      });
      if (isOpen) add(children, level + 1, node.id);
    });
  };
  add(roots, 1, null);
  return rows;
}

/** Every unit that has something below it. */
export function branches(nodes: readonly UnitNode[]): number[] {
  return nodes.flatMap((node) => (node.children.length > 0 ? [node.id, ...branches(node.children)] : []));
}
