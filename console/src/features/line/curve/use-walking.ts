import type { KeyboardEvent } from 'react';
import { useAnnounce } from '../../../ui/live-region';
import type { Dot, Node } from './clusters';
import { useSaying } from './saying';
import type { Scene } from './scene';
import type { WindowControl } from './use-window';
import { nodeTo, reaching, stepFor } from './walking';

type Options = {
  scene: Scene;
  dots: Dot[];
  control: WindowControl;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  onOpen: (id: string) => void;
};

/** Walk the curve with the keyboard: each touchpoint is chosen, said, and brought into sight. */
export function useWalking({ scene, dots, control, chosen, onChoose, onOpen }: Options) {
  const announce = useAnnounce();
  const say = useSaying();
  const { window } = control;

  function goTo(found: Dot[], worth: Node['worth'], lead: Dot): void {
    onChoose(lead.mark.id);
    announce(say(found, worth));
  }

  function walk(go: Parameters<typeof nodeTo>[2]): void {
    if (go === 'first' || go === 'last') {
      const dot = go === 'first' ? dots[0] : dots.at(-1);
      if (dot) {
        control.glide(reaching(window, dot.at));
        goTo([dot], null, dot);
      }
      return;
    }
    const inside = scene.nodes.filter((node) => node.x >= 0 && node.x <= scene.width);
    const node = nodeTo(inside, chosen, go);
    if (!node) return;
    const stays = node.dots.some((dot) => dot.mark.id === chosen);
    const outside = stays && (go === 'next' || go === 'previous') ? beyond(dots, node, go) : null;
    if (outside) {
      control.glide(reaching(window, outside.at));
      goTo([outside], null, outside);
    } else goTo(node.dots, node.worth, node.lead);
  }

  return (press: KeyboardEvent): void => {
    if (press.ctrlKey || press.metaKey || press.altKey) return;
    const step = stepFor(press.key, press.shiftKey, window);
    if (!step) return;
    press.preventDefault();
    if ('window' in step) control.glide(step.window);
    else if ('leave' in step) onChoose(null);
    else if ('go' in step) walk(step.go);
    else if (chosen) onOpen(chosen);
  };
}

/** The next touchpoint outside the window, when the last node inside it is the chosen one. */
function beyond(dots: Dot[], node: Node, go: 'next' | 'previous'): Dot | null {
  const edge = (go === 'next' ? node.dots.at(-1) : node.dots[0])?.at ?? 0;
  const found = go === 'next' ? dots.find((dot) => dot.at > edge) : dots.findLast((dot) => dot.at < edge);
  return found ?? null;
}
