import { annotateWorkbook, type Notes } from './annotate.ts';

const PIECE = 1024 * 1024;

/** For `annotateApart`: the annotated file, in pieces. */
export default async function* annotate(file: { bytes: Uint8Array; name: string }, notes: unknown): AsyncGenerator<Uint8Array> {
  const bytes = await annotateWorkbook(file.bytes, notes as Notes, file.name);
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.slice(at, at + PIECE);
}
