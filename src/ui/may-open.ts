import { createContext, use } from 'react';

/** Whether an address opens for whoever is signed in; without an answer, it does. */
export const MayOpenContext = createContext<(to: string) => boolean>(() => true);
export const useMayOpen = () => use(MayOpenContext);
