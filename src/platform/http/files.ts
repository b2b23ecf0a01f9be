import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Act } from '../database/transaction.ts';
import { Refusal } from '../refusal.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type Upload = { file: { name: string; bytes: Uint8Array } | null; fields: Record<string, string> };

/** A multipart body: at most one file (20 MB, see server.ts) and short text fields. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { file: null, fields: {} };
  try {
    for await (const part of request.parts()) {
      // some send a file without a name
      if (part.type === 'file') upload.file = { name: (part.filename ?? '').normalize('NFC').slice(0, 255), bytes: await part.toBuffer() };
      else if (typeof part.value === 'string') upload.fields[part.fieldname] = part.value;
    }
  } catch (error) {
    // what the reader of forms can name (too large, too many) has a status; the rest was cut off on the way
    throw error instanceof Error && 'statusCode' in error ? error : new Refusal('request.malformed', {}, { status: 400 });
  }
  return upload;
}

/** A repeated upload is the same request only if the file and the fields are the same. */
export function uploadAct(act: Act, url: string, { file, fields }: Upload): Act {
  const sha256 = file && createHash('sha256').update(file.bytes).digest('hex');
  return act.idempotency ? { ...act, idempotency: { key: act.idempotency.key, body: { url, fields, sha256 } } } : act;
}

/** A plain download. */
export const sendFile = (reply: FastifyReply, name: string, type: string, bytes: Uint8Array): FastifyReply =>
  fileHeaders(reply, name, type).send(Buffer.from(bytes));

/** Says that what follows is a file to keep; its name may be Vietnamese (RFC 6266). */
export function fileHeaders(reply: FastifyReply, named: string, type: string): FastifyReply {
  // no ends of lines, nothing unseen, no folders
  const name = named.replace(/[\p{C}\p{Zl}\p{Zp}/\\]/gu, '_');
  const ascii = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^\w.-]+/g, '_');
  const full = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return reply.header('content-type', type).header('content-disposition', `attachment; filename="${ascii}"; filename*=UTF-8''${full}`);
}
