/** The chat's entrance: called by the launcher once the panel is wanted. */
import { render } from 'preact';
import { guarded } from '../beacon/host.ts';
import type { Panel as Handle, Surroundings } from '../launcher/launch.ts';
import { Chat } from './chat.ts';
import { ChatContext } from './ui/context.ts';
import messagesCss from './ui/messages.css?inline';
import { Panel } from './ui/panel.tsx';
import panelCss from './ui/panel.css?inline';
import { loadWords } from './words/load.ts';

export async function mount(surroundings: Surroundings): Promise<Handle> {
  const { config, stage } = surroundings;
  const words = await loadWords(config);
  const chat = new Chat(surroundings);
  stage.addStyles(panelCss);
  stage.addStyles(messagesCss);
  const place = document.createElement('div');
  stage.frame.prepend(place);
  render(
    <ChatContext.Provider value={{ chat, words, config, origin: surroundings.tag.origin }}>
      <Panel />
    </ChatContext.Provider>,
    place,
  );
  // A returning visitor with an open conversation: stay in touch, for the badge.
  if (chat.session.current()) void chat.begin();
  return { show: guarded(() => chat.setOpen(true)), hide: guarded(() => chat.setOpen(false)), identityChanged: guarded(() => chat.identityChanged()) };
}
