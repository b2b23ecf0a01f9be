import { z } from 'zod';
import { yearSchema } from '#kit/schemas.ts';

const day = z.iso.date();
const count = z.number().int();

const classBrief = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  programme: z.string(),
  host: z.string().nullable(),
  status: z.string(),
  date: day,
  days: count,
  trainees: count,
});
const listed = <T extends z.ZodType>(row: T) => z.object({ total: count, rows: z.array(row) });
/** A request that waits for the one who asks: `days` since it came there, `late` past its deadline. */
const waitingRequest = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.string(),
  from: z.string(),
  /** Returned to one's own unit; else it waits for one's answer. */
  returned: z.boolean(),
  days: count,
  dueOn: day.nullable(),
  late: count,
});
const promisedDocument = z.object({
  eventId: z.string(),
  kind: z.string(),
  date: day,
  due: day.nullable(),
  days: count,
  directedBy: z.string().nullable(),
  classId: z.string().nullable(),
  classCode: z.string().nullable(),
  className: z.string().nullable(),
  slotId: z.string().nullable(),
  programme: z.string().nullable(),
});
/** A programme that a document wants brought up to date by a day. */
const contentUpdate = z.object({
  id: z.string(),
  familyId: z.string(),
  programme: z.string(),
  what: z.string(),
  document: z.string(),
  dueOn: day,
  late: count,
});
export const homeQuery = z.object({ year: yearSchema.optional() });
export const homeAnswer = z.object({
  today: day,
  overdue: z.object({
    /** Still in class after the planned end; `date` is that end, `days` how long ago. */
    classes: listed(classBrief),
    /** Quarter gone by, nothing recorded: one row for a plan line. */
    slots: listed(
      z.object({
        planId: z.string(),
        planTitle: z.string(),
        lineId: z.string().nullable(),
        programme: z.string(),
        host: z.string().nullable(),
        year: count,
        quarter: count.nullable(),
        slots: count,
        seats: count,
      }),
    ),
    /** "Theo chỉ đạo, văn bản bổ sung sau", past the day it was promised for. */
    documents: listed(promisedDocument),
    /** Requests that wait for whoever asks, past the day an answer was due. */
    requests: listed(waitingRequest),
    /** Classes that may not open: short of people, or of the paper they wait for; the nearest first. */
    atRisk: listed(
      z.object({
        classId: z.string().nullable(),
        planId: z.string().nullable(),
        code: z.string(),
        name: z.string(),
        programme: z.string(),
        opensOn: day.nullable(),
        days: count.nullable(),
        why: z.string(),
        mergeWith: z.string().nullable(),
        silent: count,
      }),
    ),
    /** Programmes whose day to be brought up to date has passed. */
    updates: listed(contentUpdate),
    /** Lines that wait for a document whose day has passed. */
    waitingLines: listed(
      z.object({
        lineId: z.string(),
        planId: z.string(),
        planTitle: z.string(),
        programme: z.string(),
        quarter: count.nullable(),
        year: count,
        classes: count,
        seats: count,
        waitsFor: z.string(),
        by: day.nullable(),
      }),
    ),
  }),
  waiting: z.object({
    drafts: listed(
      z.object({ planId: z.string(), planTitle: z.string(), versionId: z.string(), no: count, effectiveDate: day, rowVersion: count }),
    ),
    /** Requests that wait for whoever asks, still in time; the one longest there first. */
    requests: listed(waitingRequest),
    /** Calls that one's own units have not answered; `daysLeft` negative: the day has gone by. */
    calls: listed(
      z.object({
        id: z.string(),
        seriesId: z.string(),
        code: z.string(),
        name: z.string(),
        units: z.array(z.string()),
        deadline: day,
        daysLeft: count,
      }),
    ),
    /** Approved before their paper exists. */
    planDocuments: listed(z.object({ planId: z.string(), planTitle: z.string(), no: count, effectiveDate: day, days: count })),
    /** Documents of events promised, not yet due. */
    documentsPromised: listed(promisedDocument),
    /** Programmes to bring up to date within two months. */
    updates: listed(contentUpdate),
    /** null for those who do not hold reports.explain. */
    differences: listed(
      z.object({
        id: z.string(),
        label: z.string(),
        year: count,
        org: z.string().nullable(),
        programme: z.string().nullable(),
        classes: count.nullable(),
        trainees: count.nullable(),
      }),
    ).nullable(),
  }),
  /** Expected to open within 14 days; `date` is that day. */
  starting: listed(classBrief),
  year: z.object({
    year: count,
    /** planned + offPlan = opened + pending + lost; quarter null = not set. */
    quarters: z.array(
      z.object({
        quarter: count.nullable(),
        planned: count,
        offPlan: count,
        opened: count,
        pending: count,
        lost: count,
        plannedSeats: count,
        offPlanSeats: count,
        openedSeats: count,
        pendingSeats: count,
        lostSeats: count,
      }),
    ),
  }),
});
export type HomeAnswer = z.output<typeof homeAnswer>;

/** Years in which classes opened or a plan ordered them: what there is to review. */
export const yearsAnswer = z.object({ years: z.array(z.object({ year: count, opened: count, planned: count })) });
export type YearsAnswer = z.output<typeof yearsAnswer>;
