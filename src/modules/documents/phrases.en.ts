import type { SameTexts } from '#platform/refusal.ts';
import type { documentPhrases } from './phrases.vi.ts';

export const documentPhrasesInEnglish = {
  'document.field_number': 'number',
  'document.field_issuerName': 'name of the issuer',
  'document.field_kind': 'kind',
  'document.field_regime': 'document regime',
  'document.field_documentDate': 'date of issue',
  'document.field_term': 'term',
  'document.field_subject': 'subject',
  'document.field_note': 'note',
  'document.field_defect': 'defect of the document',
  'document.other_fields': 'fields that you did not edit are not what they were',
  'object.unit_version': '{name} (from {date})',
  'object.rename': 'Renaming of {names} from {date}',
  'object.merge': 'Merger of {names} from {date}',
  'object.split': 'Division of {names} from {date}',
  'object.absorb': 'Absorption of {names} from {date}',
  'object.dissolve': 'Dissolution of {names} from {date}',
  'object.move': 'Move of {names} from {date}',
  'object.plan_version': '{name}, version {no}',
  'object.slot': '{name}, slot of {year}',
  'object.event': '{date}',
  'object.class_event': '{name}, {date}',
  'object.declared': '{name}, {month}',
  'object.period_lock': 'Lock of {year}',
} satisfies SameTexts<typeof documentPhrases>;
