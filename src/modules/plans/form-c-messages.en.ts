import type { SameTexts } from '#platform/refusal.ts';
import type { formCMessages } from './form-c-messages.vi.ts';

export const formCMessagesInEnglish = {
  'form_c.time_impossible': {
    what: 'There is no such quarter or month.',
    todo: 'Write quý I–IV (quarter) or tháng 1–12 (month).',
  },
  'form_c.time_other_year': {
    what: 'The time is in {found}, the plan is that of {year}.',
    todo: 'Correct the year, or import into the plan of {found}.',
  },
  'form_c.time_unclear': {
    what: 'The quarter is not clear: "{typed}" is kept as a note on the time.',
    todo: 'Write the quarter or month if it is known.',
  },
  'form_c.quarter_differs': {
    what: 'The time “{typed}” is not in {quarter} of the column Quý; the row counts for {quarter}.',
    todo: 'Correct one of the two cells if it is a slip.',
  },
  'form_c.no_content': { what: 'The content (kind of class, programme) is missing.', todo: 'Write the name of the programme.' },
  'form_c.no_classes': { what: 'The number of classes is missing.', todo: 'Write the number of classes, 1 or more.' },
  'form_c.no_trainees': {
    what: 'The number of trainees is missing.',
    todo: 'Write the trainees per class or the total number of trainees.',
  },
  'form_c.off_plan': {
    what: 'Off-plan classes are not imported from a plan form.',
    todo: 'Record it in the class ledger when it has been discussed and reported as the rules require.',
  },
  'form_c.same_rows': {
    what: 'Rows {rows} have the same programme, audience, lead unit, host and quarter: choose whether to add them up or keep them apart.',
    todo: 'Answer the question beside the table.',
  },
  'form_c.programme_unknown': {
    what: 'There is no programme "{typed}" in the catalogue.',
    todo: 'Correct the name, or add the programme to the catalogue first.',
  },
  'form_c.programme_unknown_suggest': { what: 'There is no programme "{typed}" in the catalogue.', todo: 'Is it "{suggestion}"?' },
  'form_c.programme_not_in_force': {
    what: 'The version of the programme "{programme}" is no longer in force in the year of the plan.',
    todo: 'Check the version of the programme.',
  },
  'form_c.unit_missing': { what: 'The name of the unit is missing.', todo: 'Write the name of the unit as in the register.' },
  'form_c.unit_unknown': {
    what: 'There is no unit "{typed}" in the register.',
    todo: 'Correct the name, or add the unit to the register first.',
  },
  'form_c.unit_unknown_suggest': { what: 'There is no unit "{typed}" in the register.', todo: 'Is it "{suggestion}"?' },
  'form_c.unit_begins': { what: '"{typed}" is read as {unit}.', todo: '' },
  'form_c.unit_ended': { what: 'The unit "{typed}" no longer exists at the time of the plan.', todo: 'Write its successor.' },
  'form_c.runner_assumed': {
    what: 'The training institution is not given: the lead unit is taken, {lead}.',
    todo: 'Write it out if it is another.',
  },
  'form_c.host_text': { what: 'The place "{typed}" is not a unit of the register and is kept as words.', todo: '' },
  'form_c.host_text_suggest': {
    what: 'The place "{typed}" is not a unit of the register and is kept as words.',
    todo: 'If it is "{suggestion}", write that name.',
  },
  'form_c.funding_missing': { what: 'The funding source is not given: "{assumed}" is taken.', todo: 'Write the source.' },
  'form_c.funding_unknown': {
    what: 'There is no funding source "{typed}": "{assumed}" is taken.',
    todo: 'Write a source of the list.',
  },
  'form_c.total_differs': {
    what: 'The total says {stated}, computed {computed} (difference {difference}); the stated number is kept for comparison.',
    todo: 'Check the classes and trainees of the row; if the paper says so, leave it.',
  },
  'form_c.size_implausible': {
    what: 'An average of {average} trainees per class, outside the usual {from}–{to}.',
    todo: 'Check the number of classes and of trainees.',
  },
  'form_c.section_nature': {
    what: 'It stands in the section "{section}", but the programme "{programme}" is of another kind.',
    todo: 'Check the section or the programme.',
  },
  'form_c.section_bloc': {
    what: 'It stands in the section "{section}", but {unit} belongs to {bloc}.',
    todo: 'Check the section or the lead unit.',
  },
  'form_c.other_year': {
    what: 'The title says {form}, the import goes into the plan of {year}.',
    todo: 'Check that it is the right file and the right year.',
  },
  'form_c.carried_differs': {
    what: 'The carried-over line says {classes, class, classes} / {trainees, trainee, trainees}; the ledger computes {derivedClasses} / {derivedTrainees} (difference {differenceClasses} / {differenceTrainees}).',
    todo: 'Compare the two; this line only serves for comparison and makes no class.',
  },
} satisfies SameTexts<typeof formCMessages>;
