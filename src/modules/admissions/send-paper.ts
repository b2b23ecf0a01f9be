import type { FastifyReply } from 'fastify';
import type { Actor } from '#platform/actor.ts';
import type { Database, Reader } from '#platform/database/transaction.ts';
import { DOCX, writeDocument, type Paper } from '#platform/docx.ts';
import { noteOfFile, takenBy } from '#platform/http/export-note.ts';
import { sendFile } from '#platform/http/files.ts';

/** A paper as a Word file; the database is let go before it is made, and the register of exports says who took what. */
export async function sendPaper(
  database: Database,
  actor: Actor,
  reply: FastifyReply,
  list: string,
  filter: Record<string, unknown>,
  write: (db: Reader) => Promise<{ paper: Paper; name: string }>,
): Promise<FastifyReply> {
  const { paper, name } = await database.read(actor, write);
  const taken = takenBy(actor);
  const bytes = await writeDocument(paper, taken);
  database.note(actor, noteOfFile(taken, list, 'docx', filter));
  return sendFile(reply, `${name}.docx`, DOCX, bytes);
}
