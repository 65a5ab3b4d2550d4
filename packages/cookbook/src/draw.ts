// An illustration as an SVG picture of 400 x 300.
import type { Arrangement, Illustration, Vessel } from './illustration.ts';

type Place = { x: number; y: number; size: number; turn: number };

/** Around the middle of the vessel, before turning and mirroring. */
const places: Record<Arrangement, readonly Place[]> = {
  solo: [{ x: 0, y: 0, size: 144, turn: 0 }],
  duo: [
    { x: -38, y: 8, size: 112, turn: -8 },
    { x: 42, y: -10, size: 104, turn: 8 },
  ],
  trio: [
    { x: 2, y: 34, size: 100, turn: 0 },
    { x: -46, y: -34, size: 84, turn: -10 },
    { x: 46, y: -36, size: 84, turn: 10 },
  ],
  quartet: [
    { x: -42, y: 42, size: 88, turn: -6 },
    { x: 44, y: 38, size: 82, turn: 8 },
    { x: -40, y: -44, size: 78, turn: 6 },
    { x: 42, y: -46, size: 74, turn: -8 },
  ],
  hero: [
    { x: 0, y: 4, size: 150, turn: 0 },
    { x: -138, y: 62, size: 64, turn: -10 },
    { x: 140, y: 54, size: 60, turn: 10 },
    { x: 128, y: -78, size: 50, turn: 6 },
  ],
};

const ellipse = (cy: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="200" cy="${cy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
const circle = (r: number, fill: string): string => `<circle cx="200" cy="150" r="${r}" fill="${fill}"/>`;
const box = (x: number, y: number, w: number, h: number, r: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`;
const shadow = 'rgba(60,40,20,.13)';

const drawVessel = (vessel: Vessel, deep: string): string => {
  if (vessel === 'plate')
    return ellipse(160, 134, 132, shadow) + circle(128, '#ffffff') + circle(100, '#f4f1ec') + circle(97, '#fdfcfa');
  if (vessel === 'bowl')
    return ellipse(162, 134, 132, shadow) + circle(128, deep) + circle(116, '#ffffff') + circle(110, '#f6f0e6');
  if (vessel === 'board')
    return (
      box(64, 52, 272, 212, 26, shadow) + box(64, 44, 272, 212, 26, '#e3b98a') + box(72, 52, 256, 196, 20, '#efcda3')
    );
  if (vessel === 'tray')
    return (
      box(52, 48, 296, 216, 22, shadow) + box(52, 40, 296, 216, 22, '#8d949e') + box(64, 52, 272, 192, 14, '#f7f3ec')
    );
  return circle(124, 'rgba(255,255,255,.55)') + ellipse(224, 74, 12, shadow);
};

/** Two soft rings in the corner keep the ground from looking empty. */
const ground = ([light, shade]: Illustration['background'], turn: number): string => {
  const [x, y] = [
    [40, 30],
    [360, 30],
    [360, 270],
    [40, 270],
  ][turn] as [number, number];
  return (
    box(0, 0, 400, 300, 0, light) +
    `<circle cx="${x}" cy="${y}" r="150" fill="${shade}" opacity=".55"/>` +
    `<circle cx="${400 - x}" cy="${300 - y}" r="96" fill="${shade}" opacity=".35"/>`
  );
};

/**
 * `bodies`: what stands inside the <svg> of each icon (32 x 32). An icon that is missing is left out.
 * `title` is read out by screen readers; leave it out where the text stands beside the picture.
 */
export const drawIllustration = (
  { icons, background, layout }: Illustration,
  bodies: ReadonlyMap<string, string>,
  title: string | null = null,
): string => {
  const [vessel, arrangement, turn] = layout.split('-') as [Vessel, Arrangement, string];
  const mirror = Number(turn) % 2 === 1 ? -1 : 1;
  const flip = arrangement !== 'hero' && Number(turn) >= 2 ? -1 : 1;
  const drawn = icons.map((icon, index) => {
    const body = bodies.get(icon);
    const place = places[arrangement][index];
    if (body === undefined || place === undefined) return { depth: 0, svg: '' };
    const { size } = place;
    const x = 200 + mirror * place.x;
    const y = 150 + flip * place.y;
    const angle = mirror * place.turn;
    const move = `translate(${x} ${y}) rotate(${angle}) scale(${(size / 32).toFixed(3)}) translate(-16 -16)`;
    return { depth: y, svg: `<g transform="${move}">${body}</g>` };
  });
  // What is lower on the picture is nearer and covers what is behind it.
  const pictures = drawn.sort((a, b) => a.depth - b.depth).map((one) => one.svg);
  const escaped = title?.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const label = escaped === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escaped}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" ${label}>` +
    ground(background, Number(turn)) +
    drawVessel(vessel, background[1]) +
    pictures.join('') +
    '</svg>'
  );
};

/** The inside of an icon file. */
export const iconBody = (svg: string): string => svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
