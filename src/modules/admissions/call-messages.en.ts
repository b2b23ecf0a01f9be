import { coded, type SameTexts } from '#platform/refusal.ts';
import type { callMessages, callPhrases } from './call-messages.vi.ts';

export const callMessagesInEnglish: SameTexts<typeof callMessages> = {
  'calls.unknown': { what: 'There is no such call, or it is outside what you may see.', todo: 'Load the list of calls again.' },
  'calls.series_closed': { what: 'Series {series} takes nobody any more.', todo: 'Open the series again before calling for nominations.' },
  'calls.dates': {
    what: 'The deadline {deadline} is before the day of issue {issued}.',
    todo: 'Correct the deadline or the day of issue.',
  },
  'calls.late_dates': {
    what: 'The last day for late nominations {late} is not after the deadline {deadline}.',
    todo: 'Choose a day after the deadline, or leave it empty if nothing late is taken.',
  },
  'calls.nobody_called': { what: 'No unit is chosen.', todo: 'Choose units: by bloc, level, tree, or those with seats.' },
  'calls.unit_has_nominated': {
    what: '{unit} has put people forward under this call.',
    todo: 'Withdraw them before taking the unit out of the call, or answer that nobody is nominated.',
  },
  'calls.not_called': { what: 'This call is not addressed to {unit}.', todo: 'Add the unit to the call first.' },
  'calls.not_open': { what: 'The call is not open.', todo: 'Open it before reminding or taking answers.' },
  'calls.paper_twice': { what: 'The paper “{name}” is written twice.', todo: 'Remove one of the lines.' },

  'nominations.unknown': { what: 'There is no such nomination, or it is outside what you may see.', todo: 'Load the list again.' },
  'nominations.series_cancelled': { what: 'Series {series} is cancelled.', todo: 'Choose another series.' },
  'nominations.series_closed': {
    what: 'Series {series} is closed and takes nobody.',
    todo: 'Ask who runs the class, or choose another series.',
  },
  'nominations.class_closed': { what: 'Class {class} takes nobody: {status}.', todo: 'Choose a class that has not opened.' },
  'nominations.unit_ended': {
    what: '{unit} no longer exists; {successors} carries it on.',
    todo: 'Nominate in the name of the successor.',
  },
  'nominations.unit_dissolved': {
    what: '{unit} is dissolved and nobody carries it on.',
    todo: 'Nominate in the name of the unit where the person works.',
  },
  'nominations.no_call': { what: 'There is no call for series {series} yet.', todo: 'Wait for the call, or ask who runs the class.' },
  'nominations.not_called': {
    what: 'The call of series {series} is not addressed to {unit}.',
    todo: 'Ask who runs the class to add the unit to the call.',
  },
  'nominations.call_closed': { what: 'The call of series {series} is closed.', todo: 'Ask who runs the class to open it again.' },
  'nominations.too_late': {
    what: 'The deadline was {deadline}, {days, day, days} ago, and nothing late is taken.',
    todo: 'Ask who runs the class for more time.',
  },
  'nominations.person_gone': { what: '{name}: {how}.', todo: 'Nominate somebody else; if the record is wrong, correct it first.' },
  'nominations.not_own_person': {
    what: '{name} does not belong to the units of this account.',
    todo: 'The unit that manages this person nominates; if the person has just moved here, record the move first.',
  },
  'nominations.of_other_unit': {
    what: '{name} works at {present}, not at {unit}.',
    todo: 'Let {present} nominate, or record the move first.',
  },
  'nominations.already_nominated': {
    what: '{name} is nominated for series {series} already.',
    todo: 'Look at the nomination there is; nobody is nominated twice.',
  },
  'nominations.by_two_units': { what: '{name} is nominated for series {series} by {unit}.', todo: 'Agree which unit nominates.' },
  'nominations.nominated_meanwhile': {
    what: 'This person has just been nominated for the series, perhaps by another unit.',
    todo: 'Load the page again; if no nomination is shown, ask who runs the class.',
  },
  'nominations.replaced_meanwhile': { what: 'Somebody else has just taken this place.', todo: 'Load the page again to see who.' },
  'nominations.no_seat': {
    what: 'No seat is left for {name} in series {series}.',
    todo: 'Nominate for the waiting list, or ask for more seats.',
  },
  'nominations.seats_above': {
    what: '{unit} has no seat left for {name} in series {series}; {parent} has {seats} not used.',
    todo: 'Ask {parent} to nominate {name}, or ask {runner} to move seats from {parent} to {unit} (tab Seats of the series, button Move).',
  },
  'nominations.not_open': { what: 'The nomination of {name} is over.', todo: 'Load the list again.' },
  'nominations.summoned_already': {
    what: '{name} has been summoned on {date}: {paper}.',
    todo: 'Ask {runner} in writing: they withdraw the name on the tab Nominees and issue a paper that changes the summons.',
  },
  'nominations.enrolled_already': {
    what: '{name} has enrolled.',
    todo: 'Ask {runner} in writing: they record who leaves on the page of the class.',
  },
  'nominations.replaces_other_unit': {
    what: '{name} was nominated by another unit.',
    todo: 'Replace only those your own unit has nominated.',
  },
  'nominations.already_answered': {
    what: '{unit} has {count, person, people} nominated.',
    todo: 'Withdraw them before answering that nobody is nominated.',
  },
  'nominations.not_to_place': {
    what: '{name} is not accepted, or stands on the list of a class already.',
    todo: 'Load the proposal again.',
  },
  'nominations.class_not_here': {
    what: 'The class chosen for {name} is not of this series, or has opened.',
    todo: 'Choose another class of the series.',
  },
  'nominations.class_full': {
    what: 'Class {class} has its {seats} seats taken.',
    todo: 'Put some into another class, or give the class more seats.',
  },
  'nominations.no_series': { what: 'There is no series or class with code {code}.', todo: 'Check the code.' },

  'nominations.late': { what: 'Nominated after the deadline {deadline}.', todo: '' },
  'nominations.out_of_sight': {
    what: 'The record is out of sight; some conditions could not be checked.',
    todo: 'Ask the nominating unit to check the record.',
  },
  'nominations.other_series': {
    what: 'Also nominated for series {other}, at the same time {from} – {to}.',
    todo: 'Choose one of the two.',
  },
  'nominations.runner_ended': {
    what: '{unit} no longer exists; {successors} carries on its classes.',
    todo: 'Ask the successor about this class.',
  },
  'nominations.waits': {
    what: 'No seat is left: {name} goes on the waiting list.',
    todo: 'Ask for more seats, or wait to be called in order.',
  },
  'nominations.rule_failed': {
    what: 'Not met: {rule} – {required} is asked.',
    todo: 'Look again at who is nominated; only who decides on admissions may set a rule aside.',
  },
  'nominations.rule_missing': { what: 'Not enough evidence: {rule} – {needs}.', todo: 'Complete the record of this person.' },
  'nominations.rule_warned': { what: 'Note: {rule} – {required}.', todo: 'Look again before nominating.' },
  'nominations.no_seat_in_file': {
    what: 'No seat is left for {name}.',
    todo: 'Choose what becomes of those over quota, or ask for more seats.',
  },
  'nominations.was_refused': { what: '{name} was decided on in this series: refused.', todo: '' },
  'nominations.was_withdrawn': { what: '{name} was withdrawn from this series.', todo: 'Choose to nominate again, or leave the row out.' },
  'nominations.fact_unread': { what: '{field} “{typed}” is not understood.', todo: '' },
  'nominations.fact_not_recorded': { what: '{field} is used for checking only; this account may not write it into the record.', todo: '' },
};

