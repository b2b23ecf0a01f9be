import type { SameTexts } from '#platform/refusal.ts';
import type { sameContentMessages } from './same-content-messages.vi.ts';

export const sameContentMessagesInEnglish = {
  'class.same_completed': {
    what: 'Has completed class {name} ({date}): {share}% of the content is the same.',
    todo: 'Consider somebody else, or say why this person is sent all the same.',
  },
  'class.same_completed_whole': {
    what: 'Has completed this very programme: {name} ({date}).',
    todo: 'Consider somebody else, or say why this person is sent all the same.',
  },
  'class.same_completed_maybe': {
    what: 'Has completed class {name} ({date}): {share}% of the content may be the same.',
    todo: 'Look at the topics that may be the same before deciding.',
  },
  'class.same_attending': {
    what: 'Attends or is listed for class {name}: {share}% of the content is the same.',
    todo: 'Leave the person in one class: take the name off the other, or send somebody else.',
  },
  'class.same_attending_whole': {
    what: 'Attends or is listed for {name}, of this same programme.',
    todo: 'Leave the person in one class: take the name off the other, or send somebody else.',
  },
  'class.same_attending_maybe': {
    what: 'Attends or is listed for class {name}: {share}% of the content may be the same.',
    todo: 'Look at the topics that may be the same before deciding.',
  },
  'class.same_dates': {
    what: 'At the same time as {name} (from {start} to {end}).',
    todo: 'Choose a class on other days, or ask the unit which one the person is to attend.',
  },
  'class.same_dates_maybe': {
    what: 'May be at the same time as {name} (from {start}; end: {end}).',
    todo: 'Ask when that class closes.',
  },
  'class.same_certificate': {
    what: 'Holds the certificate of this programme: {title} ({date}).',
    todo: 'Consider somebody else, or say why this person is sent all the same.',
  },
  'class.as_high_certificate': {
    what: 'Holds one as high or higher: {title} ({date}).',
    todo: 'Consider somebody else, or say why this person is sent all the same.',
  },
} satisfies SameTexts<typeof sameContentMessages>;
