import { z } from 'zod';
import { dateSchema as day, requiredLine as line } from '#kit/schemas.ts';

export const UNIT_KINDS = [
  'party_committee',
  'party_commission',
  'peoples_committee',
  'peoples_council',
  'department',
  'political_school',
  'political_centre',
  'public_service_unit',
  'mass_organisation',
  'central_agency',
  'national_body',
  'office',
  'faculty',
  'other',
] as const;
export const LEVELS = ['central', 'province', 'district', 'commune', 'unit'] as const;
export const REGIMES = ['state', 'party'] as const;
export const SUCCESSION_KINDS = ['rename', 'merge', 'split', 'absorb', 'dissolve', 'move'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
export type Level = (typeof LEVELS)[number];
export type Regime = (typeof REGIMES)[number];
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

const id = z.int().positive();

export const bloc = z.object({ id: z.int(), code: z.string(), name: z.string() });

/** What a unit is from a date on. `regime`: the numbering its documents follow. */
const versionFields = {
  name: line(300),
  shortName: line(100).nullable(),
  /** Code of this issuer in document numbers: SNV, BTCTU. It belongs to the version, so old numbers stay right. */
  symbol: line(30).nullable(),
  kind: z.enum(UNIT_KINDS),
  level: z.enum(LEVELS),
  bloc: z.int(),
  parentId: id.nullable(),
  regime: z.enum(REGIMES),
};

export const newUnit = z.strictObject({
  /** Short handle that people type: LHP. Of the identity, not of a version. */
  code: line(40).nullable().default(null),
  ...versionFields,
  shortName: versionFields.shortName.default(null),
  symbol: versionFields.symbol.default(null),
  parentId: versionFields.parentId.default(null),
  regime: versionFields.regime.default('state'),
  aliases: z.array(line(300)).max(50).default([]),
  validFrom: day,
  documentId: z.uuid().nullable().default(null),
});
export type NewUnit = z.input<typeof newUnit>;

/** A change of a unit from a date: only what is named changes. `code` and `aliases` belong to the unit as a whole. */
export const unitChange = z.strictObject({
  validFrom: day,
  ...z.object(versionFields).partial().shape,
  code: line(40).nullable().optional(),
  aliases: z.array(line(300)).max(50).optional(),
  documentId: z.uuid().nullable().default(null),
});
export type UnitChange = z.input<typeof unitChange>;

const successor = z.strictObject({
  unitId: id.optional(),
  create: newUnit.omit({ validFrom: true, documentId: true }).optional(),
  /** Part of the old unit that goes here, 0 < share ≤ 1; named for every successor or for none. */
  share: z.number().gt(0).lte(1).nullable().default(null),
});

export const succession = z.strictObject({
  kind: z.enum(SUCCESSION_KINDS),
  effectiveDate: day,
  documentId: z.uuid().nullable().default(null),
  verified: z.boolean().default(false),
  note: z.string().max(2000).nullable().default(null),
  /** Whether those who look after a successor see what belongs to the predecessors. */
  scopeFollows: z.boolean().default(false),
  from: z.array(id).min(1).max(50),
  to: z.array(successor).max(50).default([]),
  /** What the surviving unit of a rename, a move or an absorption is from that day. */
  changes: z.object(versionFields).partial().default({}),
  /** Where each living child of a unit that ends goes; with a single successor it goes there by itself. */
  children: z
    .array(z.strictObject({ unitId: id, parentId: id.nullable() }))
    .max(500)
    .default([]),
});
export type SuccessionInput = z.input<typeof succession>;

export const unit = z.object({
  id: z.int(),
  uid: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  symbol: z.string().nullable(),
  kind: z.enum(UNIT_KINDS),
  level: z.enum(LEVELS),
  bloc: z.int(),
  blocName: z.string(),
  parentId: z.int().nullable(),
  regime: z.enum(REGIMES),
  validFrom: day,
  /** First day on which this is no longer so; null while it is. */
  validTo: day.nullable(),
});
export type Unit = z.output<typeof unit>;

export type UnitNode = Unit & { children: UnitNode[] };
export const unitNode: z.ZodType<UnitNode> = unit.extend({
  get children() {
    return z.array(unitNode);
  },
});

const successionPart = z.object({ unitId: z.int(), name: z.string(), share: z.number().nullable() });
export const successionView = z.object({
  id: z.string(),
  kind: z.enum(SUCCESSION_KINDS),
  effectiveDate: day,
  documentId: z.string().nullable(),
  verified: z.boolean(),
  note: z.string().nullable(),
  recordedAt: z.string(),
  from: z.array(successionPart),
  to: z.array(successionPart),
});
export type SuccessionView = z.output<typeof successionView>;

export const unitDetail = z.object({
  id: z.int(),
  uid: z.string(),
  code: z.string().nullable(),
  rowVersion: z.int(),
  /** Oldest first. */
  versions: z.array(
    unit
      .omit({ uid: true, code: true })
      .extend({ versionId: z.string(), parentName: z.string().nullable(), documentId: z.string().nullable(), recordedAt: z.string() }),
  ),
  aliases: z.array(z.string()),
  successions: z.array(successionView),
  /** Below it today. */
  children: z.array(unit),
  /** The units that carry it on today; empty while it lives, or when nothing does. */
  successors: z.array(successionPart),
});
export type UnitDetail = z.output<typeof unitDetail>;

export const listQuery = z.object({
  asOf: day.optional(),
  q: z.string().max(200).optional(),
  kind: z.enum(UNIT_KINDS).optional(),
  bloc: z.coerce.number().int().optional(),
  level: z.enum(LEVELS).optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(2000),
});
export const treeQuery = z.object({ asOf: day.optional() });
export const unitPath = z.object({ id: z.coerce.number().int().positive() });
export const unitList = z.object({ asOf: day, units: z.array(unit) });
export const unitTree = z.object({ asOf: day, roots: z.array(unitNode) });
export const blocList = z.array(bloc);
export const recorded = z.object({ id: z.int(), uid: z.string() });
export const recordedSuccession = z.object({ id: z.string(), created: z.array(z.int()) });
