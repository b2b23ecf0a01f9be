import type { DocumentChange, DocumentDetail, NewDocument } from '../contract.ts';
import type { Kind } from '../kinds.ts';

export interface DocumentValues {
  number: string;
  kind: Kind | '';
  regime: 'state' | 'party' | '';
  issuerId: number | null;
  issuerName: string;
  documentDate: string;
  term: string;
  subject: string;
  defect: string;
  note: string;
  distinct: boolean;
}

export const startValues = (document?: DocumentDetail): DocumentValues => ({
  number: document?.numberTyped ?? '',
  kind: document?.kind ?? '',
  regime: document?.regime ?? '',
  issuerId: document?.issuerId ?? null,
  issuerName: document?.issuerName ?? '',
  documentDate: document?.documentDate ?? '',
  term: document?.term ?? '',
  subject: document?.subject ?? '',
  defect: document?.defect ?? '',
  note: document?.note ?? '',
  distinct: false,
});

export const newBody = (values: DocumentValues): NewDocument => ({
  number: values.number,
  kind: values.kind || null,
  regime: values.regime || null,
  issuerId: values.issuerId,
  issuerName: values.issuerName || null,
  documentDate: values.documentDate || null,
  term: values.term || null,
  subject: values.subject,
  defect: values.defect || null,
  note: values.note || null,
  distinct: values.distinct,
});

/** Everything is sent, so that a stale edit can be told what differs; what followed from a changed field is left to the server. */
export function changeBody(values: DocumentValues, before: DocumentDetail): DocumentChange {
  const { issuerName, kind, ...rest } = newBody(values);
  const otherIssuer = values.issuerId !== before.issuerId && values.issuerName === before.issuerName;
  const otherNumber = values.number !== before.numberTyped && values.kind === before.kind;
  return { ...rest, ...(otherIssuer ? {} : { issuerName }), ...(otherNumber ? {} : { kind }) };
}
