import { oneOf, pageSearch } from '#web/search.ts';

export const callListSearch = pageSearch({ state: oneOf(['draft', 'open', 'closed']), view: oneOf(['mine', 'all']) });
export const callSearch = pageSearch({ answer: oneOf(['silent', 'nominated', 'nobody']) });
