/**
 * Generated from the migrated database by `npm run types`; do not edit.
 * Please do not edit it manually.
 */

import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export type Numeric = ColumnType<string, number | string, number | string>;

export interface Account {
  createdAt: Generated<string>;
  disabledAt: string | null;
  id: string;
  mustChange: Generated<boolean>;
  name: string;
  passwordHash: string;
  rowVersion: Generated<number>;
  signInName: string;
}

export interface Assignment {
  accountId: string;
  bloc: number | null;
  documentId: string | null;
  id: string;
  recordedAt: Generated<string>;
  role: string;
  scope: string;
  unitId: number | null;
  validFrom: string;
  validTo: string | null;
}

export interface Audit {
  accountId: string;
  accountName: string;
  at: Generated<string>;
  command: string;
  id: string;
  objectId: string | null;
  objectType: string | null;
  requestId: string | null;
  role: string;
  scope: string;
  seq: Generated<number>;
  summary: unknown | null;
}

export interface Bloc {
  code: string;
  id: number;
  name: string;
}

export interface Chain {
  category: string;
  expectedEndOn: string | null;
  familyId: string;
  id: string;
  institution: string | null;
  kind: Generated<string>;
  leadBloc: number | null;
  personId: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  runnerId: number | null;
  senderBloc: number;
  senderId: number;
  senderLevel: string;
  startedOn: string;
  state: string;
}

export interface DeclaredClass {
  bloc: number;
  classes: number;
  documentId: string | null;
  familyId: string | null;
  id: string;
  kind: string;
  month: string;
  reason: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  recordedByName: string;
  source: string;
  supersedesId: string | null;
  turns: number;
  unitId: number;
}

export interface Document {
  dateOrTerm: Generated<string | null>;
  defect: string | null;
  documentDate: string | null;
  form: string;
  id: string;
  issuerCode: string | null;
  issuerId: number | null;
  issuerKey: string;
  issuerName: string;
  kind: string;
  note: string | null;
  number: string;
  numberTyped: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  regime: string;
  rowVersion: Generated<number>;
  sequence: number | null;
  subject: string;
  subjectFolded: string;
  suggestion: string | null;
  term: string | null;
}

export interface DocumentLink {
  documentId: string;
  id: string;
  note: string | null;
  objectId: string;
  objectType: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  relation: Generated<string>;
}

export interface Enrolment {
  birthDate: string | null;
  birthPrecision: Generated<string>;
  chainId: string | null;
  classId: string;
  endedOn: string | null;
  fullName: string;
  hostId: number;
  id: string;
  joinedOn: string | null;
  leadBloc: number;
  personId: string;
  positionTitle: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  runnerId: number;
  senderBloc: number;
  senderId: number;
  sex: string | null;
  sortName: string;
  status: string;
}

export interface FundingSource {
  code: string;
  name: string;
}

export interface Idempotency {
  accountId: string;
  at: Generated<string>;
  bodyHash: Buffer;
  key: string;
  response: unknown | null;
  route: string;
  status: number;
}

export interface ImportRun {
  file: Buffer;
  fileName: string;
  id: string;
  kind: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  remarked: Buffer | null;
  sha256: Buffer;
  status: string;
  summary: unknown;
}

export interface LedgerEntry {
  account: string;
  category: string | null;
  chainId: string | null;
  classId: string | null;
  detail: string | null;
  direction: number;
  effectiveDate: string;
  enrolmentId: string | null;
  eventId: string;
  familyId: string;
  funding: string | null;
  hostId: number | null;
  id: Generated<number>;
  leadBloc: number | null;
  leadId: number | null;
  personId: string | null;
  planYear: number | null;
  postedById: string;
  quantity: number;
  recordedAt: Generated<string>;
  runnerId: number | null;
  seats: Generated<number>;
  senderBloc: number | null;
  senderId: number | null;
  senderLevel: string | null;
  slotId: string | null;
  term: string;
}

export interface LedgerEvent {
  chainId: string | null;
  classId: string | null;
  data: Generated<unknown>;
  directedBy: string | null;
  documentDue: string | null;
  documentId: string | null;
  documentPending: Generated<boolean>;
  effectiveDate: string;
  hostId: number | null;
  id: string;
  kind: string;
  leadBloc: number | null;
  note: string | null;
  otherClassId: string | null;
  reason: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  recordedByName: string;
  reversesId: string | null;
  runnerId: number | null;
  seq: Generated<number>;
  slotId: string | null;
}

