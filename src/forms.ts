import { formAForm, formFForm } from '#modules/classes';
import type { AnyForm } from '#modules/imports';
import { formB, type CarryOver, type SlotLedger } from '#modules/plans';

/** Every kind of workbook that can be brought in, listed by hand. */
export const forms = (_parts: { slotLedger: SlotLedger; carryOver: CarryOver }): AnyForm[] => [formAForm, formB, formFForm];
