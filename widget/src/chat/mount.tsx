/** The chat's entrance: called by the launcher once the panel is wanted. */
import { render } from 'preact';
import { guarded } from '../beacon/host.ts';
import type { Panel as Handle, Surroundings } from '../launcher/launch.ts';
import { Chat } from './chat.ts';
import composerCss from './ui/composer.css?inline';
import { ChatContext } from './ui/context.ts';
import filesCss from './ui/files.css?inline';
import formsCss from './ui/forms.css?inline';
import { Guard, guardHandlers } from './ui/guard.tsx';
import messagesCss from './ui/messages.css?inline';
import panelCss from './ui/panel.css?inline';
import { Panel } from './ui/panel.tsx';
import { loadWords } from './words/load.ts';

export async function mount(surroundings: Surroundings): Promise<Handle> {
  const { config, stage } = surroundings;
  const words = await loadWords(config);
  const chat = new Chat(surroundings);
  // In this order: what a narrow screen changes, in the panel's, comes last.
  for (const css of [formsCss, messagesCss, filesCss, composerCss, panelCss]) stage.addStyles(css);
  guardHandlers();
  const place = document.createElement('div');
  stage.frame.prepend(place);
  render(
    <ChatContext.Provider value={{ chat, words, config, origin: surroundings.tag.origin }}>
      <Guard
        fallback={
          <p class="panel strip" role="alert">
            {words.cannotLoad}
          </p>
        }
      >
        <Panel />
      </Guard>
    </ChatContext.Provider>,
    place,
  );
  // A returning visitor: what was written and not sent goes out, and the badge is kept.
  if (chat.session.current() || chat.state.now().pending.length) void chat.begin();
  return {
    show: guarded(() => chat.setOpen(true)),
    hide: guarded(() => chat.setOpen(false)),
    identityChanged: guarded(() => chat.identityChanged()),
  };
}
