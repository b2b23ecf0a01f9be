import type { SameTexts } from '#platform/refusal.ts';
import type { approvalMessages } from './messages.vi.ts';

export const approvalMessagesInEnglish: SameTexts<typeof approvalMessages> = {
  'approvals.unknown': { what: 'There is no such request, or it is outside what you may see.', todo: 'Load the list again.' },
  'approvals.closed': {
    what: 'The request "{title}" is closed.',
    todo: 'Load the page again to see how it ended; submit a new one if it is still needed.',
  },
  'approvals.decided_already': {
    what: 'This item of "{title}" is no longer waiting: somebody has answered.',
    todo: 'Load the page again.',
  },
  'approvals.nothing_returned': {
    what: 'Nothing of "{title}" was returned.',
    todo: 'Only what was returned with remarks is submitted again.',
  },
  'approvals.not_your_desk': {
    what: 'This lies on the desk of another body.',
    todo: 'Let that body answer, or record a delegation in absence first.',
  },
  'approvals.not_yours': { what: 'Only the unit that submitted it may do this.', todo: 'Ask the unit that submitted it.' },
  'approvals.own_request': {
    what: 'Whoever submitted a request (also in an earlier round, or the person one stands in for) does not approve it.',
    todo: 'Leave it to somebody else of the approving body.',
  },
  'approvals.decided_by_you': {
    what: 'Whoever has given an opinion on this request does not submit it again or withdraw it.',
    todo: 'Leave that to somebody of the unit that submitted it.',
  },
  'approvals.remark_needed': {
    what: 'It does not say why it is returned or refused.',
    todo: 'Write a remark, so that the unit knows what to change.',
  },
  'approvals.own_desk': { what: 'A unit does not submit to itself.', todo: 'Choose another body.' },
  'approvals.open_already': {
    what: 'A request about this has been with {desk} since {date} and is not finished.',
    todo: 'Open that request; withdraw it first to begin anew.',
  },
  'approvals.open_twice': { what: 'Somebody has just submitted this request.', todo: 'Load the page again.' },
  'approvals.nothing_to_ask': {
    what: 'Under the delegation matrix this class needs nobody’s opinion.',
    todo: 'Go on and open the class; choose a body if you want to ask all the same.',
  },
  'approvals.items_missing': {
    what: 'The written concurrence is not complete, items missing: {count}: {missing}.',
    todo: 'Wait, or urge on the Approvals page. If the leadership has directed it, choose the basis "as directed, document to follow".',
  },
  'approvals.list_changed': {
    what: '{count, person was, people were} put on the list after the list had been agreed.',
    todo: 'Submit the list again, or take them off; if directed, choose "as directed, document to follow".',
  },
  'approvals.changed_since': { what: 'The draft was changed after it had been agreed.', todo: 'Submit it as it is now.' },
  'approvals.unknown_programme': { what: 'There is no such programme.', todo: 'Load the programmes again.' },
  'approvals.unknown_directed': { what: 'This is not on the list of what waits for a document.', todo: 'Load the page again.' },
  'approvals.supplied_already': { what: 'This has its document.', todo: 'Load the page again.' },
  'approvals.unknown_absence': { what: 'There is no such delegation in absence.', todo: 'Load the page again.' },
  'approvals.revoked_already': { what: 'This delegation has been taken back.', todo: 'Load the page again.' },
  'approvals.not_your_absence': {
    what: 'Only the person absent, or who manages accounts, records or takes back this delegation.',
    todo: 'Ask one of the two.',
  },
  'approvals.deputy_is_absent': { what: 'The deputy must be somebody else.', todo: 'Choose another account.' },
  'approvals.absent_elsewhere': {
    what: '{name} has no right to answer for this body on {date}.',
    todo: 'Choose whoever holds that desk.',
  },
  'approvals.deputy_elsewhere': {
    what: '{name} takes no part in requests, or does not see those of this body, on {date}.',
    todo: 'Choose somebody of the same body, or assign them a role first.',
  },
  'approvals.absence_over': { what: 'The time is past, or it ends before it begins.', todo: 'Correct the days.' },
  'approvals.unknown_account': { what: 'There is no account "{name}" in use.', todo: 'Check the sign-in name.' },
  'approvals.rule_exists': { what: 'There is a deadline from {date} for this kind already.', todo: 'Choose another day.' },
  'approvals.day_without_source': { what: 'Nothing says where this day comes from.', todo: 'Choose the notice, or cite it.' },
  'approvals.day_is_off': {
    what: '{date} is a day off already.',
    todo: 'Nothing needs to be done; where people work that day, choose “Working”.',
  },
  'approvals.day_is_working': {
    what: '{date} is a working day already.',
    todo: 'Nothing needs to be done; where it is off, choose “Off”.',
  },
  'approvals.used_already': { what: 'This request has just been used for another class.', todo: 'Load the page again.' },
};
