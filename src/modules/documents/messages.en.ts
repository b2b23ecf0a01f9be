import type { SameTexts } from '#platform/refusal.ts';
import type { documentMessages } from './messages.vi.ts';

export const documentMessagesInEnglish = {
  'document.unknown': {
    what: 'This document is not in the register.',
    todo: 'Search the register of documents again, or register the document first.',
  },
  'document.unreadable': {
    what: 'The number “{number}” cannot be read.',
    todo: 'Write it like 171/KH-UBND or 200-KH/TU; if the paper has it printed so, choose its kind and regime.',
  },
  'document.kind_mismatch': {
    what: 'The number {number} is not that of a {kind}; it is the number of: {kinds}.',
    todo: 'Choose the right kind, or correct the number.',
  },
  'document.no_issuer': {
    what: 'The issuer is not known.',
    todo: 'Choose a unit of the register, or write the name as printed on the paper.',
  },
  'document.issuer_unknown': { what: 'There is no unit number {id} in the register.', todo: 'Choose the issuer again.' },
  'document.term_unreadable': { what: 'The term “{term}” cannot be read.', todo: 'Write it like XIII or 2020-2025.' },
  'document.future_date': {
    what: 'The date of issue is after today.',
    todo: 'Check the date; leave it empty for a document not yet issued.',
  },
  'document.exists': {
    what: 'The register already has {quote} of this issuer.',
    todo: 'Use the document that is there; if it is another one, check the date or the term.',
  },
  'document.exists_meanwhile': {
    what: 'Somebody has just registered this document.',
    todo: 'Search the register and use the document that is there.',
  },
  'document.undated_exists': {
    what: 'The register already has {quote} of this issuer; it may be the same document.',
    todo: 'Open that document and give it its date; if it is another one, confirm “another document” and save again.',
  },
  'document.dated_exists': {
    what: 'The register already has {quote} of this issuer; what you register has no date.',
    todo: 'Use the document that is there, or give a date or a term; if it is another one, confirm “another document” and save again.',
  },
  'document.ambiguous': { what: 'The number {number} is on several documents: {quotes}.', todo: 'Add the date of issue or the issuer.' },
  'document.object_unknown': {
    what: 'What the document is to be linked to was not found.',
    todo: 'Open that item again and link the document from there.',
  },
  'document.link_unknown': { what: 'This link is no longer there.', todo: 'Reload the page.' },
} satisfies SameTexts<typeof documentMessages>;
