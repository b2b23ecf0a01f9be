import type { CalendarDate } from '#kit/dates.ts';
import { fold } from '#kit/text.ts';
import { successorsOf } from '#modules/organisations';
import { carryPosts } from '#modules/people';
import type { Actor } from '#platform/actor.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Chance } from './chance.ts';
import type { Papers } from './fill-papers.ts';
import { fillSuccessions, sendersIn, type Units } from './fill-units.ts';
import type { NewCommune, SampleReform, SampleSuccession, SampleUnit } from './shapes.ts';
import type { Sender } from './trainees.ts';

const short = (name: string) =>
  fold(name)
    .replace(/[^a-z0-9]/g, '')
    .toUpperCase();
const government = (commune: Pick<NewCommune, 'name'>) => `UBX-${short(commune.name)}`;
const party = (commune: Pick<NewCommune, 'name'>) => `DUX-${short(commune.name)}`;
const centre = (commune: Pick<NewCommune, 'name'>) => `TTCTX-${short(commune.name)}`;

/**
 * The districts end: their communes go into new ones, the political centre to the commune where it stands, committee and
 * government to the new communes together. Classes stay in the ledger as they were recorded; what they hang under follows.
 * Answers who sends people to classes from that day on.
 */
export async function fillReform(tx: Tx, actor: Actor, reform: SampleReform, units: Units, papers: Papers): Promise<Sender[]> {
  const { date, communes } = reform;
  const districts = new Map<string, NewCommune[]>();
  for (const commune of communes) for (const district of commune.of) districts.set(district, [...(districts.get(district) ?? []), commune]);
  const seats = new Map([...districts].map(([district, [first]]) => [district, first!]));

  const bodies = communes.flatMap((one) => bodiesOf(one, units));
  await units.begin(
    date,
    [...bodies, ...[...seats.values()].map((one) => centreOf(one, units))],
    reform.communeBasis ? papers.get(reform.communeBasis)! : null,
  );
  const taken = communes.flatMap((one): SampleSuccession[] => {
    const from = one.from ?? [];
    const kind = from.length > 1 ? 'merge' : 'absorb';
    return from.length === 0 ? [] : [{ kind, date, from, to: government(one), note: reform.communeNote, ...basis(reform) }];
  });
  const split = (from: string, to: string[], note: string): SampleSuccession =>
    to.length === 1 ? { kind: 'absorb', date, from: [from], to: to[0]!, note } : { kind: 'split', date, from: [from], to, note };
  const divided = reform.divided.map(({ from, to }) => ({
    ...split(
      from,
      to.map((name) => government({ name })),
      reform.communeNote,
    ),
    ...basis(reform),
  }));
  const ended = [...districts].flatMap(([district, of]): SampleSuccession[] => [
    { kind: 'absorb', date, from: [`TTCT-${district}`], to: centre(seats.get(district)!), note: reform.centreNote },
    split(`HU-${district}`, of.map(party), reform.districtNote),
    split(`UB-${district}`, of.map(government), reform.districtNote),
  ]);
  await fillSuccessions(tx, actor, [...taken, ...divided, ...ended], units, papers);
  return sendersIn(
    units,
    bodies.filter((body) => body.kind === 'peoples_committee'),
    date,
  );
}

const basis = ({ communeBasis }: SampleReform) => (communeBasis ? { basis: communeBasis } : {});

/** The two bodies of a commune that send people to classes. They stand where the district's stood. */
function bodiesOf(commune: NewCommune, units: Units): SampleUnit[] {
  const { name, kind, of } = commune;
  const above = (body: 'HU' | 'UB') => units.of(`${body}-${of[0]!}`);
  const common = { level: 'commune', bloc: above('UB').bloc } as const;
  const under = (parent: string | undefined) => (parent ? { parent } : {});
  return [
    {
      ...common,
      ...under(above('UB').parent),
      code: government(commune),
      name: `Ủy ban nhân dân ${kind} ${name}`,
      kind: 'peoples_committee',
      symbol: 'UBND',
      aliases: [`UBND ${kind} ${name}`],
    },
    {
      ...common,
      ...under(above('HU').parent),
      code: party(commune),
      name: `Đảng ủy ${kind} ${name}`,
      kind: 'party_committee',
      symbol: 'ĐU',
      regime: 'party',
    },
  ];
}

const centreOf = (commune: NewCommune, units: Units): SampleUnit => ({
  code: centre(commune),
  name: `Trung tâm chính trị ${commune.kind} ${commune.name}`,
  kind: 'political_centre',
  level: 'commune',
  bloc: units.of(`HU-${commune.of[0]!}`).bloc,
  parent: party(commune),
});

/** Nobody has decided yet about every twentieth of those whose unit went to several. */
const undecided = 20;

/** Whoever served in a unit that has ended by then serves in the one that carries it on: their post goes along. */
export async function carryEverybody(tx: Tx, on: CalendarDate, by: Chance): Promise<void> {
  const heirs = await successorsOf(tx, on);
  const people = await tx
    .selectFrom('person')
    .innerJoin('unitVersion', 'unitVersion.unitId', 'person.unitId')
    .select((e) => ['person.id', 'person.unitId', e.fn.max<string>('unitVersion.validTo').as('ended')])
    .where('person.unitId', 'in', [...heirs.keys()])
    .groupBy(['person.id', 'person.unitId'])
    .orderBy('person.id')
    .execute();
  const posts = people.flatMap(({ id, unitId, ended }, index) => {
    const to = heirs.get(unitId)!;
    if (to.length === 0 || (to.length > 1 && index % undecided === 0)) return [];
    return [{ personId: id, unitId: by.pick(to).unitId, from: ended }];
  });
  await carryPosts(tx, posts);
}
