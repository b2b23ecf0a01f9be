import { i18n, type Messages } from '@lingui/core';
import { lazy, type ComponentType } from 'react';
import type { Language } from '#kit/language.ts';
import { language } from '#ui/language.ts';

const catalogues: Record<Language, () => Promise<{ messages: Messages }>> = {
  vi: () => import('./locales/pages/vi.po'),
  en: () => import('./locales/pages/en.po'),
};
let texts: Promise<void> | undefined;

/** Texts of all pages but the first; asked again where they did not come. */
async function pageTexts(): Promise<void> {
  texts ??= catalogues[language]().then(
    ({ messages }) => i18n.load(language, messages),
    (error: unknown) => {
      texts = undefined;
      throw error;
    },
  );
  return texts;
}

/** What comes only when it is opened, with the texts it is written in. */
export async function withTexts<T>(load: () => Promise<T>): Promise<T> {
  const [part] = await Promise.all([load(), pageTexts()]);
  return part;
}

export const later = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() => withTexts(load).then((component) => ({ default: component })));
