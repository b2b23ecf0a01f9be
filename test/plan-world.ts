import { createUnit } from '#modules/organisations';
import { recordFamily, recordVersion } from '#modules/programmes';
import { newId } from '#kit/ids.ts';
import type { Actor } from '#platform/actor.ts';
import type { Outcome, Reader, Tx } from '#platform/database/transaction.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';
import type { PrintedLine } from '../src/modules/plans/form-c-page.ts';
import type { SlotLedger } from '#modules/plans';

/** A small province for the tests of this folder: its units, programmes, documents, and a ledger that only notes what it is told. */
export type World = {
  fresh: FreshDatabase;
  unit: Record<'city' | 'btc' | 'lhp' | 'donganh' | 'snv', number>;
  family: Record<'tc' | 'dt', string>;
  version: string;
  document: Record<'plan' | 'amendment', string>;
  told: { ordered: number; withdrawn: number };
  ledger: SlotLedger;
  write<T>(work: (tx: Tx, actor: Actor) => Promise<Outcome<T>>, actor?: Actor): Promise<T>;
  read<T>(work: (db: Reader) => Promise<T>, actor?: Actor): Promise<T>;
};

export async function makeWorld(): Promise<World> {
  const fresh = await freshDatabase();
  const { admin } = fresh;
  const write: World['write'] = (work, actor = admin) => fresh.database.write(actor, { command: 'test' }, (tx) => work(tx, actor));
  await fresh.sql(
    "insert into bloc (id, code, name) values (1, 'DANG', 'Khối Đảng, đoàn thể'), (2, 'CQ', 'Khối chính quyền') on conflict do nothing",
  );
  await fresh.sql(
    `insert into funding_source (code, name) values ('NSTP', 'Ngân sách thành phố'), ('NSH', 'Ngân sách cấp huyện'), ('KHAC', 'Nguồn khác') on conflict do nothing`,
  );
  const unit = async (name: string, bloc: number, more: object = {}) =>
    (
      await write((tx, actor) =>
        createUnit(tx, actor, { name, kind: 'department', level: 'province', bloc, validFrom: '2000-01-01', ...more }),
      )
    ).id;
  const city = await unit('Thành ủy Hà Nội', 1, { kind: 'party_committee', regime: 'party' });
  const units = {
    city,
    btc: await unit('Ban Tổ chức Thành ủy Hà Nội', 1, {
      shortName: 'Ban Tổ chức Thành ủy',
      kind: 'party_commission',
      regime: 'party',
      parentId: city,
    }),
    lhp: await unit('Trường Đào tạo cán bộ Lê Hồng Phong', 1, { kind: 'political_school', code: 'LHP', parentId: city }),
    donganh: await unit('Trung tâm chính trị huyện Đông Anh', 1, { kind: 'political_centre', level: 'district', parentId: city }),
    snv: await unit('Sở Nội vụ', 2, { code: 'SNV' }),
  };
  const family = async (code: string, name: string, nature: 'degree_training' | 'in_service_training') =>
    (await write((tx, actor) => recordFamily(tx, actor, { code, name, nature }))).id;
  const families = {
    tc: await family('TCLLCT', 'Trung cấp lý luận chính trị', 'degree_training'),
    dt: await family('BDDT', 'Bồi dưỡng nghiệp vụ công tác đoàn thể', 'in_service_training'),
  };
  const version = (
    await write((tx, actor) =>
      recordVersion(tx, actor, {
        familyId: families.tc,
        code: 'TCLLCT-HC',
        name: 'Trung cấp lý luận chính trị - hành chính',
        validFrom: '2009-01-01',
      }),
    )
  ).id;
  await write((tx, actor) =>
    recordVersion(tx, actor, {
      familyId: families.dt,
      code: 'BDDT',
      name: 'Bồi dưỡng nghiệp vụ công tác đoàn thể',
      validFrom: '2009-01-01',
    }),
  );
  const document = async (number: string, date: string) => {
    const id = newId();
    await fresh.sql(
      `insert into document (id, issuer_name, issuer_key, regime, kind, number, number_typed, form, document_date, subject, subject_folded, recorded_by)
       values ($1, 'Thành ủy Hà Nội', 'thanh uy ha noi', 'party', 'plan', $2, $2, 'party', $3, 'Kế hoạch', 'ke hoach', $4)`,
      [id, number, date, admin.accountId],
    );
    return id;
  };
  const told = { ordered: 0, withdrawn: 0 };
  return {
    fresh,
    unit: units,
    family: families,
    version,
    told,
    write,
    document: { plan: await document('200-KH/TU', '2020-12-11'), amendment: await document('215-KH/TU', '2021-06-20') },
    read: (work, actor = admin) => fresh.database.read(actor, work),
    ledger: {
      slotsOrdered: async (_tx, _actor, ids) => void (told.ordered += ids.length),
      slotsWithdrawn: async (tx, _actor, ids, act) => {
        told.withdrawn += ids.length;
        await tx.updateTable('slot').set({ state: 'withdrawn', stateDate: act.effectiveDate }).where('id', 'in', ids).execute();
      },
    },
  };
}

export const SOUND_LINE: PrintedLine = {
  content: 'Trung cấp lý luận chính trị - hành chính',
  audience: 'Cán bộ nguồn',
  classes: 3,
  perClass: 70,
  trainees: 210,
  duration: '8 tháng',
  time: 'Quý I',
  place: 'Tại Trường',
  lead: 'Ban Tổ chức Thành ủy',
  coordinating: '',
  runner: 'Trường Đào tạo cán bộ Lê Hồng Phong',
  funding: 'NSTP',
  note: 'Mở mới',
};
