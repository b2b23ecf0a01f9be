import { readFileSync } from 'node:fs';
import type { CalendarDate } from '#kit/dates.ts';
import type { NewDocument } from '#contracts/documents';
import type { NewUnit } from '#contracts/organisations';
import type { FamilyInput } from '#contracts/programmes';
import type { AssessmentInput, ConditionsInput } from '#modules/programmes';

/** What the files in samples/ hold. Units, programmes and documents are named by their codes and numbers. */
export type SampleUnit = Omit<NewUnit, 'code' | 'parentId' | 'validFrom' | 'documentId'> & { code: string; parent?: string };
export type SampleUnits = {
  since: CalendarDate;
  blocs: { id: number; code: string; name: string }[];
  funding: { code: string; name: string }[];
  units: SampleUnit[];
  successions: SampleSuccession[];
};

export type SampleSuccession = {
  kind: 'absorb' | 'merge' | 'split';
  date: CalendarDate;
  from: string[];
  to?: string | string[];
  create?: SampleUnit;
  /** Number of the document. */
  basis?: string;
  /** Only what a source states in these words. */
  verified?: boolean;
  note: string;
};

/** A commune or ward that began with the reform: of which districts, and from which old communes of the sample. */
export type NewCommune = { name: string; kind: 'xã' | 'phường'; of: string[]; from?: string[] };
/** 1/7/2025: districts end. The first commune of a district is the one where its political centre stood. */
export type SampleReform = {
  date: CalendarDate;
  communeBasis?: string;
  communeNote: string;
  districtNote: string;
  centreNote: string;
  communes: NewCommune[];
  /** Old communes that went to several. */
  divided: { from: string; to: string[] }[];
};

export type SampleDocument = {
  tenant: string;
  number: string;
  date: CalendarDate | null;
  issuer: string;
  kind: NonNullable<NewDocument['kind']>;
  subject: string;
  note?: string;
  defect?: string;
};

export type SampleFamily = {
  tenant: string;
  code: string;
  name: string;
  nature: FamilyInput['nature'];
  versions: { code: string; name: string; from: CalendarDate; citation?: string; days?: number }[];
};

/** Periods of lecture, discussion, field study, self-study, test. */
export type SamplePeriods = [number, number, number, number, number];
export type SampleModule = {
  code: string;
  name: string;
  periods?: SamplePeriods;
  /** Codes of modules that come before it. */
  after?: string[];
  topics: { title: string; description?: string; periods: SamplePeriods; areas?: string[]; after?: string[] }[];
};
/** What is in the programmes of a tenant; everything in it is made up but the names of modules. */
export type SampleContent = {
  tenant: string;
  frameworks: { code: string; name: string; nature: FamilyInput['nature']; from: CalendarDate; citation: string; families: string[] }[];
  /** Code, name, code of the area above: parents first. */
  areas: [string, string, string | null][];
  assessments: AssessmentInput[];
  familyAreas: Record<string, string[]>;
  priorities: { document: string; year: number; areas: string[] };
  schemes: { code: string; title: string; from: CalendarDate; document?: string }[];
  contents: {
    family: string;
    version: string;
    audience: string;
    personnel: NonNullable<ConditionsInput['personnel']>;
    requirements: string[];
    assessment: string;
    modules: SampleModule[];
  }[];
  /** `days` from the day on which the sample is filled. */
  updates: { document: string; family: string; days: number; what: string; done?: string }[];
  adjustments: { family: string; version: string; topic?: string; what: string; why?: string; source: string; adoptedBy?: string }[];
};

type LinePart = {
  plan: string;
  family: string;
  version: string;
  audience?: string;
  host: string;
  lead: string;
  quarter: number | null;
  /** Who runs it, where it is not the school of the file. */
  runner?: string;
  funding: string;
  fundingDetail?: string;
  seats: number;
  waitsFor?: string;
  waitsForBy?: CalendarDate;
};
/** A class of a plan: what was ordered, and what came of it. */
export type SampleClass = LinePart & {
  code: string;
  name: string;
  mode?: 'full_time' | 'part_time';
  /** Units that send its trainees, where they are not those of its audience. */
  senders?: readonly string[];
  opens?: CalendarDate;
  closes?: CalendarDate;
  scheme?: string;
  schemeSequence?: number;
  bases?: string[];
  preparing?: { on: CalendarDate; until: CalendarDate; listed: number };
  notExecuted?: { date: CalendarDate; reason: 'too_few_trainees' | 'no_guidance' };
};
export type RanClass = SampleClass & { opens: CalendarDate; closes: CalendarDate };
export const ran = (one: SampleClass): one is RanClass => one.opens !== undefined;

type SamplePart = { label: string; level?: string; category?: string; amount: number | null; note?: string };
export type SamplePlan = {
  key: string;
  code?: string;
  title: string;
  issuer: string;
  year: number;
  yearTo?: number;
  date: CalendarDate;
  provenance?: string;
  document?: string;
  statedClasses?: number;
  statedTrainees?: number;
  bases?: string[];
  targets?: {
    nature: 'degree_training' | 'in_service_training' | 'workshop' | 'any';
    label: string;
    year: number;
    everyYear?: boolean;
    measure: 'L1' | 'L3' | 'percent';
    stated?: number;
    approx?: boolean;
    note?: string;
    parts?: SamplePart[];
  }[];
};
export type SampleClasses = {
  school: string;
  plans: SamplePlan[];
  /** Lines of several classes of which not all are listed below. */
  lines: (LinePart & { classes: number })[];
  classes: SampleClass[];
  outside?: {
    family: string;
    senders: string[];
    category: string;
    institution: string;
    starts: CalendarDate[];
    months: number;
    each: number;
  }[];
};

/** Lines of a plan whose dates are so many days from the day on which the sample is filled. */
export type NowLine = Omit<LinePart, 'plan' | 'quarter' | 'waitsForBy'> & {
  mode?: SampleClass['mode'];
  senders?: SampleClass['senders'];
  /** Of one class. */
  seats: number;
  classes: number;
  inDays: number;
  waitsForInDays?: number;
  running?: NowClass;
  preparing?: NowClass & { listed: number };
};
type NowClass = { code: string; name: string; days: number };
export type SampleNow = { plan: { title: string; issuer: string }; school: string; lines: NowLine[] };

/** A file of samples/; the caller knows which of the shapes above it has. */
export const readSample = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../samples/${name}.json`, import.meta.url), 'utf8'));
