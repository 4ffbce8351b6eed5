import { Component, type ComponentChildren, type JSX, options, type VNode } from 'preact';
import { guarded } from '../../beacon/host.ts';

type GuardProps = { children: ComponentChildren; fallback: JSX.Element };

/** An error in the panel ends here: the page never hears of it, the customer sees what to do. */
export class Guard extends Component<GuardProps, { failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(problem: unknown): void {
    this.setState({ failed: true });
    guarded(() => {
      throw problem;
    })();
  }

  override render({ children, fallback }: GuardProps, { failed }: { failed: boolean }): ComponentChildren {
    return failed ? fallback : children;
  }
}

/** From here on every handler we put on an element is guarded too. */
export function guardHandlers(): void {
  const before = options.vnode;
  options.vnode = (node: VNode) => {
    if (typeof node.type === 'string') {
      const props = node.props as Record<string, unknown>;
      for (const name of Object.keys(props)) {
        const given = props[name];
        if (name.startsWith('on') && typeof given === 'function') props[name] = guarded(given as () => void);
      }
    }
    before?.(node);
  };
}
