/** What is chosen between two records of one person, field by field. `post`: unit, position, category and the posts held. */
export const mergeFields = [
  'fullName',
  'birth',
  'sex',
  'personalNumber',
  'post',
  'phone',
  'partyStatus',
  'bankAccount',
  'ethnicMinority',
  'service',
  'ended',
] as const;
export type MergeField = (typeof mergeFields)[number];

/** Decisions about two records that may be of one person. `same` says so; merging them is a step of its own. */
export const pairDecisions = ['same', 'different', 'later'] as const;
export type PairDecision = (typeof pairDecisions)[number];
