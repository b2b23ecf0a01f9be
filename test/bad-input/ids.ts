import type { Place, Planted } from '../matrix-places.ts';
import { addressOf, bodyOf, named, valueOf, type Schema } from '../matrix-requests.ts';
import type { BadWorld, Route, Sent } from './world.ts';

/** One way to put an id of `place` where one of `own` belongs. */
export type Foreign = { where: string; sent: (place: Place) => Sent };

const isIdField = (name: string, { format }: Schema) => (named[name] !== undefined && /Ids?$|^org$/.test(name) ? true : format === 'uuid');

/** What stands for an id of nobody that no word of `named` knows. */
const idOf = (name: string, schema: Schema, there: Planted): unknown => {
  const value = named[name]?.(there);
  if (value !== undefined) return value;
  return [schema.type].flat().includes('array') ? [there.person] : there.person;
};

/** A schema without its nulls and choices, all of them. */
const forms = (schema: Schema): Schema[] =>
  (schema.anyOf ?? schema.oneOf ?? [schema]).flatMap((one) => (one === schema ? [one] : forms(one)));

type Found = { path: string[]; name: string; schema: Schema };
/** Every field of a body that holds an id, the optional ones too; `[]` is the first of a list. */
function idFields(schema: Schema, path: string[] = []): Found[] {
  return forms(schema).flatMap((form) => {
    if (form.items) return idFields(form.items, [...path, '[]']);
    return Object.entries(form.properties ?? {}).flatMap(([name, one]) =>
      forms(one).some((each) => isIdField(name, each) || (each.items && isIdField(name, each.items)))
        ? [{ path: [...path, name], name, schema: forms(one).find(({ type }) => type !== 'null') ?? one }]
        : idFields(one, [...path, name]),
    );
  });
}

/** `body` with a value at `path`; what is not there on the way is made as its schema has it. */
function put(body: unknown, schema: Schema, [key, ...rest]: string[], value: unknown, own: Planted): unknown {
  if (key === undefined) return value;
  const form = forms(schema).find((one) => (key === '[]' ? one.items : one.properties?.[key]))!;
  if (key === '[]') return [put((body as unknown[] | undefined)?.[0] ?? valueOf('', form.items!, own), form.items!, rest, value, own)];
  const there = (body ?? valueOf('', form, own)) as Record<string, unknown>;
  const inside = form.properties![key]!;
  return { ...there, [key]: put(there[key], inside, rest, value, own) };
}

/** Every place of a request where an id stands: the address, its parameters, the body. */
export function foreignIn({ planted }: BadWorld, { url, described }: Route): Foreign[] {
  const own = planted.own;
  const inAddress = (/:(id|unitId|lineId|linkId|targetId|session|org)\b/.exec(url) ? [url] : []).map((): Foreign => ({
    where: 'address',
    sent: (place) => ({
      url: addressOf(url, planted[place], described),
      ...(described?.requestBody ? { payload: bodyOf(url, described, own) as object } : {}),
    }),
  }));
  const inQuery = (described?.parameters ?? [])
    .filter(
      (one) =>
        one.in === 'query' &&
        (one.schema.format === 'uuid' || ['runner', 'unit', 'lead', 'host', 'sender', 'issuer', 'org'].includes(one.name)),
    )
    .map(({ name, schema }): Foreign => ({
      where: `?${name}`,
      sent: (place) => {
        const address = addressOf(url, own, described);
        const value = schema.format === 'uuid' ? planted[place].person : name === 'org' ? planted[place].org : planted[place].unit;
        const year = url.startsWith('/api/reports/annual') ? '&year=2026' : '';
        return { url: `${address}${address.includes('?') ? '&' : '?'}${name}=${value}${year}` };
      },
    }));
  const schema = described?.requestBody?.content['application/json']?.schema;
  const inBody = (schema ? idFields(schema) : []).map(({ path, name, schema: field }): Foreign => ({
    where: path.join('.'),
    sent: (place) => ({ payload: put(bodyOf(url, described, own), schema!, path, idOf(name, field, planted[place]), own) as object }),
  }));
  return [...inAddress, ...inQuery, ...inBody];
}
