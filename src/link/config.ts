import { readFile } from 'node:fs/promises';
import { KINDS, type Kind } from '#kit/linkage/index.ts';
import { errorCode, Fault } from '#platform/fault.ts';
import { linkFaults } from './faults.vi.ts';

export type LinkConfig = { id: string; fields: readonly { column: string; as: Kind }[] };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** What the columns are. @throws Fault naming what is wrong and where. */
export async function readConfig(path: string): Promise<LinkConfig> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Fault(linkFaults.unreadable(path, errorCode(error) ?? ''));
  });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Fault(linkFaults.configShape(path, (error as Error).message));
  }
  return checked(path, value);
}

function checked(path: string, value: unknown): LinkConfig {
  if (!isObject(value)) throw new Fault(linkFaults.configShape(path, 'không phải một đối tượng'));
  refuseOthers(path, value, ['id', 'fields']);
  if (!isText(value.id)) throw new Fault(linkFaults.configId(path));
  if (!Array.isArray(value.fields) || value.fields.length === 0) throw new Fault(linkFaults.configFields(path));
  const fields = value.fields.map((field: unknown, at) => checkedField(path, field, at + 1));
  const twice = fields.find(({ column }, at) => fields.findIndex((other) => other.column === column) !== at);
  if (twice) throw new Fault(linkFaults.configTwice(path, twice.column));
  return { id: value.id.trim(), fields };
}

function checkedField(path: string, field: unknown, number: number): { column: string; as: Kind } {
  if (!isObject(field) || !isText(field.column) || !isText(field.as)) throw new Fault(linkFaults.configField(path, number));
  refuseOthers(path, field, ['column', 'as']);
  const as = KINDS.find((kind) => kind === field.as);
  if (!as) throw new Fault(linkFaults.configKind(path, number, field.column, field.as, KINDS));
  return { column: field.column.trim(), as };
}

function refuseOthers(path: string, value: Record<string, unknown>, known: readonly string[]): void {
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other !== undefined) throw new Fault(linkFaults.configUnknown(path, other));
}
