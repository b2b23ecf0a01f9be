import type { SameTexts } from '#platform/refusal.ts';
import type { programmePhrases } from './phrases.vi.ts';
import { overlapPhrasesInEnglish } from './overlap-messages.en.ts';

export const programmePhrasesInEnglish = {
  ...overlapPhrasesInEnglish,
  'programmes.now': 'now',
  'programmes.code_shape': 'may have only capital letters, digits, dots and hyphens',
  'programmes.place': 'place',
  'programmes.place_moved': 'moved',
  'programmes.missing': 'The programme has {count, module or topic, modules or topics} that the file lacks: {names}. Keep or drop?',
  'programmes.missing_keep': 'Keep',
  'programmes.missing_drop': 'Drop from the programme',
  'programmes.content_edited': 'the content of {code} is another now',
  'programmes.assessment_edited': 'the assessment scheme {code} is another now',
  'programmes.framework_edited': 'the framework {code} is another now',
  'programmes.scheme_edited': 'the scheme {code} is another now',
  'programmes.area_edited': 'the area {code} is another now',
  'programmes.update_edited': 'the update is another now',
  'programmes.adjustment_edited': 'the proposal to adjust is another now',
} satisfies SameTexts<typeof programmePhrases>;
