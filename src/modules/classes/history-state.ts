import { fold, nameSortKey } from '#kit/text.ts';
import type { ChainFacts, EnrolmentFacts, TraineePart } from './facts.ts';
import { scopeOn, type EventRow } from './history-events.ts';
import type { History, PastClass, PastRun, PastStay } from './history.ts';
import { stateOfChain, stateOfEnrolment, type ClassState, type EnrolmentState } from './timeline.ts';

export type Recorded = { recorded_at: string; recorded_by: string };
export type NamedPart = { event: EventRow; part: TraineePart; detail: string | null };
/** A run with the events that name it; without a chain, only on lists. */
export type Lived = {
  run: PastRun;
  facts: ChainFacts | null;
  stays: { stay: PastStay; facts: EnrolmentFacts; parts: NamedPart[] }[];
};

type States = ReadonlyMap<string, { state: ClassState }>;
const present = (training: PastClass, { state }: { state: ClassState }) => ({
  ...training.slices,
  ...(state.slices as PastClass['slices']),
});

/** Present state beside the ledger: classes, runs and enrolments, with the parts of the events that name these. */
export function rowsOf(lives: readonly Lived[], { classes }: History, states: States, recorded: Recorded) {
  const told = new Map(classes.map((one) => [one.id, one]));
  const active = new Map<string, number>();
  const chains: object[] = [];
  const enrolments: object[] = [];
  const parts: object[] = [];
  for (const { run, facts, stays } of lives) {
    const { trainee } = run;
    const sender = { sender_id: trainee.senderId, sender_bloc: trainee.senderBloc };
    const sortName = trainee.sortName ?? nameSortKey(trainee.fullName);
    for (const { stay, facts: enrolment, parts: named } of stays) {
      const training = told.get(stay.classId)!;
      const now = present(training, states.get(training.id)!);
      const state = stateOfEnrolment(enrolment);
      if (isActive(state)) active.set(training.id, (active.get(training.id) ?? 0) + 1);
      enrolments.push({
        id: enrolment.enrolmentId,
        class_id: training.id,
        person_id: trainee.personId,
        chain_id: stay.start ? facts!.chainId : null,
        full_name: trainee.fullName,
        sort_name: sortName,
        sex: trainee.sex,
        birth_date: trainee.birthDate,
        birth_precision: trainee.birthPrecision,
        position_title: trainee.positionTitle,
        ...sender,
        runner_id: now.runnerId,
        host_id: now.hostId,
        lead_bloc: now.leadBloc,
        status: state.status,
        joined_on: state.joinedOn,
        ended_on: state.endedOn,
        ...recorded,
      });
      for (const { event, part, detail } of named) {
        const scope = scopeOn(training, event.date);
        parts.push({
          event_id: event.id,
          enrolment_id: enrolment.enrolmentId,
          part,
          detail,
          runner_id: scope.runnerId,
          host_id: scope.hostId,
          lead_bloc: scope.leadBloc,
          ...sender,
        });
      }
    }
    const last = run.stays.findLast((stay) => stay.start);
    if (!facts || !last) continue;
    const training = told.get(last.classId)!;
    const { runnerId, leadBloc } = present(training, states.get(training.id)!);
    chains.push({
      id: facts.chainId,
      kind: 'class',
      person_id: trainee.personId,
      family_id: run.familyId,
      ...sender,
      sender_level: trainee.senderLevel,
      category: trainee.category,
      runner_id: runnerId,
      lead_bloc: leadBloc,
      state: stateOfChain(facts),
      started_on: run.stays.find((stay) => stay.start)!.start!.date,
      ...recorded,
    });
  }
  return {
    chains,
    enrolments,
    parts,
    classes: classes.map((one) => classRow(one, states.get(one.id)!, active.get(one.id) ?? 0, recorded)),
  };
}

const isActive = ({ status }: EnrolmentState) => status === 'active' || status === 'paused';

function classRow(one: PastClass, known: { state: ClassState }, active: number, recorded: Recorded): object {
  const now = present(one, known);
  const { status, openedOn, endedOn } = known.state;
  return {
    id: one.id,
    code: one.code,
    name: one.name,
    folded: fold(`${one.code} ${one.name}`),
    slot_id: one.slotId,
    family_id: now.familyId,
    version_id: one.versionId,
    lead_id: now.leadId,
    lead_bloc: now.leadBloc,
    host_id: now.hostId,
    runner_id: now.runnerId,
    funding: now.funding,
    funding_detail: one.fundingDetail,
    study_mode: one.studyMode,
    scheme: one.scheme,
    scheme_sequence: one.schemeSequence,
    expected_open_on: one.openedOn,
    expected_end_on: one.expectedEndOn,
    expected_roster: one.expectedRoster,
    status,
    opened_on: openedOn,
    ended_on: endedOn,
    merged_into_id: one.end?.intoId ?? null,
    active_count: active,
    plan_year: one.planYear,
    ...recorded,
  };
}
