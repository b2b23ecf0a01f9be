import type { ClassPage, TraineeRow } from '#contracts/classes';
import { traineeNote } from './trainees-field.tsx';

/** What every form of a command on one class is given. */
export interface CommandProps {
  training: ClassPage;
  /** Trainees ticked on the page before the command was chosen. */
  picked: string[];
  onClose: () => void;
}

export const isPreparing = (training: ClassPage) => ['preparing', 'agreed', 'decided'].includes(training.status);
export const isRunning = (training: ClassPage) => ['running', 'paused', 'awaiting_closing'].includes(training.status);
export const classApi = (training: ClassPage, rest: string) => `/api/classes/${training.id}/${rest}`;

export const withStatus = (training: ClassPage, ...statuses: TraineeRow['status'][]) =>
  training.trainees.filter((row) => statuses.includes(row.status));
export const inClass = (training: ClassPage) => withStatus(training, 'active', 'paused');

export const asPeople = (rows: TraineeRow[]) => rows.map((row) => ({ id: row.id, fullName: row.fullName, note: traineeNote(row) }));
/** Those of the ticked rows that the command can be about. */
export const among = (rows: TraineeRow[], picked: string[]) => rows.filter((row) => picked.includes(row.id)).map((row) => row.id);
