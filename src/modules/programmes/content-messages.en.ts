import type { SameTexts } from '#platform/refusal.ts';
import type { contentMessages } from './content-messages.vi.ts';

export const contentMessagesInEnglish = {
  'programmes.version_unknown': { what: 'There is no such version of a programme.', todo: 'Reload the page of the programme.' },
  'programmes.key_twice': { what: 'Two parts of the content carry one key.', todo: 'Reload the page and edit again.' },
  'programmes.module_twice': { what: 'Two modules are called "{name}".', todo: 'Make them one, or name them apart.' },
  'programmes.topic_twice': { what: 'The module "{name}" has the topic "{title}" twice.', todo: 'Take one out, or name them apart.' },
  'programmes.after_unknown': { what: '"{name}" comes after a part that is no longer there.', todo: 'Choose again what comes before it.' },
  'programmes.circle': {
    what: 'The order runs in a circle: {names} would each come after the other.',
    todo: 'Take out one "comes after" among these.',
  },
  'programmes.module_missing': {
    what: 'The module of this topic is not told.',
    todo: 'Write it in the column Học phần, or in a row of its own above.',
  },
  'programmes.text_long': { what: 'It has {length} characters, more than {limit}.', todo: 'Shorten it; details belong in the materials.' },
  'programmes.version_code_unknown': {
    what: 'There is no version of a programme with the code "{code}".',
    todo: 'Give --version with a code of the catalogue.',
  },
  'programmes.area_unknown': { what: 'There is no such area.', todo: 'Reload the list of areas and choose again.' },
  'programmes.area_code_taken': { what: 'This code of an area is in use.', todo: 'Choose another code.' },
  'programmes.area_under_itself': { what: '"{name}" cannot stand under itself.', todo: 'Choose another area above it.' },
  'programmes.priority_unknown': { what: 'That year does not put this area first.', todo: 'Reload the list of areas.' },
  'programmes.framework_unknown': { what: 'There is no such framework.', todo: 'Reload the list of frameworks.' },
  'programmes.framework_code_taken': { what: 'This code of a framework is in use.', todo: 'Choose another code.' },
  'programmes.scheme_unknown': { what: 'There is no such scheme.', todo: 'Reload the list of schemes.' },
  'programmes.scheme_taken': { what: 'There is already a scheme of this number.', todo: 'Open that scheme, or write another number.' },
  'programmes.scheme_code_empty': {
    what: 'The number of a scheme needs letters or digits.',
    todo: 'Write it as on the document, such as 04-ĐA/TU.',
  },
  'programmes.assessment_unknown': { what: 'There is no such assessment scheme.', todo: 'Reload the list of assessment schemes.' },
  'programmes.assessment_code_taken': { what: 'This code of an assessment scheme is in use.', todo: 'Choose another code.' },
  'programmes.assessment_pass_mark': { what: 'The pass mark is above the scale of {scale}.', todo: 'Correct the pass mark or the scale.' },
  'programmes.assessment_weights': { what: 'The weights add up to {sum}%, not to 100%.', todo: 'Correct the weights to 100%.' },
  'programmes.assessment_band_twice': { what: 'The band "{name}" is there twice.', todo: 'Take one out.' },
  'programmes.assessment_bands': {
    what: 'The band "{name}" is not below the one above it, or is above the scale.',
    todo: 'Order the bands from best to lowest, each with its own lowest mark.',
  },
  'programmes.assessment_cap': { what: 'There is no band "{name}" to cap at.', todo: 'Choose one of the bands.' },
  'programmes.update_unknown': { what: 'There is no such update.', todo: 'Reload the page.' },
  'programmes.update_exists': {
    what: 'This document already asks to update: {codes}.',
    todo: 'Take these programmes out, or edit what is there.',
  },
  'programmes.update_exists_now': { what: 'Somebody else has just asked for this update.', todo: 'Reload the page.' },
  'programmes.version_of_other': { what: 'This version is of another programme.', todo: 'Choose a version of the programme itself.' },
  'programmes.topic_of_other': { what: 'This topic is not of the version.', todo: 'Choose the topic again.' },
  'programmes.adjustment_unknown': { what: 'There is no such proposal to adjust.', todo: 'Reload the page.' },
  'programmes.adjustment_version_missing': {
    what: 'The version that adjusts it is missing.',
    todo: 'Choose the version that takes it up.',
  },
  'programmes.adjustment_reason_missing': { what: 'Turning it down needs a reason.', todo: 'Write the reason.' },
} satisfies SameTexts<typeof contentMessages>;
