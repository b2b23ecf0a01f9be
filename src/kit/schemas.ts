import { z } from 'zod';
import { isCalendarDate } from './dates.ts';
import { tidy } from './text.ts';

/** Shapes that cross HTTP in every module. */
export const idSchema = z.uuid({ error: 'mã không hợp lệ' });
export const dateSchema = z
  .string()
  .refine(isCalendarDate, { error: 'không phải một ngày có thật (cần ngày/tháng/năm, ví dụ 28/02/2023)' });
export const lineSchema = (max = 300) =>
  z
    .string()
    .max(max, { error: `dài quá ${max} ký tự` })
    .transform(tidy);
export const requiredLine = (max = 300) => lineSchema(max).refine((text) => text.length > 0, { error: 'chưa điền' });
export const yearSchema = z.coerce.number().int().min(1990, { error: 'năm phải từ 1990' }).max(2100, { error: 'năm phải đến 2100' });
export const countSchema = (max: number) =>
  z
    .number({ error: 'cần một số' })
    .int({ error: 'cần số nguyên' })
    .min(0, { error: 'không được là số âm' })
    .max(max, { error: `không được quá ${max}` });
