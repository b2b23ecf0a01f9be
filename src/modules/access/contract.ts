import { z } from 'zod';
import { roles } from '#kit/roles.ts';
import { dateSchema, idSchema, requiredLine } from '#kit/schemas.ts';

/** demandsCode: false where everything is made up (samples, practice): a password alone is enough there. */
export const tenants = z.array(
  z.object({
    slug: z.string(),
    name: z.string(),
    demandsCode: z.boolean(),
    /** Made up as a whole: one chooses whom to be. */
    isPractice: z.boolean(),
    /** Name of the provider by which one may come in besides by password. */
    elsewhere: z.string().nullable(),
  }),
);

const role = z.enum(roles);

export const credentials = z.strictObject({
  tenant: z.string().regex(/^[a-z][a-z0-9_]{1,30}$/),
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});
export type Credentials = z.infer<typeof credentials>;

/** Six digits of the app, or a recovery code; blanks and dashes do not matter. */
const code = z.string().min(1).max(60);
export const codeInput = z.strictObject({ code });
/** codeNeeded: the password was right, a code is awaited; nothing is open yet. */
export const signedIn = z.object({ mustChangePassword: z.boolean(), mustEnrol: z.boolean(), codeNeeded: z.boolean() });
export type SignedInAnswer = z.infer<typeof signedIn>;

/** One's own password again and, where the account has an app, a code of it. */
export const proof = z.strictObject({ current: z.string().min(1).max(200), code: code.optional() });
export type Proof = z.infer<typeof proof>;
/** The password may be left out only while nothing but enrolling is open. */
export const offerInput = z.strictObject({ current: z.string().min(1).max(200).optional(), code: code.optional() });
export const offer = z.object({ secret: z.string(), address: z.string() });
export type Offer = z.infer<typeof offer>;
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof recoveryCodes>;
export const secondFactor = z.object({
  /** Since when, or null. */
  since: z.string().nullable(),
  recoveryCodesLeft: z.int(),
  /** Whether this account must have one here. */
  demanded: z.boolean(),
});
export type SecondFactor = z.infer<typeof secondFactor>;

export const openSession = z.object({
  id: idSchema,
  createdAt: z.string(),
  lastSeenAt: z.string(),
  /** The User-Agent of the browser. */
  client: z.string().nullable(),
  way: z.string(),
  current: z.boolean(),
});
export type OpenSession = z.infer<typeof openSession>;
export const ended = z.object({ ended: z.int() });

export const secondFactorReset = z.strictObject({ reason: requiredLine(300) });
export const identifierInput = z.strictObject({ identifier: z.string().min(1).max(100).nullable() });
export const passwordRules = z.strictObject({ leastKinds: z.int().min(0).max(4) });
export type PasswordRules = z.infer<typeof passwordRules>;

export const session = z.object({
  account: z.object({ id: idSchema, name: z.string(), signInName: z.string() }),
  /** isSample: what the product filled in by itself, to look around in. */
  tenant: z.object({
    slug: z.string(),
    name: z.string(),
    isSample: z.boolean(),
    demandsCode: z.boolean(),
    /** Made up as a whole, and made anew every night at this time of day, as '00:30'. */
    practice: z.object({ resetAt: z.string() }).nullable(),
  }),
  role,
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('tenant') }),
    z.object({ kind: z.literal('bloc'), bloc: z.int() }),
    z.object({ kind: z.literal('unit'), units: z.array(z.int()).readonly() }),
    z.object({ kind: z.literal('class'), classes: z.array(idSchema).readonly() }),
    z.object({ kind: z.literal('person'), person: idSchema, classes: z.array(idSchema).readonly() }),
  ]),
  capabilities: z.array(z.string()),
  /** True for a first password given by an administrator: nothing else works until it is changed. */
  mustChangePassword: z.boolean(),
  /** True when this account owes a second factor: nothing else works until one is set up. */
  mustEnrol: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const passwordChange = z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) });
export type PasswordChange = z.infer<typeof passwordChange>;
export const passwordReset = z.strictObject({ password: z.string().min(1).max(200) });

const term = {
  role,
  validFrom: dateSchema.optional(),
  validTo: dateSchema.nullish(),
  /** The document that orders it; where there is none, the reason why. One of the two is asked for. */
  documentId: idSchema.nullish(),
  reason: z.string().trim().max(500).nullish(),
  besides: z.boolean().default(false),
  /** Restricted classes (lớp hạn chế) too. */
  seesRestricted: z.boolean().default(false),
};
/**
 * A role over the whole tenant, a bloc, a unit with everything below it, a class or one person, from `validFrom` (default
 * today) up to but not on `validTo`. It takes the place of what the account holds then (a rotation), unless `besides` (two units
 * or two classes at once, same role).
 */
export const assignmentInput = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('tenant'), ...term }),
  z.strictObject({ scope: z.literal('bloc'), bloc: z.int(), ...term }),
  z.strictObject({ scope: z.literal('unit'), unitId: z.int(), ...term }),
  z.strictObject({ scope: z.literal('class'), classId: idSchema, ...term }),
  z.strictObject({ scope: z.literal('person'), personId: idSchema, ...term }),
]);
export type AssignmentInput = z.input<typeof assignmentInput>;
/** `validTo`: the first day it is no longer held, default today. A document or a reason is asked for. */
export const assignmentEnd = z.strictObject({
  validTo: dateSchema.optional(),
  documentId: idSchema.nullish(),
  reason: z.string().trim().max(500).nullish(),
});
export type AssignmentEnd = z.input<typeof assignmentEnd>;

export const accountInput = z.strictObject({
  signInName: requiredLine(100),
  name: requiredLine(100),
  /** The first password; whoever receives it must change it. */
  password: z.string().min(1).max(200),
  assignment: assignmentInput.optional(),
});

export const account = z.object({
  id: idSchema,
  signInName: z.string(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  /** Whether an app of this person makes codes. */
  hasCode: z.boolean(),
  /** Masked. */
  identifier: z.string().nullable(),
  disabledAt: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  assignments: z.array(
    z.object({
      id: idSchema,
      role: z.string(),
      scope: z.string(),
      bloc: z.int().nullable(),
      blocName: z.string().nullable(),
      unitId: z.int().nullable(),
      unitName: z.string().nullable(),
      /** Code and name of the class, name of the person. */
      className: z.string().nullable(),
      personName: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
      documentId: z.string().nullable(),
      reason: z.string().nullable(),
      seesRestricted: z.boolean(),
      /** Why it ended before its day where no document says so, and who ended it. */
      endedReason: z.string().nullable(),
      endedByName: z.string().nullable(),
    }),
  ),
});
export type Account = z.infer<typeof account>;
