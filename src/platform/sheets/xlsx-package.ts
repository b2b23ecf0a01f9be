import { Refusal } from '#platform/refusal.ts';
import type { Container } from './container.ts';
import { XmlScanner, type XmlHandler } from './xml-scanner.ts';

export type WorkbookPlan = {
  from1904: boolean;
  /** Worksheets in the order of their tabs; charts and dialogs are not sheets of cells. */
  sheets: { name: string; hidden: boolean; part: string }[];
  strings: string | null;
  styles: string | null;
};

/** Runs a handler over one part. Refuses: file.doctype, file.unreadable, file.suspicious. */
export async function scanPart(container: Container, part: string, handler: XmlHandler): Promise<void> {
  const scanner = new XmlScanner(part, handler);
  for await (const chunk of container.open(part)) scanner.feed(chunk);
  scanner.end();
}

/** The main part of an Office container, by its relations, or where everybody puts it; null where it is no Office file. */
export async function mainPart(container: Container): Promise<string | null> {
  if (container.has('_rels/.rels')) {
    const relations = await readRelations(container, '');
    for (const { type, target } of relations.values()) {
      if (type.endsWith('/officeDocument') && container.has(target)) return target;
    }
  }
  return ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml', 'ppt/presentation.xml'].find((name) => container.has(name)) ?? null;
}

export async function readPlan(container: Container, main: string): Promise<WorkbookPlan> {
  const relations = await readRelations(container, main);
  const plan: WorkbookPlan = { from1904: false, sheets: [], strings: null, styles: null };
  for (const { type, target } of relations.values()) {
    if (!container.has(target)) continue;
    if (type.endsWith('/sharedStrings')) plan.strings = target;
    if (type.endsWith('/styles')) plan.styles = target;
  }
  let inSheets = false;
  await scanPart(container, main, {
    open(name, tag) {
      if (name === 'workbookPr') plan.from1904 = isTrue(tag.get('date1904'));
      else if (name === 'sheets') inSheets = true;
      else if (name === 'sheet' && inSheets) {
        const relation = relations.get(tag.getPrefixed('id') ?? tag.get('id') ?? '');
        if (!relation) throw new Refusal('file.unreadable', { detail: main });
        if (!relation.type.endsWith('/worksheet')) return;
        if (!container.has(relation.target)) throw new Refusal('file.unreadable', { detail: relation.target });
        const hidden = (tag.get('state') ?? 'visible') !== 'visible';
        plan.sheets.push({ name: (tag.get('name') ?? '').normalize('NFC'), hidden, part: relation.target });
      }
    },
    close(name) {
      if (name === 'sheets') inSheets = false;
    },
  });
  return plan;
}

type Relations = Map<string, { type: string; target: string }>;

/** The relations of one part to others inside the container, by their ids. */
export async function readRelations(container: Container, part: string): Promise<Relations> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations: Relations = new Map();
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  if (!container.has(name)) return relations;
  await scanPart(container, name, {
    open(element, tag) {
      if (element !== 'Relationship' || tag.get('TargetMode') === 'External') return;
      relations.set(tag.get('Id') ?? '', { type: tag.get('Type') ?? '', target: resolve(folder, tag.get('Target') ?? '') });
    },
    close() {},
  });
  return relations;
}

/** 'xl/' + '../a/b.xml' → 'a/b.xml'; '/xl/a.xml' → 'xl/a.xml'. */
function resolve(folder: string, target: string): string {
  const path: string[] = [];
  const whole = target.startsWith('/') || target.startsWith('\\') ? target : folder + target;
  for (const step of whole.split(/[\\/]/)) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

export const isTrue = (value: string | null): boolean => value !== null && /^(1|true|on|t)$/i.test(value.trim());
