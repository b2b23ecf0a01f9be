import type { SameTexts } from '#platform/refusal.ts';
import { contentMessagesInEnglish } from './content-messages.en.ts';
import type { programmeMessages } from './messages.vi.ts';
import { overlapMessagesInEnglish } from './overlap-messages.en.ts';

export const programmeMessagesInEnglish = {
  ...overlapMessagesInEnglish,
  ...contentMessagesInEnglish,
  'programmes.unknown': {
    what: 'There is no programme "{text}".',
    todo: 'Choose a programme of the catalogue, or add it to the catalogue.',
  },
  'programmes.unknown_suggest': { what: 'There is no programme "{text}".', todo: 'Is it "{suggestion}"?' },
  'programmes.family_unknown': { what: 'There is no such programme.', todo: 'Reload the catalogue of programmes.' },
  'programmes.family_exists': {
    what: 'There is already the programme {code} – {name}.',
    todo: 'Use that programme, or change the code and the name.',
  },
  'programmes.code_taken': { what: 'This programme code is in use.', todo: 'Reload the catalogue and choose another code.' },
  'programmes.term_empty': { what: 'The last day in force must be after the first.', todo: 'Correct the two dates.' },
  'programmes.version_overlap': {
    what: 'The time overlaps with version {code} (from {from} to {to}).',
    todo: 'Choose a day outside that time.',
  },
  'programmes.verified_without_source': {
    what: 'The source it was compared with is missing.',
    todo: 'Cite it or choose the document, or leave it "not verified".',
  },
  'programmes.document_unknown': { what: 'This document is not in the register of documents.', todo: 'Choose the document again.' },
} satisfies SameTexts<typeof programmeMessages>;
