import { addDays, type CalendarDate } from '#kit/dates.ts';
import { newId } from '#kit/ids.ts';
import { nameKey } from '#kit/name-index.ts';
import { agencyCode, assignRole, heldInAgency, practiceAccounts } from '#modules/access';
import { decideRequest, requestAppraisal } from '#modules/approvals';
import { requestConcurrence } from '#modules/classes';
import type { Actor } from '#platform/actor.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import type { Tx } from '#platform/database/transaction.ts';
import type { Keys } from '#platform/secrets.ts';
import { chance } from '../sample/chance.ts';
import { fillMatrix } from '../sample/fill-delegation.ts';
import { fillNow } from '../sample/fill-now.ts';
import { fillDocuments, fillProgrammes } from '../sample/fill-papers.ts';
import type { Setting } from '../sample/fill-plans.ts';
import { fillUnits, sendersIn } from '../sample/fill-units.ts';
import { agenciesOf, COMMISSION, practiceUnits, SCHOOL, SINCE } from './agencies.ts';
import { fillSensitive, fillServing } from './fill-people.ts';
import { fillResults } from './fill-results.ts';
import { fillStates } from './fill-states.ts';
import { classesAround, deskOf, documents, matrix, needs, needsTime, preparedBy, programmes, yearOfNeeds } from './programmes.ts';

export type PracticeFill = { agencies: number; passwordHash: string; day: CalendarDate };

/** All of a practice tenant, in the caller's transaction, through what fills the samples. Answers how many accounts there are. */
export async function fillPractice(
  tx: Tx,
  actor: Actor,
  keys: Keys,
  { agencies: count, passwordHash, day }: PracticeFill,
): Promise<number> {
  const by = chance(31);
  const file = practiceUnits(count);
  const units = await fillUnits(tx, [file]);
  const papers = await fillDocuments(tx, actor, documents(count));
  const setting: Setting = { tx, actor, units, papers, programmes: await fillProgrammes(tx, actor, programmes) };
  await fillMatrix(setting, matrix);
  await fillNow(setting, classesAround(count), sendersIn(units, file.units, SINCE), keys, day, by);
  await fillStates(setting, day);
  await fillResults(setting, by);
  await fillServing(setting, keys, count, by);
  await fillSensitive(setting, keys, by);
  await fillNeeds(setting, count, day);
  const accounts = await fillAccounts(setting, count, passwordHash, day);
  await fillRequests(setting, count, accounts);
  return accounts.size;
}

async function fillNeeds({ tx, actor, units, programmes: known }: Setting, count: number, day: CalendarDate): Promise<void> {
  const rows = agenciesOf(count).flatMap(({ code }) =>
    needs.map(([family, people, women]) => {
      const content = programmes.find((one) => one.code === family)!.name;
      return {
        id: newId(),
        year: yearOfNeeds(day),
        unit_id: units.idOf(code),
        bloc: units.of(code).bloc,
        content,
        content_key: nameKey(content),
        family_id: known.familyId(family),
        people,
        women,
        proposed_time: needsTime.text,
        quarter: needsTime.quarter,
        recorded_by: actor.accountId,
      };
    }),
  );
  await insertMany(tx, 'training_need', rows);
}

/** Whose decision says that they see restricted classes: nobody else does. */
const seeRestricted = new Set(['phutrach', 'tochuc', `tochuc-${COMMISSION.slice(2)}`, `truong-${SCHOOL.slice(2)}`]);

