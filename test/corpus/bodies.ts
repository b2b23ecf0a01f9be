import { readFileSync } from 'node:fs';
import type { RunningApp } from './running-app.ts';

type Schema = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  pattern?: string;
};
type Operation = {
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  parameters?: { in: string; name: string; schema?: Schema }[];
};
export type OpenApi = { paths: Record<string, Record<string, Operation>> };

const NOBODY = '01900000-0000-7000-8000-000000000001';
export const address = (url: string) => url.replace(/:\w+|\{\w+\}/g, NOBODY);

/** Writes with a body, signing out and in aside. */
export const bodyRoutes = (app: RunningApp) => app.ready.routes.filter((one) => one.body && !one.url.startsWith('/api/session'));

/** A body of the right shape whose every free text is `text`. */
function bodyWith(schema: Schema | undefined, text: string, depth = 0): unknown {
  if (!schema || depth > 6) return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) return bodyWith(schema.anyOf[0], text, depth + 1);
  if (schema.type === 'object' || schema.properties) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, bodyWith(inner, text, depth + 1)]));
  }
  if (schema.type === 'array') return [bodyWith(schema.items, text, depth + 1)];
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type === 'boolean') return false;
  if (schema.format === 'uuid') return NOBODY;
  if (schema.format === 'date' || schema.pattern?.includes('\\d{4}-')) return '2026-01-15';
  return text;
}

/** Every write that takes a text, and every look-up that does: method, address, body for a given text. */
export function textRequests({ paths }: OpenApi): ((text: string) => { method: string; path: string; body?: string })[] {
  return Object.entries(paths).flatMap(([url, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, parameters = [] }]) => {
      const schema = requestBody?.content?.['application/json']?.schema;
      const query = parameters.find((one) => one.in === 'query' && one.schema?.type === 'string' && !one.schema.enum && !one.schema.format);
      if (url.startsWith('/api/session')) return [];
      if (schema)
        return [(text: string) => ({ method: method.toUpperCase(), path: address(url), body: JSON.stringify(bodyWith(schema, text)) })];
      if (method === 'get' && query) {
        return [(text: string) => ({ method: 'GET', path: `${address(url)}?${query.name}=${encodeURIComponent(text.toWellFormed())}` })];
      }
      return [];
    }),
  );
}

/** The texts of the corpus, each once. */
export function naughtyTexts(folder: string, names = ['blns.json', 'filenames.json', 'formula-injection.json']): string[] {
  return [...new Set(names.flatMap((name) => texts(JSON.parse(readFileSync(`${folder}/strings/${name}`, 'utf8')))))];
}

const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value
      ? Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
      : [];
