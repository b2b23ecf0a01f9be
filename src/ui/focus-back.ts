import { useEffect, useState } from 'react';

/** When this closes the keyboard is back on what opened it: the button, or the button of the menu it was chosen in. */
export function useFocusBack(): void {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // after the dialog has let go of the keyboard
      setTimeout(() => opener?.isConnected && document.activeElement === document.body && opener.focus({ preventScroll: true }));
    },
    [opener],
  );
}

function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role=menu]');
  return menu ? document.querySelector<HTMLElement>(`[aria-controls="${menu.id}"]`) : (element as HTMLElement | null);
}
