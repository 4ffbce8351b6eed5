import { type ComponentType, createContext } from 'react';

/** What can be done with a customer, given by the room that knows how, shown on the screen of their line. */
export const CustomerActsContext = createContext<ComponentType<{ id: string }> | null>(null);
