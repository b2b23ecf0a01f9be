import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';

/** The word for a code, null where there is none. */
export function useWord() {
  const { t } = useLingui();
  return (words: Partial<Record<string, MessageDescriptor>>, code: string | null | undefined): string | null => {
    const word = words[code ?? ''];
    return word ? t(word) : null;
  };
}
