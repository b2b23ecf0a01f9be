import type { SameTexts } from '#platform/refusal.ts';
import type { accessMessages } from './messages.vi.ts';

export const accessMessagesInEnglish = {
  'access.tenant_unknown': { what: 'There is no organisation "{tenant}" here.', todo: 'Choose the organisation from the list again.' },
  'access.sign_in_failed': {
    what: 'The sign-in name or the password is not right.',
    todo: 'Check the keyboard layout and Caps Lock, then try again.',
  },
  'access.too_many_tries': { what: 'There have been several wrong attempts.', todo: 'Wait {wait}, then try again.' },
  'access.busy': { what: 'Many people are signing in at the same time.', todo: 'Wait a few seconds and try again.' },
  'access.account_disabled': { what: 'The account is disabled.', todo: 'Ask the administrator to enable it again.' },
  'access.no_assignment': {
    what: 'The account has no role, or its role has expired.',
    todo: 'Ask the administrator to assign a role.',
  },
  'access.password_wrong': { what: 'The present password is not right.', todo: 'Type again the password in use.' },
  'access.password_short': {
    what: 'A password needs at least {least} characters.',
    todo: 'Use a phrase that is easy to remember, for example four or five words that have nothing to do with one another.',
  },
  'access.password_guessable': {
    what: 'This password is easy to guess.',
    todo: 'Add words that are not names of people, offices or places; avoid rows of digits and repeated signs.',
  },
  'access.password_common': {
    what: 'This password is on the list of those that many people use.',
    todo: 'Choose another; four or five words that have nothing to do with one another are easy to remember and hard to guess.',
  },
  'access.password_kinds': {
    what: 'A rule of this office: a password has at least {kinds} of the four kinds of characters (small letters, capitals, digits, signs).',
    todo: 'Add the kind that is missing.',
  },
  'access.password_same': { what: 'The new password is the one in use.', todo: 'Choose another password.' },
  'access.account_unknown': { what: 'There is no such account.', todo: 'Reload the list of accounts.' },
  'access.name_shape': {
    what: 'The sign-in name "{name}" is not valid.',
    todo: 'Use 2–64 letters without diacritics, digits or . _ @ -, beginning with a letter or a digit.',
  },
  'access.name_taken': { what: 'This sign-in name is in use.', todo: 'Choose another name.' },
  'access.unit_unknown': { what: 'There is no such unit.', todo: 'Choose a unit from the list.' },
  'access.bloc_unknown': { what: 'There is no such bloc.', todo: 'Choose a bloc from the list.' },
  'access.scope_too_large': {
    what: 'This unit has {count} units below it, more than the {most} that a scope by unit may have.',
    todo: 'Assign the role by bloc, or choose a smaller unit.',
  },
  'access.document_unknown': {
    what: 'This document is not in the register of documents.',
    todo: 'Choose again the document that assigns the role.',
  },
  'access.term_empty': { what: 'The last day must be after the first.', todo: 'Correct the two dates.' },
  'access.role_without_classes': {
    what: 'This role is not shown classes, so it cannot be given restricted ones.',
    todo: 'Untick “sees restricted classes”, or choose another role.',
  },
  'access.besides_conflict': {
    what: 'A second role is possible only if both are the same role, and both by unit or both by class.',
    todo: 'Untick “besides the present role” to replace it.',
  },
  'access.last_chief': {
    what: 'This is the last head of training of the whole system.',
    todo: 'Make somebody else head of training first.',
  },
  'access.code_wrong': {
    what: 'The code is wrong, has been used or is too old.',
    todo: 'Wait for the next code of the app and type that; check the clock of the phone. Without the phone, use a recovery code.',
  },
  'access.code_missing': {
    what: 'The code of the authenticator app is needed.',
    todo: 'Type the six digits it shows, or a recovery code.',
  },
  'access.step_over': { what: 'The time for typing the code is over.', todo: 'Sign in again from the beginning.' },
  'access.no_offer': { what: 'The secret for the app is too old.', todo: 'Begin again to get a new one.' },
  'access.no_second_factor': {
    what: 'This account has no authenticator app yet.',
    todo: 'Nothing needs to be done; the next sign-in explains how to set one up.',
  },
  'access.own_second_factor': {
    what: 'Nobody resets their own second factor.',
    todo: 'With a new phone, set it up again on the page of sign-ins; without the old one, ask another administrator.',
  },
  'access.session_unknown': { what: 'This sign-in is over already.', todo: 'Reload the list.' },
  'access.identifier_shape': {
    what: 'This identifier is not valid.',
    todo: 'Type 4–100 letters without diacritics, digits or . _ @ : -, exactly as the provider writes it.',
  },
  'access.identifier_taken': { what: 'Another account has this identifier.', todo: 'Take it away there first.' },
  'access.elsewhere_off': { what: 'Single sign-on is not in use here.', todo: 'Sign in by name and password.' },
  'access.role_scope': { what: 'This role is not held over that scope.', todo: 'Choose another scope, or another role.' },
  'access.role_needs_end': { what: 'This role is given for a limited time only.', todo: 'Fill in the last day, as the document says.' },
  'access.paper_missing': {
    what: 'The document that assigns the role is missing.',
    todo: 'Choose it from the register; if there is none yet, write down why the role is given before it.',
  },
  'access.beyond_rights': { what: 'Nobody can grant a right they do not have.', todo: 'Ask somebody who has it.' },
  'access.beyond_scope': {
    what: 'This account or scope lies outside the part you look after.',
    todo: 'Assign roles within your own units only; for others ask whoever looks after them.',
  },
  'access.class_unknown': { what: 'There is no such class.', todo: 'Choose a class from the list.' },
  'access.person_unknown': { what: 'There is no record of this person.', todo: 'Choose a person from the list.' },
  'access.assignment_unknown': { what: 'There is no such assignment.', todo: 'Reload the list of accounts.' },
  'access.end_paper_missing': {
    what: 'The document that ends the assignment is missing.',
    todo: 'Choose it from the register; if there is none yet, write down the reason.',
  },
  'access.end_before_start': {
    what: 'This assignment begins on {date}.',
    todo: 'Choose that day or a later one; on that very day it counts as never given.',
  },
  'access.ended_already': { what: 'This assignment has been over since {date}.', todo: 'Choose an earlier day, or leave it as it is.' },
  'access.own_assignment': { what: 'Nobody ends their own assignment.', todo: 'Ask another administrator.' },
  'access.own_account': { what: 'Nobody can disable their own account.', todo: 'Ask another administrator.' },
} satisfies SameTexts<typeof accessMessages>;
