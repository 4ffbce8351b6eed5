import type { Node } from './clusters';
import { drawNode, drawRing } from './draw-node';
import type { Palette } from './palette';
import { AXIS, type Drawn, FOOT, LANE, nodeOf, radiusOf, type Scene } from './scene';
import type { Tick } from './ticks';
import { drawWay } from './way';

export type Words = { money: (value: number, currency: string) => string };
export type Pointed = { hovered: Node | null; chosen: string | null; focused: boolean };

/** Draw the whole picture once. Nothing is remembered between two drawings. */
export function draw(
  to: CanvasRenderingContext2D,
  scene: Scene,
  ticks: Tick[],
  palette: Palette,
  pointed: Pointed,
  words: Words & { at: number },
): void {
  to.clearRect(0, 0, scene.width, scene.height);
  drawGrid(to, scene, ticks, palette);
  drawNow(to, scene, palette, words.at);
  for (const band of scene.bands) drawBand(to, band, palette);
  drawCurve(to, scene, palette);
  const mostWorth = Math.max(0, ...scene.nodes.map((node) => node.worth?.value ?? 0));
  for (const node of scene.nodes) drawNode(to, node, scene, palette, radiusOf(node, mostWorth));
  drawLabels(to, scene, palette, words, mostWorth);
  const ring = pointed.chosen ? nodeOf(scene, pointed.chosen) : null;
  if (ring) drawRing(to, ring, scene, palette, radiusOf(ring, mostWorth), pointed.focused);
  if (pointed.hovered && pointed.hovered !== ring)
    drawRing(to, pointed.hovered, scene, palette, radiusOf(pointed.hovered, mostWorth), false);
}

function drawGrid(to: CanvasRenderingContext2D, scene: Scene, ticks: Tick[], palette: Palette): void {
  to.lineWidth = 1;
  to.strokeStyle = palette.line;
  to.beginPath();
  for (let lane = 1; lane < scene.lanes.length; lane += 1) {
    const y = Math.round(AXIS + lane * LANE) + 0.5;
    to.moveTo(0, y);
    to.lineTo(scene.width, y);
  }
  to.stroke();
  to.textBaseline = 'alphabetic';
  to.textAlign = 'left';
  for (const tick of ticks) {
    const x = Math.round(scene.xOf(tick.at)) + 0.5;
    to.beginPath();
    to.moveTo(x, AXIS - 4);
    to.lineTo(x, scene.height - FOOT);
    to.stroke();
    to.font = tick.major ? palette.strong : palette.font;
    to.fillStyle = tick.major ? palette.soft : palette.faint;
    to.fillText(tick.label, x, AXIS - 14);
  }
}

function drawNow(to: CanvasRenderingContext2D, scene: Scene, palette: Palette, now: number): void {
  if (now < scene.window.from || now > scene.window.to) return;
  const x = Math.round(scene.xOf(now)) + 0.5;
  to.strokeStyle = palette.accent;
  to.setLineDash([2, 3]);
  to.beginPath();
  to.moveTo(x, AXIS - 4);
  to.lineTo(x, scene.height - FOOT);
  to.stroke();
  to.setLineDash([]);
}

function drawBand(to: CanvasRenderingContext2D, { stretch, x, width, y, height }: Drawn, palette: Palette): void {
  const hue = palette.department('service');
  to.save();
  to.globalAlpha = 0.16;
  to.fillStyle = hue;
  to.beginPath();
  to.roundRect(x, y, width, height, height / 2);
  to.fill();
  if (stretch.band.open) {
    to.globalAlpha = 0.7;
    to.strokeStyle = hue;
    to.setLineDash([3, 3]);
    to.stroke();
  }
  to.restore();
}

function drawCurve(to: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  to.save();
  to.strokeStyle = palette.faint;
  to.globalAlpha = 0.6;
  to.lineWidth = 1.75;
  to.lineJoin = 'round';
  to.beginPath();
  drawWay(to, scene.way);
  to.stroke();
  to.restore();
}

const MANY = 10;
const LONGEST_LABEL = 24;

function shortNumber(count: number): string {
  return count > 999 ? `${Math.round(count / 1000)}k` : String(count);
}

type Taken = { left: number; right: number; y: number }[];

/** Values of orders and names of bands, the weightiest first; a label that would lie on another is left out. */
function drawLabels(
  to: CanvasRenderingContext2D,
  scene: Scene,
  palette: Palette,
  words: Words,
  mostWorth: number,
): void {
  const taken: Taken = [];
  const orders = scene.nodes.filter((node) => node.worth);
  orders.sort((one, other) => (other.worth?.value ?? 0) - (one.worth?.value ?? 0));
  for (const node of orders) {
    if (!node.worth) continue;
    const y = scene.yOf(node.lane) - radiusOf(node, mostWorth) - 3;
    const said = words.money(node.worth.value, node.worth.currency);
    place(
      to,
      taken,
      said,
      { x: node.x, y, from: 'middle' },
      { font: palette.strong, fill: palette.text, halo: palette.raised },
      scene.width,
    );
  }
  for (const { stretch, x, y } of scene.bands) {
    const style = { font: palette.font, fill: palette.department('service'), halo: palette.raised };
    place(to, taken, short(stretch.band.label), { x: Math.max(x, 4), y: y - 4, from: 'left' }, style, scene.width);
  }
  for (const node of scene.nodes) {
    if (node.dots.length < MANY || node.worth) continue;
    const y = scene.yOf(node.lane) + radiusOf(node, mostWorth) + 12;
    const style = { font: palette.font, fill: palette.faint, halo: palette.raised };
    place(to, taken, shortNumber(node.dots.length), { x: node.x, y, from: 'middle' }, style, scene.width);
  }
}

function place(
  to: CanvasRenderingContext2D,
  taken: Taken,
  words: string,
  at: { x: number; y: number; from: 'middle' | 'left' },
  style: { font: string; fill: string; halo: string },
  width: number,
): void {
  to.font = style.font;
  const long = to.measureText(words).width;
  const wanted = at.from === 'middle' ? at.x - long / 2 : at.x;
  const left = Math.min(Math.max(wanted, 2), width - long - 2);
  if (at.x < -20 || at.x > width + 20) return;
  const right = left + long;
  if (taken.some((each) => Math.abs(each.y - at.y) < 15 && left < each.right + 6 && right > each.left - 6)) return;
  taken.push({ left, right, y: at.y });
  to.textAlign = 'left';
  // The curve passes behind words, not through them.
  to.strokeStyle = style.halo;
  to.lineWidth = 4;
  to.lineJoin = 'round';
  to.strokeText(words, left, at.y);
  to.fillStyle = style.fill;
  to.fillText(words, left, at.y);
}

/** On the curve a band has the first words of its name; all of them stand beside it. */
function short(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
