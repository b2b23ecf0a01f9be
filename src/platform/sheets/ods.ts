import { Refusal } from '#platform/refusal.ts';
import type { Container } from './container.ts';
import type { FileLimits } from './limits.ts';
import { OdsTables } from './ods-tables.ts';
import { OdsFonts } from './ods-fonts.ts';
import type { SheetPart } from './sheet-parts.ts';
import { scanPart } from './xlsx-package.ts';
import { XmlScanner } from './xml-scanner.ts';

/** Streams an OpenDocument spreadsheet. Refuses: file.encrypted, file.no_sheet, file.unreadable, file.doctype, limits. */
export async function* readOds(container: Container, limits: FileLimits): AsyncGenerator<SheetPart> {
  if (await isEncrypted(container)) throw new Refusal('file.encrypted');
  const fonts = new OdsFonts();
  if (container.has('styles.xml')) await scanPart(container, 'styles.xml', { open: (name, tag) => fonts.open(name, tag), close() {} });
  const tables = new OdsTables(fonts, limits);
  const scanner = new XmlScanner('content.xml', tables);
  for await (const chunk of container.open('content.xml')) {
    scanner.feed(chunk);
    yield* tables.take();
  }
  scanner.end();
  if (tables.count === 0) throw new Refusal('file.no_sheet');
}

async function isEncrypted(container: Container): Promise<boolean> {
  if (container.has('encrypted-package')) return true;
  if (!container.has('META-INF/manifest.xml')) return false;
  let encrypted = false;
  await scanPart(container, 'META-INF/manifest.xml', { open: (name) => void (encrypted ||= name === 'encryption-data'), close() {} });
  return encrypted;
}
