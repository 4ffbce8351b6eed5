import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { type Palette, paletteOf } from './palette';

/** The width of an element, as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const found = element.current;
    if (!found) return;
    setWidth(found.clientWidth);
    const watch = new ResizeObserver(() => setWidth(found.clientWidth));
    watch.observe(found);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

/** The theme's tokens, read anew when light and dark change and when the font has come. */
export function usePalette(element: RefObject<HTMLElement | null>): Palette | null {
  const [palette, setPalette] = useState<Palette | null>(null);
  useEffect(() => {
    const read = () => {
      if (element.current) setPalette(paletteOf(element.current));
    };
    read();
    const watch = new MutationObserver(read);
    watch.observe(document.documentElement, { attributes: true });
    void document.fonts?.ready.then(read);
    return () => watch.disconnect();
  }, [element]);
  return palette;
}

/** A canvas as sharp as the screen, drawn once per change. */
export function usePainted(
  canvas: RefObject<HTMLCanvasElement | null>,
  width: number,
  height: number,
  paint: (to: CanvasRenderingContext2D) => void,
): void {
  useLayoutEffect(() => {
    const found = canvas.current;
    const to = found?.getContext('2d');
    if (!found || !to || width === 0) return;
    const sharp = devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (found.width !== wide) found.width = wide;
    if (found.height !== high) found.height = high;
    to.setTransform(sharp, 0, 0, sharp, 0, 0);
    paint(to);
  });
}
