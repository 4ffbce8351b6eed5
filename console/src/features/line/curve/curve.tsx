import { memo, type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../../lib/clock';
import { formatMoney } from '../../../lib/format';
import type { Band, Mark } from '../types';
import type { Node } from './clusters';
import classes from './curve.module.css';
import { CurveTip } from './curve-tip';
import { draw, type Pointed } from './draw';
import { LaneNames } from './lane-names';
import { dotsOf, lanesOf } from './lanes';
import { nodeAt, nodeOf, type Scene, sceneOf, sortedOut } from './scene';
import { ticksFor } from './ticks';
import { usePainted, usePalette, useWidth } from './use-canvas';
import { useHands } from './use-hands';
import { useWalking } from './use-walking';
import type { WindowControl } from './use-window';
import type { Window } from './window';

type Props = {
  marks: Mark[];
  bands: Band[];
  control: WindowControl;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** Enter or a second click: show it in the list. */
  onOpen: (id: string) => void;
  label: string;
};

const TICK_EVERY = 104;

/** One customer's way as one curve through the departments' lanes. */
export const Curve = memo(function Curve({ marks, bands, control, chosen, onChoose, onOpen, label }: Props) {
  const { t } = useTranslation('line');
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<Node | null>(null);
  const [focused, setFocused] = useState(false);
  const { scene, dots } = useScene(marks, bands, control.window, area);
  usePicture(canvas, area, scene, { hovered, chosen, focused });
  const onKeyDown = useWalking({ scene, dots, control, chosen, onChoose, onOpen });
  const hands = useHands({
    area,
    window: control.window,
    set: control.set,
    onPoint: (x, y) => setHovered(nodeAt(scene, x, y)),
    onTap: (x, y) => {
      const node = nodeAt(scene, x, y);
      const again = node?.dots.some((dot) => dot.mark.id === chosen);
      if (node && again && node.dots.length > 1) control.glide(closerTo(node));
      else if (node && again) onOpen(node.lead.mark.id);
      else onChoose(node?.lead.mark.id ?? null);
    },
  });
  const marked = useMemo(() => (chosen ? nodeOf(scene, chosen) : null), [scene, chosen]);
  const shown = hovered ?? marked;
  return (
    <div className={classes.frame}>
      <LaneNames lanes={scene.lanes} />
      <div
        ref={area}
        className={classes.area}
        style={{ height: scene.height }}
        role="application"
        aria-roledescription={t('curve.role')}
        aria-label={label}
        aria-describedby="line-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, and these are told beside it
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(entered) => setFocused(entered.currentTarget.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
        onPointerLeave={() => setHovered(null)}
        {...hands}
        onPointerCancel={hands.onPointerUp}
      >
        <canvas ref={canvas} className={classes.canvas} aria-hidden />
        {shown && shown.x >= -1 && shown.x <= scene.width + 1 ? <CurveTip node={shown} scene={scene} /> : null}
      </div>
      <p id="line-keys" className={classes.keys}>
        {t('curve.keys')}
      </p>
    </div>
  );
});

/** What is to be drawn in this window, measured anew when the window, the width or the line changes. */
function useScene(marks: Mark[], bands: Band[], window: Window, area: RefObject<HTMLElement | null>) {
  const now = useNow();
  const width = useWidth(area);
  const lanes = useMemo(() => lanesOf(marks), [marks]);
  const dots = useMemo(() => dotsOf(marks, lanes), [marks, lanes]);
  const stretches = useMemo(() => stretchesOf(bands, now), [bands, now]);
  const sorted = useMemo(() => sortedOut(dots, lanes), [dots, lanes]);
  const scene = useMemo(
    () => sceneOf(sorted, stretches, lanes, window, width || 1),
    [sorted, stretches, lanes, window, width],
  );
  return { scene, dots };
}

/** Paint the scene in the theme's colours and the viewer's language and zone. */
function usePicture(
  canvas: RefObject<HTMLCanvasElement | null>,
  area: RefObject<HTMLElement | null>,
  scene: Scene,
  pointed: Pointed,
): void {
  const { locale, zone } = usePlace();
  const now = useNow();
  const palette = usePalette(area);
  usePainted(canvas, scene.width, scene.height, (to) => {
    if (!palette) return;
    const ticks = ticksFor(scene.window, Math.max(3.5, scene.width / TICK_EVERY), locale, zone);
    const money = (value: number, currency: string) => formatMoney(value, currency, locale).replace(/[.,]00$/, '');
    draw(to, scene, ticks, palette, pointed, { money, at: now });
  });
}

function stretchesOf(bands: Band[], now: number) {
  return bands.map((band) => ({ band, from: Date.parse(band.from), to: band.to ? Date.parse(band.to) : now }));
}

/** The window in which a cluster comes apart. */
function closerTo(node: Node) {
  const [first, last] = [node.dots[0]?.at ?? 0, node.dots.at(-1)?.at ?? 0];
  const air = Math.max((last - first) * 0.4, 30_000);
  return { from: first - air, to: last + air };
}
