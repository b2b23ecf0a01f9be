import type { SameTexts } from '#platform/refusal.ts';
import type { delegationMessages } from './messages.vi.ts';

export const delegationMessagesInEnglish: SameTexts<typeof delegationMessages> = {
  'delegation.not_yours': {
    what: 'Under the delegation matrix, "{decision}" of {what} is decided by {units}.',
    todo: 'Record it with an account of that body, or choose a document issued by it as the basis.',
  },
  'delegation.consent_missing': {
    what: 'Under the delegation matrix, "{decision}" of {what} needs the consent of {units}.',
    todo: 'Send a request on the Approvals page, choose a document of that body as the basis, or let somebody entitled record it "as directed, document to follow".',
  },
  'delegation.version_exists': {
    what: 'There is a matrix from {date} for these personnel already.',
    todo: 'Choose another day; a matrix on record is not edited, only followed by one of a later day.',
  },
  'delegation.verified_without_source': {
    what: 'The source it was compared with is not named.',
    todo: 'Choose a document or write a citation, or leave it "to be verified".',
  },
  'delegation.unit_missing': { what: 'A cell of the table does not say which unit.', todo: 'Choose the unit of that column.' },
  'delegation.two_parts': { what: 'One body has two parts in the same decision.', todo: 'Keep one part for each body in each decision.' },
  'delegation.unknown_family': { what: 'There is no such programme.', todo: 'Load the programmes again, then choose.' },
  'delegation.unknown_bloc': { what: 'There is no such bloc.', todo: 'Load the page again, then choose the bloc.' },
  'delegation.unknown_duty': { what: 'There is no such duty.', todo: 'Load the page again.' },
  'delegation.duty_to_itself': { what: 'A unit does not coordinate with itself.', todo: 'Choose two different units.' },
  'delegation.term_empty': { what: 'It must end after the day it begins, {from}.', todo: 'Choose a later day.' },
};