export interface LedgerEventDocument {
  documentId: string;
  eventId: string;
  suppliedAt: Generated<string>;
  suppliedBy: string;
}

export interface LedgerEventTrainee {
  detail: string | null;
  enrolmentId: string;
  eventId: string;
  hostId: number;
  leadBloc: number;
  part: string;
  runnerId: number;
  senderBloc: number;
  senderId: number;
}

export interface Migration {
  appliedAt: Generated<string>;
  name: string;
}

export interface PeriodEstimate {
  clock: string;
  cutoff: string;
  figures: unknown;
  id: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  unitId: number | null;
  year: number;
}

export interface PeriodLock {
  clock: string;
  documentId: string | null;
  figures: unknown;
  id: string;
  periodEnd: string;
  periodStart: string;
  recordedAt: Generated<string>;
  recordedBy: string;
  recordedCutoff: string;
  sentOn: string | null;
  unitId: number;
  year: number;
}

export interface Person {
  birthDate: string | null;
  birthPrecision: Generated<string>;
  bloc: number;
  category: string;
  foldedName: string;
  fullName: string;
  id: string;
  mergedIntoId: string | null;
  personalNumberEncrypted: Buffer | null;
  personalNumberKeyId: string | null;
  personalNumberLast4: string | null;
  phone: string | null;
  positionTitle: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  sex: string | null;
  sortName: string;
  unitId: number;
}

export interface PersonKey {
  hash: Buffer;
  keyId: string;
  kind: string;
  personId: string;
}

export interface PersonPost {
  bloc: number;
  category: string;
  documentId: string | null;
  id: string;
  personId: string;
  positionTitle: string | null;
  recordedAt: Generated<string>;
  unitId: number;
  validFrom: string;
  validTo: string | null;
}

export interface Plan {
  bloc: number | null;
  clock: Generated<string>;
  code: string | null;
  id: string;
  issuerId: number;
  nature: string;
  provenance: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  title: string;
  yearFrom: number;
  yearTo: number;
}

export interface PlanLine {
  audience: Generated<string>;
  audienceKey: Generated<string>;
  familyId: string;
  hostId: number | null;
  id: string;
  leadBloc: number;
  leadId: number;
  ordinal: Generated<number>;
  planId: string;
  quarter: number | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  runnerId: number;
  versionId: string | null;
  year: number;
}

export interface PlanLineVersion {
  carriedOver: Generated<boolean>;
  classes: number;
  coordinating: string | null;
  cost: number | null;
  funding: string;
  fundingDetail: string | null;
  lineId: string;
  months: string | null;
  note: string | null;
  perClass: number | null;
  place: string | null;
  planVersionId: string;
  seats: number;
  statedTotal: number | null;
  studyDays: number | null;
  waitsFor: string | null;
  waitsForBy: string | null;
  waitsForDocumentId: string | null;
}

export interface PlanVersion {
  approvedAt: string | null;
  approvedBy: string | null;
  approvedByName: string | null;
  documentId: string | null;
  documentPending: Generated<boolean>;
  effectiveDate: string;
  id: string;
  no: number;
  note: string | null;
  planId: string;
  provenance: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  statedClasses: number | null;
  statedTrainees: number | null;
  status: Generated<string>;
}

export interface ProgrammeFamily {
  code: string;
  folded: string;
  id: string;
  name: string;
  nature: string;
  rowVersion: Generated<number>;
}

export interface ProgrammeVersion {
  citation: string | null;
  code: string;
  continueMonths: number | null;
  documentId: string | null;
  familyId: string;
  folded: string;
  id: string;
  name: string;
  rowVersion: Generated<number>;
  studyDays: number | null;
  validFrom: string;
  validTo: string | null;
  verification: Generated<string>;
}

export interface Session {
  accountId: string;
  client: string | null;
  createdAt: Generated<string>;
  endedAt: string | null;
  expiresAt: string;
  lastSeenAt: Generated<string>;
  tokenHash: Buffer;
}

export interface SignInAttempt {
  at: Generated<string>;
  id: Generated<number>;
  subject: string;
  success: boolean;
}

export interface Slot {
  classId: string | null;
  familyId: string;
  funding: string;
  fundingDetail: string | null;
  hostId: number | null;
  id: string;
  leadBloc: number;
  leadId: number;
  lineId: string | null;
  origin: string;
  originDate: string;
  originSlotId: string | null;
  planId: string;
  planYear: number;
  postponedFromId: string | null;
  programmeVersionId: string | null;
  quarter: number | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  runnerId: number;
  seats: number;
  state: Generated<string>;
  stateDate: string | null;
  versionId: string | null;
  withdrawnOn: string | null;
  withdrawnVersionId: string | null;
}

