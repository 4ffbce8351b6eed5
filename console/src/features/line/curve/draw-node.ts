import type { Node } from './clusters';
import type { Palette } from './palette';
import type { Scene } from './scene';

/** A mark: its shape tells the kind, its hue the department, so that neither is told by colour alone. */
export function drawNode(
  to: CanvasRenderingContext2D,
  node: Node,
  scene: Scene,
  palette: Palette,
  radius: number,
): void {
  const y = scene.yOf(node.lane);
  const { kind, department } = node.lead.mark;
  const hue = kind === 'trouble' ? palette.negative : palette.department(department);
  to.fillStyle = hue;
  to.strokeStyle = palette.raised;
  to.lineWidth = 2;
  to.beginPath();
  if (kind === 'answer') {
    drawAnswer(to, node, y, radius, palette);
    return;
  }
  if (kind === 'trouble') triangle(to, node.x, y, radius + 1);
  else if (kind === 'message') to.roundRect(node.x - radius, y - radius * 0.85, radius * 2, radius * 1.7, radius * 0.6);
  else if (kind === 'delivery') to.roundRect(node.x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8, 2);
  else to.arc(node.x, y, radius, 0, Math.PI * 2);
  to.stroke();
  if (kind === 'came') {
    hollow(to, hue, palette.raised);
    return;
  }
  to.fill();
}

/** The ring around the chosen mark, stronger while the keyboard is on the curve. */
export function drawRing(
  to: CanvasRenderingContext2D,
  node: Node,
  scene: Scene,
  palette: Palette,
  radius: number,
  strong: boolean,
): void {
  to.strokeStyle = palette.accent;
  to.lineWidth = strong ? 2.5 : 1.5;
  to.beginPath();
  to.arc(node.x, scene.yOf(node.lane), radius + 4, 0, Math.PI * 2);
  to.stroke();
}

function hollow(to: CanvasRenderingContext2D, hue: string, inside: string): void {
  to.fillStyle = inside;
  to.fill();
  to.strokeStyle = hue;
  to.lineWidth = 2.5;
  to.stroke();
}

function triangle(to: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  to.moveTo(x, y - radius);
  to.lineTo(x + radius, y + radius * 0.8);
  to.lineTo(x - radius, y + radius * 0.8);
  to.closePath();
}

function drawAnswer(to: CanvasRenderingContext2D, node: Node, y: number, radius: number, palette: Palette): void {
  const score = node.lead.mark.value;
  to.arc(node.x, y, radius, 0, Math.PI * 2);
  hollow(to, palette.positive, palette.raised);
  if (score === undefined) return;
  to.font = palette.strong;
  to.fillStyle = palette.text;
  to.textAlign = 'center';
  to.fillText(String(score), node.x, y + 4);
}
