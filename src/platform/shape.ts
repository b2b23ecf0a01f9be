import { z } from 'zod';
import { Refusal, phrase, type Saying } from './refusal.ts';

/** What does not fit a schema: where, and in words with the name of the field. */
export type Misfit = { where: string | null; detail: Saying };

/** A value as its schema has it, or all that does not fit. A schema's own `error` is a code of the catalogue. */
export function shaped<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { data: T; misfits?: undefined } | { data?: undefined; misfits: Misfit[] } {
  const read = z.safeParse(schema, value, { error: codeOf });
  if (read.success) return { data: read.data };
  return { misfits: read.error.issues.map((issue) => ({ where: issue.path.join('.') || null, detail: inField(issue) })) };
}

/** All misfits as one refusal of the request, the first in front. */
export function refusalOf([first, ...others]: readonly Misfit[]): Refusal {
  const one = ({ where, detail }: Misfit, parts: Refusal[]) =>
    new Refusal('request.invalid', { detail }, { status: 400, parts, ...(where ? { where } : {}) });
  return one(
    first!,
    others.map((other) => one(other, [])),
  );
}

const types: Record<string, string> = {
  string: 'value.text',
  number: 'value.number',
  int: 'value.whole',
  boolean: 'value.yes_no',
  array: 'value.list',
  object: 'value.group',
  record: 'value.group',
};
/** What is counted in a thing of this kind. */
const counted = (origin: string) => (origin === 'string' ? 'signs' : origin === 'array' || origin === 'set' ? 'items' : 'number');

function codeOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? 'value.missing' : (types[issue.expected] ?? 'value.other');
    case 'invalid_value':
      return issue.input === undefined || issue.input === null ? 'value.missing' : 'value.choice';
    case 'too_big':
      return `value.most_${counted(issue.origin)}`;
    case 'too_small':
      return `value.least_${counted(issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'value.id' : 'value.other';
    case 'unrecognized_keys':
      return 'value.unknown_fields';
    default:
      return 'value.other';
  }
}

function inField({ path, ...issue }: z.core.$ZodIssue): Saying {
  const params = {
    ...('maximum' in issue ? { limit: Number(issue.maximum) } : {}),
    ...('minimum' in issue ? { limit: Number(issue.minimum) } : {}),
    ...('values' in issue ? { choices: issue.values.join(', ') } : {}),
    ...(issue.code === 'unrecognized_keys' ? { fields: issue.keys.slice(0, 5).join(', ').slice(0, 200) } : {}),
  };
  const detail = phrase(issue.message, params);
  const field = path.findLast((part) => typeof part === 'string');
  if (field === undefined) return detail;
  const index = path.findLast((part) => typeof part === 'number');
  const named = phrase(`field.${field}`);
  return index === undefined
    ? phrase('value.in_field', { field: named, detail })
    : phrase('value.in_field_of', { field: named, place: index + 1, detail });
}
