/**
 * Guards that may be taken out without a test going red, because another one refuses first and says the same. What is missed after all
 * must be struck from here: the command fails until it is.
 */
export const accepted: { group: 'routes' | 'policies' | 'approvals'; guard: string; mutant: string; why: string }[] = [
  {
    group: 'approvals',
    guard: 'nor in the name of who has submitted',
    mutant: 'decide-request.ts',
    why: 'taking the side of those who decide refuses it (record-steps.ts), and so does the key of approval_hand',
  },
  {
    group: 'approvals',
    guard: 'nor as the deputy of somebody else',
    mutant: 'decide-request.ts',
    why: 'taking the side of those who decide refuses it (record-steps.ts), and so does the key of approval_hand',
  },
  {
    group: 'approvals',
    guard: 'who decided is asked for',
    mutant: 'resubmit-request.ts',
    why: 'taking the side of those who submit refuses it (record-steps.ts), and so does the key of approval_hand',
  },
  {
    group: 'approvals',
    guard: 'an item is answered while it waits',
    mutant: 'decide-request.ts',
    why: 'the rules ask it under the lock of the request, and approval_decided_once holds it',
  },
];
