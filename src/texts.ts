import { accessMessages, accessMessagesInEnglish, accessPhrases, accessPhrasesInEnglish } from '#modules/access';
import { admissionMessages, admissionMessagesInEnglish, admissionPhrases, admissionPhrasesInEnglish } from '#modules/admissions';
import { approvalMessages, approvalMessagesInEnglish, approvalPhrases, approvalPhrasesInEnglish } from '#modules/approvals';
import { auditMessages, auditMessagesInEnglish, auditPhrases, auditPhrasesInEnglish } from '#modules/audit';
import { classMessages, classMessagesInEnglish, classPhrases, classPhrasesInEnglish } from '#modules/classes';
import { delegationMessages, delegationMessagesInEnglish, delegationPhrases, delegationPhrasesInEnglish } from '#modules/delegation';
import { documentMessages, documentMessagesInEnglish, documentPhrases, documentPhrasesInEnglish } from '#modules/documents';
import { eligibilityMessages, eligibilityMessagesInEnglish, eligibilityPhrases, eligibilityPhrasesInEnglish } from '#modules/eligibility';
import { importMessages, importMessagesInEnglish, importPhrases, importPhrasesInEnglish } from '#modules/imports';
import {
  organisationMessages,
  organisationMessagesInEnglish,
  organisationPhrases,
  organisationPhrasesInEnglish,
} from '#modules/organisations';
import { peopleMessages, peopleMessagesInEnglish, peoplePhrases, peoplePhrasesInEnglish } from '#modules/people';
import { planMessages, planMessagesInEnglish, planPhrases, planPhrasesInEnglish } from '#modules/plans';
import { programmeMessages, programmeMessagesInEnglish, programmePhrases, programmePhrasesInEnglish } from '#modules/programmes';
import { reportMessages, reportMessagesInEnglish, reportPhrases, reportPhrasesInEnglish } from '#modules/reports';
import type { Language } from '#kit/language.ts';
import { platformMessagesInEnglish } from '#platform/messages.en.ts';
import { platformMessages } from '#platform/messages.vi.ts';
import { platformPhrasesInEnglish } from '#platform/phrases.en.ts';
import { platformPhrases } from '#platform/phrases.vi.ts';
import type { Messages, Phrases, Texts } from '#platform/refusal.ts';
import { fieldNamesInEnglish } from './field-names.en.ts';
import { fieldNames } from './field-names.vi.ts';
import { formTitlesInEnglish } from './form-titles.en.ts';

/** Every text a reason code can have, module by module. */
export const messages: Record<Language, Messages> = {
  vi: {
    ...platformMessages,
    ...importMessages,
    ...organisationMessages,
    ...documentMessages,
    ...accessMessages,
    ...peopleMessages,
    ...programmeMessages,
    ...eligibilityMessages,
    ...delegationMessages,
    ...approvalMessages,
    ...planMessages,
    ...classMessages,
    ...admissionMessages,
    ...reportMessages,
    ...auditMessages,
  },
  en: {
    ...platformMessagesInEnglish,
    ...importMessagesInEnglish,
    ...organisationMessagesInEnglish,
    ...documentMessagesInEnglish,
    ...accessMessagesInEnglish,
    ...peopleMessagesInEnglish,
    ...programmeMessagesInEnglish,
    ...eligibilityMessagesInEnglish,
    ...delegationMessagesInEnglish,
    ...approvalMessagesInEnglish,
    ...planMessagesInEnglish,
    ...classMessagesInEnglish,
    ...admissionMessagesInEnglish,
    ...reportMessagesInEnglish,
    ...auditMessagesInEnglish,
  },
};

/** And what stands inside or beside them: names of fields, labels, questions. */
export const phrases: Record<Language, Phrases> = {
  vi: {
    ...platformPhrases,
    ...importPhrases,
    ...organisationPhrases,
    ...documentPhrases,
    ...accessPhrases,
    ...peoplePhrases,
    ...programmePhrases,
    ...eligibilityPhrases,
    ...delegationPhrases,
    ...approvalPhrases,
    ...planPhrases,
    ...classPhrases,
    ...admissionPhrases,
    ...reportPhrases,
    ...auditPhrases,
    ...fieldNames,
  },
  en: {
    ...platformPhrasesInEnglish,
    ...importPhrasesInEnglish,
    ...organisationPhrasesInEnglish,
    ...documentPhrasesInEnglish,
    ...accessPhrasesInEnglish,
    ...peoplePhrasesInEnglish,
    ...programmePhrasesInEnglish,
    ...eligibilityPhrasesInEnglish,
    ...delegationPhrasesInEnglish,
    ...approvalPhrasesInEnglish,
    ...planPhrasesInEnglish,
    ...classPhrasesInEnglish,
    ...admissionPhrasesInEnglish,
    ...reportPhrasesInEnglish,
    ...auditPhrasesInEnglish,
    ...fieldNamesInEnglish,
  },
};

/** All that is said, by language: given to the door once; a paper and the command line take the Vietnamese. */
export const texts: Record<Language, Texts> = {
  vi: { ...messages.vi, ...phrases.vi },
  en: { ...messages.en, ...phrases.en, ...formTitlesInEnglish },
};