export interface StatedFigure {
  approx: Generated<boolean>;
  classes: number | null;
  clock: Generated<string>;
  documentId: string | null;
  explainedAt: string | null;
  explainedBy: string | null;
  explanation: string | null;
  familyId: string | null;
  filter: Generated<unknown>;
  id: string;
  label: string;
  measure: string;
  note: string | null;
  rowVersion: Generated<number>;
  runnerId: number | null;
  source: string;
  trainees: number | null;
  yearFrom: number;
  yearTo: number;
}

export interface Target {
  approx: Generated<boolean>;
  everyYear: Generated<boolean>;
  familyId: string | null;
  id: string;
  label: string;
  measure: string;
  nature: string;
  note: string | null;
  planId: string;
  recordedAt: Generated<string>;
  rowVersion: Generated<number>;
  stated: number | null;
  year: number;
}

export interface TargetPart {
  amount: number | null;
  category: string | null;
  id: string;
  isOther: Generated<boolean>;
  label: string;
  level: string | null;
  note: string | null;
  position: Generated<number>;
  targetId: string;
}

export interface TrainingClass {
  activeCount: Generated<number>;
  code: string;
  endedOn: string | null;
  expectedEndOn: string | null;
  expectedOpenOn: string | null;
  expectedRoster: number | null;
  familyId: string;
  fileClosedOn: string | null;
  folded: string;
  funding: string;
  fundingDetail: string | null;
  hostId: number;
  id: string;
  leadBloc: number;
  leadId: number;
  mergedIntoId: string | null;
  name: string;
  openedOn: string | null;
  planYear: number | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  rowVersion: Generated<number>;
  runnerId: number;
  scheme: string | null;
  schemeSequence: number | null;
  slotId: string | null;
  status: Generated<string>;
  studyMode: string | null;
  versionId: string;
}

export interface Unit {
  code: string | null;
  createdAt: Generated<string>;
  id: Generated<number>;
  rowVersion: Generated<number>;
  uid: string;
}

export interface UnitAlias {
  folded: string;
  id: string;
  name: string;
  unitId: number;
}

export interface UnitSuccession {
  documentId: string | null;
  effectiveDate: string;
  id: string;
  kind: string;
  note: string | null;
  recordedAt: Generated<string>;
  recordedBy: string;
  verified: Generated<boolean>;
}

export interface UnitSuccessionPart {
  share: Numeric | null;
  side: string;
  successionId: string;
  unitId: number;
}

export interface UnitVersion {
  bloc: number;
  documentId: string | null;
  id: string;
  kind: string;
  level: string;
  name: string;
  parentId: number | null;
  recordedAt: Generated<string>;
  regime: Generated<string>;
  shortName: string | null;
  symbol: string | null;
  unitId: number;
  validFrom: string;
  validTo: string | null;
}

export interface DB {
  account: Account;
  assignment: Assignment;
  audit: Audit;
  bloc: Bloc;
  chain: Chain;
  declaredClass: DeclaredClass;
  document: Document;
  documentLink: DocumentLink;
  enrolment: Enrolment;
  fundingSource: FundingSource;
  idempotency: Idempotency;
  importRun: ImportRun;
  ledgerEntry: LedgerEntry;
  ledgerEvent: LedgerEvent;
  ledgerEventDocument: LedgerEventDocument;
  ledgerEventTrainee: LedgerEventTrainee;
  migration: Migration;
  periodEstimate: PeriodEstimate;
  periodLock: PeriodLock;
  person: Person;
  personKey: PersonKey;
  personPost: PersonPost;
  plan: Plan;
  planLine: PlanLine;
  planLineVersion: PlanLineVersion;
  planVersion: PlanVersion;
  programmeFamily: ProgrammeFamily;
  programmeVersion: ProgrammeVersion;
  session: Session;
  signInAttempt: SignInAttempt;
  slot: Slot;
  statedFigure: StatedFigure;
  target: Target;
  targetPart: TargetPart;
  trainingClass: TrainingClass;
  unit: Unit;
  unitAlias: UnitAlias;
  unitSuccession: UnitSuccession;
  unitSuccessionPart: UnitSuccessionPart;
  unitVersion: UnitVersion;
}
