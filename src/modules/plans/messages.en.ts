import type { SameTexts } from '#platform/refusal.ts';
import { formCMessagesInEnglish } from './form-c-messages.en.ts';
import type { planMessages } from './messages.vi.ts';
import { needMessagesInEnglish } from './need-messages.en.ts';

export const planMessagesInEnglish = {
  ...needMessagesInEnglish,
  ...formCMessagesInEnglish,
  'plan.unknown': { what: 'There is no such plan, or it is outside your scope.', todo: 'Reload the list of plans.' },
  'plan.version_unknown': { what: 'The plan has no version {no}.', todo: 'Choose a version from the list.' },
  'plan.out_of_scope': { what: 'The plan "{title}" is outside your scope.', todo: 'Ask the office that issues the plan to do it.' },
  'plan.restricted_lines': {
    what: 'The plan "{title}" has restricted lines, so only those who see restricted classes change it.',
    todo: 'Ask whoever looks after restricted classes at the issuing office.',
  },
  'plan.line_out_of_scope': {
    what: 'No unit of your scope leads, runs or hosts this line.',
    todo: 'Ask the lead unit to record this line.',
  },
  'plan.years': {
    what: 'The years of the plan are not valid: {from}–{to}.',
    todo: 'An annual plan has one year; the last year of a plan of several years is not before its first.',
  },
  'plan.year_outside': { what: 'The year {year} is outside the plan {from}–{to}.', todo: 'Choose a year within the plan.' },
  'plan.code_taken': { what: 'This plan code is in use.', todo: 'Use another code.' },
  'plan.line_exists': { what: 'Somebody has just recorded this line.', todo: 'Reload the plan and look before adding more.' },
  'plan.one_draft': { what: 'Somebody has just opened a new amendment of the plan.', todo: 'Reload the plan and go on with that draft.' },
  'plan.draft_open': { what: 'The plan has an open draft, amendment {no}.', todo: 'Go on with that draft and approve it.' },
  'plan.not_approved': { what: 'The plan "{title}" has not been approved yet.', todo: 'Edit the draft itself, then approve it.' },
  'plan.no_draft': {
    what: 'The plan "{title}" has no open draft; what is approved is not edited directly.',
    todo: 'Make an amendment with the number and date of its document.',
  },
  'plan.needs_document': {
    what: 'The document that issues the plan is missing.',
    todo: 'Choose the document, or choose "As directed, document to follow".',
  },
  'plan.amendment_needs_document': {
    what: 'A change of an approved plan is an amendment and needs a document (number, date).',
    todo: 'Choose the amending document, or choose "As directed, document to follow".',
  },
  'plan.order_date': {
    what: 'The date of the document "{typed}" cannot be read.',
    todo: 'Write day/month/year, for example 20/09/2021.',
  },
  'plan.before_last_version': {
    what: '{date} is before the date of the latest version ({last}).',
    todo: 'Check the date of the amending document.',
  },
  'plan.empty': {
    what: 'The plan has neither a line nor a target yet.',
    todo: 'Add lines or targets, or import them from an Excel file, then approve.',
  },
  'plan.lines_out_of_scope': {
    what: 'This version has {hidden, line, lines} outside your scope.',
    todo: 'Ask somebody with the whole plan in scope to approve it.',
  },
  'plan.slot_settled': {
    what: 'Line "{line}": {settled, slot, slots} with a class, or recorded as not carried out or postponed; it cannot go down to {ordered}.',
    todo: 'Keep the number of classes of the line at {settled} or more.',
  },
  'plan.line_unknown': { what: 'The draft has no such line.', todo: 'Reload the plan.' },
  'plan.programme_unknown': { what: 'There is no such programme or programme version.', todo: 'Choose a programme of the catalogue.' },
  'plan.funding_unknown': { what: 'There is no such funding source.', todo: 'Choose a source from the list.' },
  'plan.seats_missing': {
    what: 'The number of trainees is missing.',
    todo: 'Write the trainees per class, or the trainees of all classes together.',
  },
  'plan.target_unknown': { what: 'The plan has no such target.', todo: 'Reload the plan.' },
  'plan.target_percent': {
    what: 'A target in percent cannot be over 100 %.',
    todo: 'Correct the number, or choose another measure.',
  },
  'plan.line_waits_not': { what: 'This line no longer waits for a document.', todo: 'Reload the plan to see the document recorded.' },
  'plan.version_has_document': { what: 'There is no version {no}, or it has its document already.', todo: 'Reload the plan.' },
  'plan_import.no_issuer': {
    what: 'It is not clear which office issues the plan.',
    todo: 'Choose the issuer, or write its right name at the head of the form.',
  },
  'plan_import.other_year': { what: 'The plan "{title}" does not have the year {year}.', todo: 'Choose another plan or correct the year.' },
  'plan_import.several_plans': {
    what: 'The year {year} has several plans: {plans}.',
    todo: 'Choose the plan with --plan and its code or title.',
  },
  'plan_import.plan_code': {
    what: 'The year {year} has no plan with the code or title "{code}".',
    todo: 'Check it; the plans there are: {plans}.',
  },
} satisfies SameTexts<typeof planMessages>;
