import { coded, type SameTexts } from '#platform/refusal.ts';
import { matchPhrasesInEnglish } from './match-phrases.en.ts';
import type { peoplePhrases } from './phrases.vi.ts';

export const peoplePhrasesInEnglish = {
  ...matchPhrasesInEnglish,
  ...coded('category', {
    cadre: 'Cadre',
    civil_servant: 'Civil servant',
    public_employee: 'Public employee',
    part_time_local_worker: 'Part-time local worker',
    council_deputy: "People's Council deputy",
    armed_forces: 'Armed forces',
    other: 'Other',
  }),
  ...coded('sex', { male: 'Male', female: 'Female' }),
  ...coded('person', {
    fullName: 'name',
    sex: 'sex',
    birthDate: 'date of birth',
    birthPrecision: 'precision of the date of birth',
    category: 'category',
    positionTitle: 'position',
    phone: 'telephone',
    personalNumber: 'personal number',
  }),
  'birth_precision.day': 'day, month and year',
  'birth_precision.month': 'month and year',
  'birth_precision.year': 'year only',
  'birth_precision.none': 'not known',
  'person.elsewhere': 'another field of the file',
  'person.nothing_else': 'no field differs from what you sent',
  'person.born': 'born {birth}, {unit}',
  'person.born_unknown': 'date of birth not known, {unit}',
  'person.other': 'Somebody else',
  'person.other_detail': 'make a new record',

  'certificate.into': 'Records of persons',
  'certificate.into_family': 'Records of persons – {family}',
  'certificate.into_issuer': 'Records of persons – {issuer}',
  'certificate.into_both': 'Records of persons – {family} – {issuer}',
  'certificate.newcomers': 'People added',
  'certificate.people': '{count, person of the file is, people of the file are} not in the system. Add them, or hold these rows?',
  'certificate.add': 'Add them to People',
  'certificate.hold': 'Hold, do not take in yet',
  'certificate.category': 'For {count, newcomer, newcomers} the category is not clear. Record them as:',
  'certificate.same': 'The person of row {row}',
  'certificate.same_detail': 'one record, several certificates',
  'certificate.family': 'Programme of the catalogue',
  'certificate.family_other': 'another',
  'certificate.family_linked': 'linked',

  // why a register cannot be taken back
  'built_upon.certificates_changed': 'a later import changed some of the certificates',
  'built_upon.person': '{name} has other records that build upon this (classes, posts, or certificates imported later)',
} satisfies SameTexts<typeof peoplePhrases>;
