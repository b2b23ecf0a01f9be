import fc from 'fast-check';
import { fold, tidy } from '#kit/text.ts';
import type { StandingLine } from '../src/modules/plans/compare-lines.ts';
import type { PlanLine } from '../src/modules/plans/contract.ts';
import type { Register } from '../src/modules/plans/register.ts';
import { beside } from '../src/modules/plans/rules.ts';

const unit = (id: number, name: string) => ({ id, name, names: [name], bloc: 1, blocName: 'Khối Đảng', living: true });
/** A small register, any lines of a plan in it, and those lines as a version that stands orders them. */
export const register: Register = {
  units: [
    unit(1, 'Ban Tổ chức Thành ủy'),
    unit(2, 'Trường Đào tạo cán bộ Lê Hồng Phong'),
    unit(3, 'Trung tâm chính trị huyện Đông Anh'),
    unit(4, 'Đoàn Thanh niên'),
  ],
  programmes: [
    {
      familyId: 'tc',
      familyName: 'Trung cấp lý luận chính trị',
      nature: 'degree_training',
      names: ['TCLLCT'],
      versions: [{ id: 'tc-hc', names: ['TCLLCT-HC', 'Trung cấp lý luận chính trị - hành chính'], validFrom: '2009-01-01', validTo: null }],
    },
    { familyId: 'dt', familyName: 'Công tác đoàn thể', nature: 'in_service_training', names: ['BDDT', 'Công tác đoàn thể'], versions: [] },
  ],
  funding: [
    { code: 'NSTP', name: 'Ngân sách thành phố' },
    { code: 'NSH', name: 'Ngân sách cấp huyện' },
    { code: 'KHAC', name: 'Nguồn khác' },
  ],
};

// What people type: words, punctuation, things that look like formulas; no semicolons (they part the notes) nor signature words.
export const words = fc
  .array(fc.constantFrom('cán bộ', 'nguồn', 'xã', 'Đợt 2', '=1+1', '-', '+84', '@', 'H’Hen', '(hè)', '10%', 'Ðức'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => tidy(parts.join(' ')))
  // A lone dash says that nothing is said.
  .filter((text) => !/^[-\s]+$/.test(text) || text === '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
const named = ({ id, name }: { id: number; name: string }) => ({ id, name });

export const line: fc.Arbitrary<PlanLine> = fc
  .record({
    programme: pick(register.programmes),
    lead: pick(register.units),
    host: maybe(pick(register.units)),
    runner: pick(register.units),
    funding: pick(register.funding),
    audience: words,
    quarter: maybe(pick([1, 2, 3, 4])),
    classes: fc.integer({ min: 1, max: 40 }),
    perClass: maybe(fc.integer({ min: 1, max: 400 })),
    spare: fc.integer({ min: 1, max: 5000 }),
    restricted: fc.constant(false),
    stated: maybe(fc.integer({ min: 1, max: 90_000 })),
    days: maybe(fc.integer({ min: 1, max: 300 })),
    place: maybe(words),
    coordinating: maybe(words),
    detail: maybe(words),
    waitsFor: maybe(words),
    carriedOver: fc.boolean(),
    note: maybe(words),
  })
  .map(({ programme, spare, stated, days, detail, ...one }) => {
    const seats = one.perClass === null ? spare : one.classes * one.perClass;
    const version = programme.versions[0];
    return {
      ...one,
      id: 'line',
      ordinal: 1,
      year: 2021,
      months: null,
      seats,
      total: beside(one.perClass === null ? null : stated, seats),
      studyDays: days,
      family: { id: programme.familyId, code: programme.names[0]!, name: programme.familyName },
      version: version ? { id: version.id, code: version.names[0]!, name: version.names[1]! } : null,
      lead: named(one.lead),
      leadBloc: 1,
      host: one.host && named(one.host),
      runner: named(one.runner),
      place: one.host ? null : one.place,
      funding: { ...one.funding, detail },
      cost: null,
      waitsForBy: null,
      waitsForDocumentId: null,
      alarm: 'none' as const,
      slots: {} as never,
    };
  });

export const standing = (one: PlanLine, n: number): StandingLine => ({
  lineId: `line-${n}`,
  label: one.family.name,
  ordinal: n + 1,
  identity: {
    familyId: one.family.id,
    audienceKey: fold(one.audience),
    leadId: one.lead.id,
    hostId: one.host?.id ?? null,
    quarter: one.quarter,
    year: 2021,
  },
  facts: {
    versionId: one.version?.id ?? null,
    audience: one.audience,
    leadBloc: 1,
    runnerId: one.runner.id,
    classes: one.classes,
    perClass: one.perClass,
    seats: one.seats,
    statedTotal: one.total.stated,
    studyDays: one.studyDays,
    months: one.months,
    place: one.place,
    coordinating: one.coordinating,
    funding: one.funding.code,
    fundingDetail: one.funding.detail,
    waitsFor: one.waitsFor,
    carriedOver: one.carriedOver,
    note: one.note,
  },
});
