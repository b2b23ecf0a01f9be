/** Written concurrence before a class, appraisal of a programme, a class outside the plan, an amendment of a plan. */
export const kinds = ['concurrence', 'appraisal', 'off_plan', 'amendment'] as const;
export type Kind = (typeof kinds)[number];
/** The five of a concurrence; `whole` where a request is about one thing. */
export const concurrenceItems = ['audience', 'time', 'content', 'materials', 'list'] as const;
export type ConcurrenceItem = (typeof concurrenceItems)[number];
export const items = [...concurrenceItems, 'whole'] as const;
export type Item = (typeof items)[number];
export const itemStates = ['pending', 'agreed', 'returned', 'refused'] as const;
export type ItemState = (typeof itemStates)[number];
export const requestStates = ['open', 'agreed', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof requestStates)[number];
export const acts = ['submitted', 'resubmitted', 'withdrawn', 'agreed', 'returned', 'refused'] as const;
export const subjectTypes = ['training_class', 'programme_version', 'plan_version', 'off_plan'] as const;
export type SubjectType = (typeof subjectTypes)[number];
