import './fonts.css';
import './mantine.css';
import './app.css';
import './print.css';
import type { Messages } from '@lingui/core';
import type { Language } from '#kit/language.ts';
import { language } from '#ui/language.ts';
import { askAhead } from './ahead.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  vi: () => import('./locales/vi.po'),
  en: () => import('./locales/en.po'),
};

document.documentElement.lang = language;
// pages run under a policy without eval, and zod (which comes with later pages) would try it
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
askAhead(location.pathname);
// Side by side: the texts of one language come while the application is on its way.
const [{ messages }, { start }] = await Promise.all([catalogues[language](), import('./app.tsx')]);
start(messages);
