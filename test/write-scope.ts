/** `npm run scope`: writes docs/scope.md from the table of scope. */
import { writeFileSync } from 'node:fs';
import { scopeInWords } from '../src/modules/access/scope-in-words.ts';

writeFileSync(new URL('../docs/scope.md', import.meta.url), scopeInWords());