export const callPhrasesInEnglish: SameTexts<typeof callPhrases> = {
  ...coded('call_state', { draft: 'not sent', open: 'open', closed: 'closed' }),
  ...coded('nomination_state', {
    submitted: 'to be decided',
    waiting: 'waiting list',
    accepted: 'accepted',
    refused: 'refused',
    withdrawn: 'withdrawn',
  }),
  ...coded('nominations', {
    into: 'Series {code} – {name}',
    with_seat: 'With a seat',
    on_waiting_list: 'Onto the waiting list',
    found_eligible: 'Eligible',
    found_missing: 'Evidence missing',
    found_not_eligible: 'Not eligible',
    over_quota: '{count, person is, people are} over quota. What becomes of them?',
    put_waiting: 'Onto the waiting list, in the order of the file',
    keep_back: 'Kept back in the file, not nominated',
    again: 'Nominate again',
    barred: 'may not be nominated any more, the reason is in the file',
    leave_out: 'Leave this row out',
    column_education: 'Professional qualification',
    column_theory: 'Level of political theory',
    column_servingSince: 'Serving since',
    column_partyDate: 'Date of joining the Party',
    column_ethnicity: 'Ethnicity',
  }),
  ...coded('built_upon', {
    decided: '{name} has been decided on',
    replaced: '{name} has been replaced by somebody else',
    changed: 'what stands of {name} was changed since',
  }),
  ...coded('gone', { deceased: 'has died', retired: 'has retired', left: 'has left the service' }),
};
