import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Config } from '../../launcher/config.ts';
import type { Chat } from '../chat.ts';
import type { ChatState } from '../state.ts';
import type { Words } from '../words/catalogue.ts';

export type Given = { chat: Chat; words: Words; config: Config; origin: string };

export const ChatContext = createContext<Given | null>(null);

/** What every part of the panel may use. */
export function useGiven(): Given {
  const given = useContext(ChatContext);
  if (!given) throw new Error('The panel is drawn without its surroundings.');
  return given;
}

/** The chat's state, drawn again when it changes. */
export function useChatState(): ChatState {
  const { chat } = useGiven();
  const [state, setState] = useState(chat.state.now());
  useEffect(() => {
    const update = (): void => setState(chat.state.now());
    update();
    return chat.state.watch(update);
  }, [chat]);
  return state;
}
