import type { SameTexts } from '#platform/refusal.ts';
import type { classMessages } from './messages.vi.ts';
import { resultsMessagesInEnglish } from './results-messages.en.ts';
import { sameContentMessagesInEnglish } from './same-content-messages.en.ts';
import { traineesMessagesInEnglish } from './trainees-messages.en.ts';

export const classMessagesInEnglish = {
  ...resultsMessagesInEnglish,
  ...sameContentMessagesInEnglish,
  ...traineesMessagesInEnglish,
  'classes.unknown': { what: 'There is no such class, or it is outside your scope.', todo: 'Check the class code in the list of classes.' },
  'classes.unknown_trainee': {
    what: '{count, chosen trainee is, chosen trainees are} not of this class.',
    todo: 'Reload the trainees of the class and choose again.',
  },
  'classes.unknown_person': { what: 'There is no such person, or the person is outside your scope.', todo: 'Search again under People.' },
  'classes.unknown_chain': { what: 'There is no such run.', todo: 'Reload the page and choose again.' },
  'classes.unknown_unit': { what: 'There is no such unit on {date}.', todo: 'Choose a unit that is active on that day.' },
  'classes.unknown_funding': { what: 'There is no funding source “{funding}”.', todo: 'Choose a funding source from the list.' },
  'classes.no_version': { what: 'This programme has no version yet.', todo: 'Add a programme version before preparing a class.' },
  'classes.code_taken': { what: 'This class code is in use.', todo: 'Choose another class code.' },
  'classes.slot_has_class': {
    what: 'This slot has just been prepared as another class.',
    todo: 'Reload the plan to see that class.',
  },
  'classes.opened_already': {
    what: 'The class opened on {date}.',
    todo: 'If the date is wrong, use Correct on the timeline of the class.',
  },
  'classes.opened_twice': {
    what: 'The class would open twice (the second time on {date}).',
    todo: 'Correct the opening that was recorded by mistake.',
  },
  'classes.not_opened': {
    what: 'The class has not opened, so this cannot be recorded yet.',
    todo: 'Record the opening with the list of those present first.',
  },
  'classes.ended_already': {
    what: 'The class ended on {date}.',
    todo: 'Reload the page to see who recorded it; if it is wrong, use Correct on the timeline.',
  },
  'classes.closed_before_opened': { what: 'The end {closed} is before the opening {opened}.', todo: 'Check the two dates.' },
  'classes.before_opening': {
    what: '{date} is before the opening {opened}.',
    todo: 'Give a date from {opened} on, or correct the opening.',
  },
  'classes.after_end': {
    what: '{date} is after the end of the class {ended}.',
    todo: 'Correct the date, or correct the end of the class.',
  },
  'classes.paused_already': { what: 'The class is paused already.', todo: 'Record that it resumes first.' },
  'classes.not_paused': { what: 'The class is not paused, so it cannot resume.', todo: 'Look at the timeline of the class.' },
  'classes.not_listed': {
    what: '{name} is no longer in the list that waits for the opening.',
    todo: 'Reload the list and mark again who is present.',
  },
  'classes.listed_already': { what: '{name} is in this class already.', todo: 'Remove this row from the list.' },
  'classes.listed_meanwhile': {
    what: 'Somebody of the list has just been recorded in this class.',
    todo: 'Reload the list of the class, then record those who are still missing.',
  },
  'classes.open_elsewhere': {
    what: 'Somebody is attending this programme elsewhere or waiting to continue it, perhaps outside your scope.',
    todo: 'Ask the sending unit where that person studies; if it is the wrong person, remove them.',
  },
  'classes.already_in_class': {
    what: '{name} is attending this programme at {other}.',
    todo: 'If this is a move, record Move to another class from there; if it is the wrong person, remove this row.',
  },
  'classes.waiting_to_continue': {
    what: '{name} is waiting to continue this programme (before at {other}).',
    todo: 'Record Rejoin, which carries on the earlier run, instead of a new joining.',
  },
  'classes.joined_twice': {
    what: 'The trainee would join the class twice (the second time on {date}).',
    todo: 'Remove the joining that was recorded by mistake.',
  },
  'classes.not_in_class': { what: 'The trainee has not joined this class.', todo: 'Record the joining first.' },
  'classes.left_already': {
    what: 'The trainee left the class on {date}.',
    todo: 'Reload the list; if it is wrong, correct that event.',
  },
  'classes.left_before_joined': { what: 'The leaving {left} is before the joining {joined}.', todo: 'Check the two dates.' },
  'classes.joined_before_opening': {
    what: 'The joining {date} is before the opening ({opened}).',
    todo: 'Correct the joining, or correct the opening.',
  },
  'classes.unnamed_at_end': {
    what: 'The class ended on {ended}, but this trainee has no result on that day.',
    todo: 'Correct the closing, then record it again with the result of this trainee.',
  },
  'classes.result_without_closing': {
    what: 'The result of the trainee is dated {date}, which is not the day of closing.',
    todo: 'Give results the date of the closing.',
  },
  'classes.before_joining': {
    what: '{date} is before the joining {joined}.',
    todo: 'Give a date from {joined} on, or correct the joining.',
  },
  'classes.after_leaving': { what: '{date} is after the leaving {left}.', todo: 'Give a date not after {left}, or correct the leaving.' },
  'classes.trainee_paused_already': { what: 'The trainee is paused already.', todo: 'Record that the trainee resumes first.' },
  'classes.trainee_not_paused': {
    what: 'The trainee is not paused.',
    todo: 'Look at the status in the list of trainees; who is in class need not resume.',
  },
  'classes.chain_must_join_first': {
    what: 'A run must begin with a joining.',
    todo: 'Correct the later events first, the latest one before the others.',
  },
  'classes.chain_joined_twice': {
    what: 'The trainee has joined this programme in the same run already.',
    todo: 'Use Rejoin or Move to another class instead of Join.',
  },
  'classes.in_two_classes': {
    what: 'The trainee would be in two classes at once (the other: {other}).',
    todo: 'Correct the events, beginning with the latest.',
  },
  'classes.move_unpaired': {
    what: 'Half a move: out of this class without going into the other on the same day.',
    todo: 'Correct the later move first.',
  },
  'classes.no_right_to_continue': {
    what: 'The trainee is not among those who may continue.',
    todo: 'Check the result of the last time.',
  },
  'classes.rejoined_too_early': {
    what: 'Rejoining on {date} is not after leaving the last class on {left}.',
    todo: 'Give a day of rejoining after {left}.',
  },
  'classes.chain_ended_already': { what: 'This run ended on {date}.', todo: 'Correct the event that ended it if it is wrong.' },
  'classes.not_in_pool': {
    what: 'The trainee is not among those waiting to continue.',
    todo: 'Record this only for those deferred or not recognised who still have the right to continue.',
  },
  'classes.pool_end_too_early': {
    what: '{date} is before the day from which the trainee waits, {left}.',
    todo: 'Give a date from {left} on.',
  },
  'classes.not_outside': { what: 'In this run nobody was sent elsewhere.', todo: 'Open the right run and record it there.' },
  'classes.trainees_unnamed': {
    what: '{count, trainee has, trainees have} no result yet: {names}…',
    todo: 'Give a result to each trainee still in the class and record again; nothing has been written.',
  },
  'classes.leave_reason_needed': { what: 'The reason for leaving is missing.', todo: 'Choose a reason.' },
  'classes.move_to_itself': { what: 'The class of arrival is the class of departure.', todo: 'Choose another class.' },
  'classes.restricted_crossing': {
    what: 'Trainees do not move between a restricted class and another: {name}.',
    todo: 'Choose a class of the same kind, or record leaving here and joining there.',
  },
  'slots.restricted_already': { what: 'This plan line is restricted already.', todo: 'Reload the page to see.' },
  'slots.not_restricted': { what: 'This plan line is not restricted.', todo: 'Reload the page to see.' },
  'slots.restricted_tied': {
    what: 'Trainees or slots of this line are tied to classes of another line: {classes}.',
    todo: 'Take back the move or the combining that ties them, or leave the line as it is.',
  },
  'slots.restricted_series': {
    what: 'Classes of this line share series {series} of admission with classes of another line.',
    todo: 'Take them out of the series first, and make one of their own for them.',
  },
  'slots.restricted_crossing': {
    what: 'A restricted slot is not combined with another class, nor another slot with a restricted class.',
    todo: 'Leave that slot out of this opening.',
  },
  'classes.move_to_other_family': {
    what: 'The class {other} is of another programme.',
    todo: 'Choose a class of the same programme; if the programme changes, record Change programme (a new run).',
  },
  'classes.same_family': {
    what: 'The class {other} is of the same programme.',
    todo: 'Record Move to another class instead of Change programme.',
  },
  'classes.move_needs_class': {
    what: 'No class of arrival is chosen for {name}.',
    todo: 'Choose another running class of the same programme.',
  },
  'classes.divide_leaves_nobody': {
    what: 'If all trainees are split off on {date}, nobody stays in the old class.',
    todo: 'Leave at least one trainee, or record Merge.',
  },
  'classes.nothing_changes': { what: 'Nothing differs from what is there.', todo: 'Choose a new unit or funding source.' },
  'classes.file_before_end': {
    what: 'The class has not ended, so its file cannot be closed.',
    todo: 'Record the closing of the class first.',
  },
  'classes.file_closed_before_end': {
    what: 'The file would be closed on {date}, before the class ended {ended}.',
    todo: 'Give a date from {ended} on.',
  },
  'classes.list_after_opening': {
    what: 'The class has opened, so the waiting list can no longer be edited.',
    todo: 'Record Joined late for those who came later.',
  },
  'classes.at_opening_date': {
    what: '“Present from the beginning” must have the date of the opening.',
    todo: 'Use the opening date of the class, or choose Joined late.',
  },
  'classes.birth_date': { what: 'The date of birth “{text}” is not a real day.', todo: 'Write it like 28/02/1985, or only the year.' },
  'slots.unknown': { what: 'There is no such slot, or it is outside your scope.', todo: 'Open the plan again and choose the slot.' },
  'slots.unknown_plan': { what: 'There is no such plan.', todo: 'Choose the plan again.' },
  'slots.year_outside_plan': { what: 'The year {year} is outside this plan.', todo: 'Choose the plan of that year.' },
  'slots.settled_already': {
    what: 'The slot is settled already ({state}, {date}).',
    todo: 'If that is a mistake, correct that event first.',
  },
  'slots.has_class': { what: 'A class is being prepared on this slot.', todo: 'Cancel the preparation of that class first.' },
  'slots.not_ordered': { what: 'No document orders this slot yet.', todo: 'Approve the plan version that orders it first.' },
  'slots.before_ordered': {
    what: '{date} is before the slot was ordered on {ordered}.',
    todo: 'Correct the date; a class opened before its plan is an off-plan class.',
  },
  'slots.opened_after_year': {
    what: 'A slot of the plan of {year} cannot open on {date}.',
    todo: 'Record Postponed to next year, then open the class under the plan of the new year.',
  },
  'slots.opened_before_year': {
    what: 'A slot of the plan of {year} cannot open on {date}.',
    todo: 'A class opened before the year of its plan belongs to the plan of the year before or is off-plan: open it on a slot of that year.',
  },
  'slots.seats_below_zero': { what: 'The seats of the slot would fall below 0.', todo: 'Check the seats that were split off.' },
  'slots.split_too_large': {
    what: '{seats, seat, seats} would be split off a slot of {all}.',
    todo: 'Leave at least one seat on the old slot.',
  },
  'slots.not_off_plan': {
    what: 'This slot is not off-plan.',
    todo: 'Only an off-plan slot is added to a plan in this way; leave this one as it is.',
  },
  'slots.combined_with_itself': { what: 'The slot to combine is the slot of the class itself.', todo: 'Choose another slot.' },
  'declared.turns_without_classes': { what: 'There are turns but the number of classes is 0.', todo: 'Fill in the number of classes.' },
  'declared.superseded_already': {
    what: 'This declared figure has been replaced by a newer one.',
    todo: 'Reload and correct the latest figure.',
  },
  'declared.unknown': { what: 'There is no such declared figure, or it is outside your scope.', todo: 'Reload the list.' },
  'declared.other_unit': {
    what: 'The declared figure to correct is that of another unit.',
    todo: 'Correct the old figure to 0, then declare it at the right unit.',
  },
  'declared.in_future': {
    what: 'The month {month} has not come yet.',
    todo: 'Declare it when that month has come; only classes that have opened are declared.',
  },
  'declared.twice': {
    what: '{unit} has declared “{kind}” for {month}: {classes, class, classes}, {turns, turn, turns}.',
    todo: 'If that is wrong or incomplete, open that line and press “Change figures”.',
  },
  'ledger.in_future': {
    what: '{date} is in the future; the ledger holds only what has happened.',
    todo: 'Correct the date, or fill in the expected date of the class.',
  },
  'ledger.too_early': { what: '{date} is too far in the past.', todo: 'Check the year; the ledger begins on 1 Jan 1990.' },
  'ledger.document_needed': {
    what: 'This needs a document.',
    todo: 'Choose a registered document, or choose “As directed, document to follow” and write who directed it.',
  },
  'ledger.unknown_document': {
    what: 'This document is not in the register of documents.',
    todo: 'Register the document first, then choose it.',
  },
  'ledger.period_locked': {
    what: 'The year {year} of {unit} is locked (up to {end}).',
    todo: 'Ask somebody with the right to correct locked years to record it, with a reason and a document.',
  },
  'ledger.locked_needs_reason': {
    what: 'The year {year} of {unit} is locked (up to {end}); a correction needs a reason and a document.',
    todo: 'Fill in the reason and choose the document.',
  },
  'ledger.unknown_event': { what: 'There is no such event, or it is outside your scope.', todo: 'Reload the timeline.' },
  'ledger.reversed_already': { what: 'This event has been corrected already.', todo: 'Reload the timeline.' },
  'ledger.irreversible': {
    what: 'Events of this kind are not corrected directly.',
    todo: 'Record the opposite event (for example an amendment of the plan).',
  },
  'ledger.reverse_combined_first': {
    what: 'A slot was combined into this opening.',
    todo: 'Correct the combining of the slots first, then the opening.',
  },
  'ledger.no_document_promised': { what: 'This event does not wait for a document.', todo: 'Reload the timeline.' },
} satisfies SameTexts<typeof classMessages>;
