import type { Tx } from '#platform/database/transaction.ts';

/** Khối of a province and where money for classes comes from: what a new tenant cannot do without. */
export const blocs = [
  { id: 1, code: 'party', name: 'Khối Đảng, đoàn thể' },
  { id: 2, code: 'government', name: 'Khối chính quyền' },
  { id: 3, code: 'local', name: 'Khối địa phương' },
  { id: 4, code: 'central', name: 'Cơ quan Trung ương' },
  { id: 5, code: 'public_service', name: 'Đơn vị sự nghiệp' },
];
export const fundingSources = [
  { code: 'NST', name: 'Ngân sách cấp tỉnh' },
  { code: 'NSH', name: 'Ngân sách cấp huyện' },
  { code: 'NSX', name: 'Ngân sách cấp xã' },
  { code: 'NSTW', name: 'Ngân sách trung ương' },
  { code: 'DVC', name: 'Đơn vị cử đi học' },
  { code: 'KHAC', name: 'Nguồn khác' },
];

/** Nothing happens where it is there already. */
export async function fillReferenceData(tx: Tx): Promise<void> {
  await tx
    .insertInto('bloc')
    .values(blocs)
    .onConflict((c) => c.doNothing())
    .execute();
  await tx
    .insertInto('fundingSource')
    .values(fundingSources)
    .onConflict((c) => c.doNothing())
    .execute();
}
