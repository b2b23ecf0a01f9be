import { expect, test } from 'vitest';
import type { Actor, Scope } from '#platform/actor.ts';
import { mayAnswerFor, mayExplain } from './policy.ts';

const actor = (scope: Scope) => ({ scope }) as Actor;
const unit: Scope = { kind: 'unit', units: [3, 4] };

test.each<[Scope, number | null, string | null]>([
  [unit, 5, 'reports.unit_outside_scope'],
  [unit, null, 'reports.unit_outside_scope'],
  [{ kind: 'bloc', bloc: 1 }, 3, 'reports.unit_outside_scope'],
  [unit, 4, null],
  [{ kind: 'tenant' }, null, null],
])('%j for unit %s: %s', (scope, unitId, reason) => expect(mayAnswerFor(actor(scope), unitId)).toBe(reason));

test("a figure of the whole tenant is not a school's to explain", () => {
  expect(mayExplain(actor(unit), { runnerId: null })).toBe('reports.figure_outside_scope');
  expect(mayExplain(actor(unit), { runnerId: 3 })).toBeNull();
});
