import type { NewTrainee, Recorded } from '#contracts/classes';
import type { PastedRow } from './paste-rows.ts';

interface Problem {
  what: string;
  todo: string;
  /** People on record who may be meant. */
  candidates: { personId: string; words: string }[];
}

interface Line {
  /** Of the line on screen. */
  key: string;
  problem?: Problem;
}
/** A person on record. */
export interface KnownLine extends Line {
  personId: string;
  fullName: string;
  note: string;
}
/** Somebody described; found or registered by the server. */
export interface NewLine extends Line, PastedRow {
  personId?: undefined;
  senderId: string;
  category: NewTrainee['category'];
  confirmDifferent: boolean;
}
export type ListLine = KnownLine | NewLine;

export const isComplete = (line: ListLine): boolean => line.personId !== undefined || (line.fullName !== '' && line.senderId !== '');

export const rowsBody = (lines: readonly ListLine[]) =>
  lines.map((line) =>
    line.personId !== undefined
      ? { personId: line.personId }
      : {
          fullName: line.fullName,
          birthDate: line.birthDate || null,
          sex: line.sex || null,
          senderId: Number(line.senderId),
          category: line.category,
          positionTitle: line.positionTitle || null,
          confirmDifferent: line.confirmDifferent,
        },
  );

type Held = NonNullable<Recorded['held']>;

/** After a partial success: only what was held stays on screen, each with its reason. */
export const heldLines = (lines: readonly ListLine[], held: Held): ListLine[] =>
  held.flatMap(({ row, what, todo, candidates }) => {
    const line = lines[row - 1];
    return line ? [{ ...line, problem: { what, todo, candidates } }] : [];
  });
