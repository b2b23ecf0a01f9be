export { editDocument } from './edit-document.ts';
export { linkDocument } from './link-document.ts';
export { unlinkDocument } from './unlink-document.ts';
export { findOrRegisterDocument, registerDocument, type NamedDocument } from './register-document.ts';
export { documentConstraints, documentMessages } from './messages.vi.ts';
export { requireDocument, type ObjectSource } from './queries.ts';
export { documentRoutes } from './routes.ts';
export type { Document, ObjectType, Relation } from './contract.ts';
