import { Button, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { chooseLanguage, language, languageNames } from '#ui/language.ts';

const other = language === 'vi' ? 'en' : 'vi';

/** The other language by its own name, among the things one may do with one's account. */
export function LanguageItem() {
  return (
    <Menu.Item lang={other} leftSection={<IconLanguage size={18} stroke={1.6} aria-hidden />} onClick={() => chooseLanguage(other)}>
      {languageNames[other]}
    </Menu.Item>
  );
}

/** The same before anybody has signed in. */
export function LanguageButton() {
  return (
    <Button
      lang={other}
      variant="subtle"
      leftSection={<IconLanguage size={18} stroke={1.6} aria-hidden />}
      onClick={() => chooseLanguage(other)}
    >
      {languageNames[other]}
    </Button>
  );
}
