/**
 * Where an object lies, seen from the unit "own"; `below` hangs under it, `parent` above, and `restricted` is below it too, but all its
 * classes are restricted. `abroad` is another tenant, `nowhere` has ids of nobody.
 */
export const places = ['own', 'below', 'parent', 'sibling', 'elsewhere', 'restricted', 'abroad', 'nowhere'] as const;
export type Place = (typeof places)[number];
/** Those of this tenant. */
export const here = places.slice(0, 6);

/** Units: a city over everything; bloc 1 but for `elsewhere`. */
export const tree: Record<Place, { id: number; bloc: number; parent: number }> = {
  own: { id: 3, bloc: 1, parent: 2 },
  below: { id: 4, bloc: 1, parent: 3 },
  parent: { id: 2, bloc: 1, parent: 1 },
  sibling: { id: 5, bloc: 1, parent: 2 },
  elsewhere: { id: 6, bloc: 2, parent: 1 },
  restricted: { id: 7, bloc: 1, parent: 3 },
  abroad: { id: 13, bloc: 1, parent: 1 },
  nowhere: { id: 99, bloc: 1, parent: 1 },
};

/** A word that stands in every text of a place and nowhere else. */
export const canary = (place: Place): string => `zq${place}qz`;

/** The code of the restricted class: its people and their unit are seen as any others. */
export const hiddenClass = `L${tree.restricted.id}${canary('restricted')}`;

/** The personal number of its people; alike, since nobody looks for doubles here. */
export const numberOf = (place: Place): string => `00108000${String(1000 + tree[place].id)}`;

export const objects = [
  'unit',
  'org',
  'person',
  'otherPerson',
  'mergedPerson',
  'merge',
  'qualification',
  'class',
  'comingClass',
  'enrolment',
  'otherEnrolment',
  'chain',
  'outside',
  'event',
  'slot',
  'pendingSlot',
  'plan',
  'draft',
  'openVersion',
  'line',
  'target',
  'need',
  'request',
  'absence',
  'directed',
  'document',
  'link',
  'family',
  'version',
  'framework',
  'trainingScheme',
  'area',
  'assessment',
  'update',
  'adjustment',
  'stated',
  'lock',
  'duty',
  'scheme',
  'rule',
  'condition',
  'series',
  'nomination',
  'call',
  'convocation',
  'board',
  'account',
  'assignment',
  'deputy',
  'session',
  'word',
] as const;
/** The objects of one place: each unit-scoped table has a row of every place. */
export type Subject = (typeof objects)[number] | `run ${string}`;
export type Planted = Record<Subject, string>;
