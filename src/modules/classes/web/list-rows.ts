import type { NewTrainee, Recorded } from '#contracts/classes';
import { ApiRefusal } from '#web/api.ts';
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

interface Part {
  what: string;
  todo?: string;
  params?: Record<string, unknown>;
  parts?: Part[];
}

/** After a refusal of the whole list: every line stays, those at fault with their reasons; the same lines where it was about something else. */
export function faultyLines(lines: readonly ListLine[], error: unknown): ListLine[] {
  if (!(error instanceof ApiRefusal)) return [...lines];
  // the refusal itself is the first row at fault, its parts the candidates for it and the other rows
  const faults = [error as Part, ...(error.parts as Part[])].filter((part) => typeof part.params?.['row'] === 'number');
  return lines.map((line, at) => {
    const fault = faults.find((part) => part.params?.['row'] === at + 1);
    const { problem: _old, ...sound } = line;
    if (!fault) return sound;
    const candidates = (fault.parts ?? []).flatMap(({ what, params }) =>
      typeof params?.['personId'] === 'string' ? [{ personId: params['personId'], words: what }] : [],
    );
    return { ...sound, problem: { what: fault.what, todo: fault.todo ?? '', candidates } };
  });
}