/** Account ids by sign-in name. All have one password: its hash is worked out once, and nobody has to change it. */
async function fillAccounts(
  { tx, actor, units }: Setting,
  count: number,
  passwordHash: string,
  day: CalendarDate,
): Promise<Map<string, { id: string; name: string }>> {
  const accounts = practiceAccounts(count).map((account) => ({ ...account, id: newId() }));
  await insertMany(
    tx,
    'account',
    accounts.map(({ id, signInName, name }) => ({
      id,
      sign_in_name: signInName,
      name,
      password_hash: passwordHash,
      must_change: false,
    })),
  );
  const studying = await studyingIn(tx);
  for (const { id, signInName, role, agency } of accounts) {
    const term = {
      role,
      validFrom: addDays(day, -60),
      validTo: role === 'inspector' ? addDays(day, 365) : null,
      reason: 'Bản thực hành',
      seesRestricted: seeRestricted.has(signInName),
    };
    const code = agency && agencyCode(agency);
    if (code === null) {
      await assignRole(tx, actor, id, role === 'organisation_officer' ? { ...term, scope: 'bloc', bloc: 1 } : { ...term, scope: 'tenant' });
      continue;
    }
    if (!heldInAgency(role)) throw new Error(`practice: ${role} is not held in an agency`);
    const at = studying.get(code);
    if (role === 'homeroom_lecturer') await assignRole(tx, actor, id, { ...term, scope: 'class', classId: at!.classId });
    else if (role === 'trainee') await assignRole(tx, actor, id, { ...term, scope: 'person', personId: at!.personId });
    else await assignRole(tx, actor, id, { ...term, scope: 'unit', unitId: units.idOf(code) });
  }
  return new Map(accounts.map(({ id, signInName, name }) => [signInName, { id, name }]));
}

/** The class that runs in each agency, and one of the agency's people in it. */
async function studyingIn(tx: Tx): Promise<Map<string, { classId: string; personId: string }>> {
  const rows = await tx
    .selectFrom('trainingClass as c')
    .innerJoin('unit as u', 'u.id', 'c.runnerId')
    .innerJoin('enrolment as e', (on) => on.onRef('e.classId', '=', 'c.id').onRef('e.senderId', '=', 'c.runnerId'))
    .innerJoin('programmeFamily as f', 'f.id', 'c.familyId')
    .select(['u.code', 'c.id as classId', 'e.personId'])
    .where('c.status', '=', 'running')
    .where('f.code', '=', 'QLNN')
    .orderBy('e.sortName', 'desc')
    .execute();
  return new Map(rows.map(({ code, classId, personId }) => [code!, { classId, personId }]));
}

/** Classes before a desk, each put there by its own agency: most untouched, some with an answer to every item but one. */
async function fillRequests(
  { tx, actor, units, programmes: known }: Setting,
  count: number,
  accounts: Map<string, { id: string; name: string }>,
) {
  const as = (signInName: string): Actor => {
    const { id, name } = accounts.get(signInName)!;
    return { ...actor, accountId: id, accountName: name };
  };
  for (const [n, agency] of agenciesOf(count).entries()) {
    const desk = deskOf(agency);
    if (n % 2 === 1 || desk === agency.code) continue;
    const { id: classId } = await tx
      .selectFrom('trainingClass')
      .select('id')
      .where('runnerId', '=', units.idOf(agency.code))
      .where('familyId', '=', known.familyId(preparedBy(agency)))
      .where('status', '=', 'preparing')
      .executeTakeFirstOrThrow();
    await requestConcurrence(tx, as(`truong-${agency.number}`), classId, { remark: 'Đề nghị thống nhất trước khi triệu tập (thực hành)' });
    if (n % 6 !== 0) continue;
    const { id: requestId } = await tx
      .selectFrom('approvalRequest')
      .select('id')
      .where('subjectId', '=', classId)
      .executeTakeFirstOrThrow();
    await decideRequest(tx, as(`${agency.isParty ? 'tochuc' : 'noivu'}-${desk.slice(2)}`), requestId, {
      answers: [
        { item: 'audience', answer: 'agreed' },
        { item: 'time', answer: 'agreed' },
        { item: 'content', answer: 'agreed' },
        { item: 'materials', answer: 'returned', remark: 'Bổ sung tài liệu của chuyên đề cuối (thực hành)' },
      ],
    });
  }
  await requestAppraisal(tx, as(`truong-${SCHOOL.slice(2)}`), {
    programmeVersionId: known.versionId('QLNN', 'QLNN'),
    fromId: units.idOf(SCHOOL),
    deskId: units.idOf(COMMISSION),
    remark: 'Chương trình sửa theo vị trí việc làm, đề nghị thẩm định (thực hành)',
  });
}
