import { coded, type SameTexts } from '#platform/refusal.ts';
import type { screeningMessages, screeningPhrases } from './screening-messages.vi.ts';

const reload = 'Load the screening desk again to see how things stand.';

export const screeningMessagesInEnglish: SameTexts<typeof screeningMessages> = {
  'admissions.unknown_nomination': { what: 'There is no such nomination in the series, or it is outside what you may see.', todo: reload },
  'admissions.decided_already': {
    what: '{name} no longer waits for this decision: {state}, recorded by {by} on {date}.',
    todo: 'Open the file to see what was decided; to decide anew, open the nomination again with a reason.',
  },
  'admissions.changed_meanwhile': { what: 'The nomination of {name} has changed since this page was opened.', todo: reload },
  'admissions.not_checked': { what: '{name} has not been checked against the rules.', todo: 'Press “Check again”, then decide.' },
  'admissions.evidence_missing': {
    what: '{name} lacks evidence for: {rules}.',
    todo: 'Supply the evidence and check again, or record a special case with its document.',
  },
  'admissions.not_eligible': {
    what: '{name} does not meet: {rules}.',
    todo: 'Refuse, or record a special case with the document of the competent authority.',
  },
  'admissions.papers_missing': {
    what: 'Required papers of {name} are missing: {papers}.',
    todo: 'Mark the papers as received once they are, then decide.',
  },
  'admissions.no_seat_for': {
    what: 'No seat is left for {name}.',
    todo: 'Grant the nominating unit more seats, or leave them on the waiting list.',
  },
  'admissions.nominated_again': {
    what: '{name} has been nominated again in this series.',
    todo: 'Decide on the new nomination; do not open the old one.',
  },
  'admissions.enrolled_already': {
    what: '{name} has joined class {class}.',
    todo: 'Record leaving or moving on the page of the class; the decision on admission stays.',
  },
  'admissions.reason_needed': { what: 'Nobody is refused without a reason.', todo: 'Choose a reason.' },
  'admissions.words_needed': { what: 'This needs a reason in words.', todo: 'Write briefly why.' },
  'admissions.board_needed': {
    what: 'The programme of series {series} asks for the admission board to meet before anybody is accepted.',
    todo: 'Record the meeting of the board under Admission board.',
  },
  'admissions.board_in_future': { what: 'The day of the meeting, {date}, has not come.', todo: 'Record it once the board has met.' },
  'admissions.unknown_board': { what: 'There is no such meeting in the series.', todo: reload },
  'admissions.minutes_there': {
    what: 'The meeting of {date} has its minutes.',
    todo: 'Minutes are not replaced; where they are wrong, record another meeting.',
  },
  'admissions.override_not_yours': {
    what: 'Only those given the right record special cases.',
    todo: 'Pass the file to somebody with the right at the leading body.',
  },
  'admissions.override_without_number': { what: 'The document has no number.', todo: 'Register its number first.' },
  'admissions.override_too_late': {
    what: 'The nomination of {name} has been decided.',
    todo: 'Open it again before recording a special case.',
  },
  'admissions.commitment_too_late': {
    what: 'The file of {name} has been decided.',
    todo: 'Reopen the file before recording a commitment to serve.',
  },
  'admissions.overridden_already': { what: 'A special case is recorded for {name} and {rule}.', todo: reload },
  'admissions.rule_not_in_the_way': { what: '{rule} does not stand in the way of {name}.', todo: 'Choose a condition that is not met.' },
  'admissions.not_waiting': { what: '{name} is no longer on the waiting list.', todo: reload },
  'admissions.out_of_order': {
    what: 'The next for whom there is a seat is {first} (number {place}), not {name}.',
    todo: 'Call in order, or give the reason for another order.',
  },
  'admissions.waiting_changed': {
    what: 'The waiting list of series {series} has just changed.',
    todo: 'Load the list again and order it anew.',
  },
  'admissions.same_order': { what: 'The order has not changed.', todo: 'Move at least one person.' },
  'admissions.paper_in_future': { what: 'The day the papers were received has not come.', todo: 'Give the day they were received.' },
  'admissions.unknown_paper': {
    what: 'This series does not ask for the paper “{paper}”.',
    todo: 'Choose among the papers the call asks for.',
  },
  'admissions.no_results': {
    what: 'There is no result to tell of here yet.',
    todo: 'Decide first, or choose another unit or kind of result.',
  },
  'convocations.no_series': { what: 'Class {class} is in no series of admission.', todo: 'Put the class into a series first.' },
  'convocations.opened_already': {
    what: 'Class {class} has opened or is no longer being prepared.',
    todo: 'Record late joining, moves and leaving on the page of the class.',
  },
  'convocations.nobody': {
    what: 'Nobody has been accepted to class {class}.',
    todo: 'Decide on nominees and give them a class before summoning.',
  },
  'convocations.not_listed': {
    what: '{count, person is, people are} accepted but not on the list of class {class}: {names}.',
    todo: 'Put them on the list of the class, then summon.',
  },
  'convocations.issued_already': {
    what: 'Class {class} has its {kind}.',
    todo: 'Issue a document that changes it; a document that has gone out is not edited.',
  },
  'convocations.unknown': { what: 'There is no such document, or it is outside what you may see.', todo: 'Load the convocations again.' },
  'convocations.changed_already': { what: 'Another document has changed this one.', todo: 'Change the newest document.' },
  'convocations.nothing_changed': {
    what: 'Nothing is different from the document before.',
    todo: 'Issue a change only where the list, the day or the place is different.',
  },
  'convocations.other_class': {
    what: 'The document to be changed is no {kind} of class {class}.',
    todo: 'Choose a document of the same kind of the class itself.',
  },
  'convocations.no_no_shows': { what: 'Nobody summoned in series {series} stayed away.', todo: 'There is nothing to do.' },
  'combining.itself': { what: 'Class {class} cannot be combined with itself.', todo: 'Choose another class.' },
  'combining.different': {
    what: 'Classes {class} and {into} differ in programme, leading body or institution.',
    todo: 'Combine classes of one kind only.',
  },
  'combining.opened': {
    what: 'Class {class} is no longer being prepared.',
    todo: 'For a class that has opened use “Merge classes” on its page.',
  },
  'combining.several': {
    what: 'Series {series} has other classes beside {class}.',
    todo: 'Combine with a class of the same series, or move this one into a series of its own first.',
  },
};

export const screeningPhrasesInEnglish: SameTexts<typeof screeningPhrases> = {
  'nominations.records_changed': 'records of this person were merged or taken apart: what was found before no longer holds',
  ...coded('admission_refusal', {
    rules_not_met: 'conditions not met',
    papers_missing: 'papers missing',
    no_seat: 'no seats left',
    wrong_audience: 'not of the audience of the class',
    same_content: 'has completed this content',
    in_other_class: 'in another class at the same time',
    same_person: 'same person as another record',
    late: 'nominated after the deadline',
    unit_asked: 'withdrawn at the wish of the unit',
    no_show: 'summoned and did not come',
    combined: 'named already in the class it was combined with',
    other: 'another reason',
  }),
  ...coded('convocation_kind', { summons: 'summons', opening_decision: 'opening decision' }),
};
