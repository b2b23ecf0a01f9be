import type { SameTexts } from '#platform/refusal.ts';
import type { reportMessages } from './messages.vi.ts';

export const reportMessagesInEnglish = {
  // questions that cannot be answered
  'reports.year_missing': {
    what: 'The year of the report is not chosen.',
    todo: 'Choose a year, or choose a period of your own with its first and last day.',
  },
  'reports.range_missing': { what: 'The period of your own lacks its first or last day.', todo: 'Fill in both days.' },
  'reports.range_reversed': { what: 'The first day {from} is after the last day {to}.', todo: 'Correct the two dates.' },
  'reports.programme_unknown': { what: 'There is no programme with the code "{code}".', todo: 'Check the programme code.' },
  'reports.not_additive': {
    what: 'Turns present in the year (L2) and persons do not add up over years: a run of two years is present in both.',
    todo: 'Use turns started (L1) or finished (L3) for a total over several years.',
  },
  'reports.cell_unknown': { what: 'The report has no cell "{cell}".', todo: 'Open the list again from the annual review.' },
  'reports.cursor_unknown': { what: 'The place in the list cannot be read.', todo: 'Open the list again from its beginning.' },

  // stated figures
  'reports.figure_unknown': { what: 'There is no such published figure.', todo: 'Reload the annual review.' },
  'reports.figure_outside_scope': {
    what: 'This published figure is outside your scope.',
    todo: 'Ask the unit in charge of the figure.',
  },
  'reports.no_class_data': { what: 'There are no classes on record yet.', todo: 'Import the classes of this year to compare.' },
  'reports.no_plan_data': { what: 'There is no plan on record yet.', todo: 'Import the plan of this year to compare.' },
  'reports.not_measured': { what: 'The system does not measure this figure yet.', todo: 'Compare it with another source.' },
  'reports.implausible_size': {
    what: 'An average of {size} trainees per class: rare in practice, it may be a misprint.',
    todo: 'Look at the original paper.',
  },
  'reports.parts_differ': {
    what: 'The parts add up to something else than the published total.',
    todo: 'See whether a group is not named or numbers are rounded.',
  },
  'reports.approximate': {
    what: 'The paper says "about" or "over": the published figure is not exact.',
    todo: 'Compare only the magnitude.',
  },
  'reports.goal': { what: 'This is a target: the difference is the number of turns still to be sent.', todo: '' },
  'reports.candidate_not_executed': {
    what: 'Classes of the plan that were not carried out: they may have been added into the published figure.',
    todo: 'Compare with the list used for the publication.',
  },
  'reports.candidate_ended_before': {
    what: 'Classes that ended in the last 60 days of the period: they may have been counted as running when the figure was published.',
    todo: 'Compare the closing dates.',
  },
  'reports.candidate_opened_after': {
    what: 'Classes that opened in the 60 days after the period: they may have been counted in this period.',
    todo: 'Compare the opening dates.',
  },
  'reports.candidate_opened_before': {
    what: 'Classes that opened in the 60 days before the period: they may have been counted as classes of this period.',
    todo: 'Compare the opening dates.',
  },
  'reports.candidate_ended_after': {
    what: 'Classes that ended in the 60 days after the period: they may have been counted as ended in the period.',
    todo: 'Compare the closing dates.',
  },
  'reports.candidate_off_plan': {
    what: 'Off-plan classes: they may not have been counted in the published figure.',
    todo: 'Compare with the list used for the publication.',
  },

  // notes under the sums
  'reports.plan_year_differs': {
    what: 'Classes opened under the plan ({plan}) differ from classes opened in the period ({classes}): slots count by the year of the plan, classes by their opening date.',
    todo: 'See {openedBefore, class, classes} of this plan opened before the period and {otherYears, class, classes} opened in the period under the plan of another year.',
  },
  'reports.plan_slices_differ': {
    what: 'Classes opened under the plan ({plan}) differ from classes opened in the period ({classes}): slots count by the unit in the plan, classes by the unit at their opening.',
    todo: 'See the list of slots and the list of classes.',
  },
  'reports.sender_has_no_classes': {
    what: 'By sending unit there are only trainees: a class has trainees of several units.',
    todo: 'Choose the training institution, the lead unit or the host to see classes.',
  },
  'reports.plan_not_published': { what: 'The plan "{title}": {provenance}.', todo: '' },
  'reports.restricted_no_list': {
    what: 'There is no list behind the line of restricted classes.',
    todo: 'Those who see restricted classes find them among the classes.',
  },
  'reports.restricted_whole': {
    what: 'Restricted classes are in the totals as one line with nothing behind it; persons and lists are without them.',
    todo: '',
  },
  'reports.restricted_trainees': {
    what: 'Trainees of restricted classes are in the totals as one line with nothing behind it; classes, slots and persons are without them, for some number is below 5.',
    todo: '',
  },
  'reports.restricted_withheld': {
    what: 'Restricted classes are left out: some number is below 5, so none is told, nor in the totals.',
    todo: '',
  },
  'reports.unresolved_successors': {
    what: 'For some figures the successor is not determined.',
    todo: 'Record the share of each successor as the reorganising decision has it.',
  },
  'reports.own_scope': { what: 'Only figures within the scope of this account.', todo: '' },

  // locking a year
  'reports.period_not_over': {
    what: 'The period {year} ends on {end} and cannot be locked yet.',
    todo: 'Wait for its end; until then use the estimate.',
  },
  'reports.locked_already': {
    what: 'The year {year} of {unit} is locked.',
    todo: 'See new numbers under "prior-period adjustment" of the next year.',
  },
  'reports.slots_pending': {
    what: '{count, slot, slots} of the plan of {year} still pending: {names}.',
    todo: 'Record opened, combined, not carried out or postponed for each of them.',
  },
  'reports.classes_past_end': {
    what: '{count, class is, classes are} past the expected end without an event: {names}.',
    todo: 'Record the closing, or move the expected end.',
  },
  'reports.unit_outside_scope': { what: 'This unit is outside the scope of the account.', todo: 'Ask the administrator.' },
  'reports.sent_before_end': {
    what: 'The day of sending {sentOn} is before the end of the period ({end}).',
    todo: 'Give a day of sending after {end}.',
  },
  'reports.locked_already_race': { what: 'Somebody else has just locked this year.', todo: 'Reload the page to see that lock.' },
  'reports.not_closed': {
    what: 'The year {year} of the unit "{unit}" is not locked, so no report has been sent.',
    todo: 'Give the right year and unit code, or leave out --sent to print the numbers known today.',
  },
  'reports.lock_unknown': { what: 'There is no such lock.', todo: 'Reload the list.' },
  'reports.cutoff_outside_period': {
    what: 'The cutoff of the estimate {cutoff} is not within the period {start} – {end}.',
    todo: 'Choose a day within the period.',
  },
} satisfies SameTexts<typeof reportMessages>;
