import type { SameTexts } from '#platform/refusal.ts';
import type { organisationMessages } from './messages.vi.ts';
import { unitListMessagesInEnglish } from './unit-list-messages.en.ts';

export const organisationMessagesInEnglish = {
  ...unitListMessagesInEnglish,
  'unit.unknown': { what: 'There is no unit number {id}.', todo: 'Choose a unit of the register; if it is missing, add it first.' },
  'unit.not_living': {
    what: '“{name}” is not active on {date}.',
    todo: 'Choose a unit that is active on that day, or check the date.',
  },
  'unit.unknown_code': { what: 'There is no unit with the code {code}.', todo: 'Look the code up in the register of units and try again.' },
  'unit.unknown_bloc': { what: 'There is no bloc number {id}.', todo: 'Choose a bloc of the list.' },
  'unit.code_taken': { what: 'The code {code} belongs to another unit.', todo: 'Give another code, or open the unit that has this one.' },
  'unit.code_taken_meanwhile': { what: 'Somebody has just used this code for a unit.', todo: 'Give another code and save again.' },
  'unit.same_name': {
    what: 'The same parent unit already has “{name}” at that time.',
    todo: 'Open the unit that is there (number {id}), or write a name that can be told apart.',
  },
  'unit.parent_not_living': {
    what: 'The parent unit “{name}” does not exist on {date}.',
    todo: 'Choose a parent unit that is active on that day.',
  },
  'unit.parent_itself': { what: 'A unit cannot be its own parent.', todo: 'Choose another parent unit.' },
  'unit.parent_cycle': {
    what: 'The units would be above one another in a circle: {names}.',
    todo: 'Choose a parent that is not below this unit.',
  },
  'unit.ended': {
    what: '“{name}” ended before {date}.',
    todo: 'Choose a day on which the unit was active, or create a new unit.',
  },
  'unit.nothing_changed': { what: 'Nothing differs from what is there.', todo: 'Change at least one field, then save.' },
  'unit.versions_overlap': {
    what: 'The unit already has a change from that day on; two periods would overlap.',
    todo: 'See the history of the unit and choose a day after its last change.',
  },
  'unit.document_unknown': {
    what: 'The document given as legal basis is not in the register of documents.',
    todo: 'Register the document first, then choose it.',
  },
  'succession.shape_rename': {
    what: 'A renaming concerns exactly one unit and no other successor.',
    todo: 'Choose one unit and write its new name.',
  },
  'succession.shape_move': {
    what: 'A move under another parent concerns exactly one unit.',
    todo: 'Choose one unit and its new parent unit.',
  },
  'succession.shape_merge': {
    what: 'A merger needs at least two old units and exactly one new unit.',
    todo: 'Add a unit; if one of the units stays, use “absorb”.',
  },
  'succession.shape_absorb': {
    what: 'An absorption needs at least one unit that goes in and exactly one that receives it.',
    todo: 'Choose the units that go in and the unit that receives them.',
  },
  'succession.shape_split': {
    what: 'A division needs one old unit and at least two successors.',
    todo: 'Write all units after the division; the old unit may be one of them.',
  },
  'succession.shape_dissolve': {
    what: 'A dissolution concerns exactly one unit and has no successor.',
    todo: 'Remove the successor, or choose another kind of change.',
  },
  'succession.successor_unclear': {
    what: 'A successor must be either a unit that is there or a newly founded one.',
    todo: 'Choose one of the two.',
  },
  'succession.unit_twice': { what: 'A unit is named twice.', todo: 'Remove the repeated line.' },
  'succession.into_itself': { what: 'A unit that ends cannot also be the one that receives.', todo: 'Remove it from one side.' },
  'succession.no_new_name': { what: 'A renaming without a new name.', todo: 'Write the new name.' },
  'succession.no_new_parent': { what: 'A move without a new parent unit.', todo: 'Choose the new parent unit.' },
  'succession.changes_nobody': {
    what: 'In this kind of change no unit stays whose data could be edited.',
    todo: 'Write the data at the successor.',
  },
  'succession.share_without_split': { what: 'Shares are used only in a division.', todo: 'Remove the shares.' },
  'succession.shares': {
    what: 'Shares must be given for every successor and add up to 100%.',
    todo: 'Correct the shares, or remove all of them to go by the present unit of each person.',
  },
  'succession.before_unit': {
    what: '{date} is not after the day on which “{name}” begins ({first}).',
    todo: 'Check the effective date, or record the earlier history of the unit.',
  },
  'succession.unit_ended': { what: '“{name}” is no longer active on {date}.', todo: 'Check the effective date and the unit.' },
  'succession.successor_not_living': {
    what: 'The successor “{name}” is not active on {date}.',
    todo: 'Choose a unit that is active on that day, or found a new one.',
  },
  'succession.children_unplaced': {
    what: 'Units below have no place to go yet: {names}.',
    todo: 'Choose a new parent unit for each of them.',
  },
  'succession.not_a_child': { what: '“{name}” is not below the ending unit on {date}.', todo: 'Remove this line.' },
} satisfies SameTexts<typeof organisationMessages>;
