import { type ComponentType, createContext, useContext } from 'react';

/** What Today shows beneath those who wait until everything is set up. The app fills it in, so that Today knows no other feature. */
export const StartCardContext = createContext<ComponentType | null>(null);

export function useStartCard(): ComponentType | null {
  return useContext(StartCardContext);
}
