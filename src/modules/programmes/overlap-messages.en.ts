import type { SameTexts } from '#platform/refusal.ts';
import type { overlapMessages, overlapPhrases } from './overlap-messages.vi.ts';

export const overlapMessagesInEnglish = {
  'programmes.twin_equal': {
    what: 'Both titles "{title}" count as one topic already.',
    todo: 'Nothing to decide; if they are two contents, change the title of one.',
  },
  'programmes.twin_unknown': { what: 'No topic is called "{title}" any more.', todo: 'Reload the list.' },
  'programmes.twin_decided': {
    what: 'Somebody has just decided on this pair: {verdict} ({by}).',
    todo: 'Reload the list and look at that before changing it.',
  },
  'programmes.number_without_source': { what: 'The source is missing.', todo: 'Choose the document or cite it.' },
  'programmes.level_half': {
    what: 'The ladder and the level go together.',
    todo: 'Choose both, or neither: then the programme is on no ladder.',
  },
} satisfies SameTexts<typeof overlapMessages>;

export const overlapPhrasesInEnglish = {
  'programmes.twin_same': 'the same',
  'programmes.twin_different': 'different',
  'programmes.twin_open': 'not decided',
} satisfies SameTexts<typeof overlapPhrases>;
