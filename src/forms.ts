import { nominationsForm, nominationsFormWith } from '#modules/admissions';
import { clearCertificates, formAForm, formFForm } from '#modules/classes';
import type { AnyForm } from '#modules/imports';
import { formUnits } from '#modules/organisations';
import { certificatesForm } from '#modules/people';
import { contentForm } from '#modules/programmes';
import type { Database } from '#platform/database/transaction.ts';
import { formB, planForm, type CarryOver, type SlotLedger } from '#modules/plans';

/** Every kind of workbook that can be brought in, listed by hand. */
export const forms = (parts: { slotLedger: SlotLedger; carryOver: CarryOver; database?: Pick<Database, 'read'> }): AnyForm[] => [
  formAForm,
  parts.database ? nominationsFormWith(parts.database) : nominationsForm,
  formB,
  planForm(parts),
  formFForm,
  certificatesForm({ clearCertificates }),
  contentForm,
  formUnits,
];
