import type { RecipeCard, RecipePicture } from '@mealwright/contracts/recipes';
import { memo, useState } from 'react';
import classes from './recipe-image.module.css';

type Illustration = NonNullable<RecipeCard['illustration']>;
type Place = { x: number; y: number; size: number; turn: number };

// A view from above, 160 x 100, cut to whatever frame it stands in, wide or tall: everything that matters lies in the middle.
const around: Record<number, readonly Place[]> = {
  1: [{ x: 0, y: 0, size: 44, turn: 0 }],
  2: [
    { x: -14, y: 3, size: 36, turn: -8 },
    { x: 15, y: -4, size: 32, turn: 8 },
  ],
  3: [
    { x: 0, y: 12, size: 31, turn: 0 },
    { x: -16, y: -11, size: 26, turn: -10 },
    { x: 16, y: -12, size: 26, turn: 10 },
  ],
  4: [
    { x: -14, y: 13, size: 28, turn: -6 },
    { x: 14, y: 12, size: 26, turn: 8 },
    { x: -13, y: -13, size: 24, turn: 6 },
    { x: 14, y: -14, size: 24, turn: -8 },
  ],
};
/** A dish with a picture of its own stands large in the middle, what is in it small at its feet. */
const hero: readonly Place[] = [
  { x: 0, y: -5, size: 44, turn: 0 },
  { x: -22, y: 19, size: 19, turn: -10 },
  { x: 22, y: 19, size: 19, turn: 10 },
  { x: 0, y: 24, size: 16, turn: 4 },
];

const isColour = (text: string) => /^(#[0-9a-f]{3,8}|(?:rgb|hsl|oklch)\([\d\s.,%/deg]+\))$/i.test(text);

/**
 * The photo of a recipe, or a drawing until it has one. It says nothing that the title beside it does not, so readers skip it.
 * It fills the frame that it stands in, which is there before it: nothing moves when it comes.
 */
export const RecipeImage = memo(function RecipeImage({
  picture = null,
  sizes,
  eager = false,
  ...drawing
}: {
  picture?: RecipePicture | null;
  /** How wide it stands, as for `img`; where it is not said it stands small. */
  sizes?: string;
  /** What the page is about comes at once, all else when it is near. */
  eager?: boolean;
  illustration: Illustration | null;
  title: string;
}) {
  // A file that is gone or cannot be reached now: the drawing is always there.
  const [failed, setFailed] = useState<string | null>(null);
  if (picture === null || failed === picture.medium) return <Drawing {...drawing} />;
  const { large, medium, thumb } = picture;
  const sources =
    sizes === undefined
      ? { src: thumb, srcSet: `${thumb} 1x, ${medium} 2x` }
      : { src: medium, srcSet: `${medium} 600w, ${large} 1200w`, sizes };
  return (
    <span className={classes.frame} aria-hidden="true">
      <img
        className={classes.photo}
        {...sources}
        alt=""
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setFailed(medium)}
      />
    </span>
  );
});

function Drawing({ illustration, title }: { illustration: Illustration | null; title: string }) {
  const colours = (illustration?.background ?? []).filter(isColour);
  const hue = hueOf(title);
  const ground = colours[0] ?? `hsl(${hue} 42% 86%)`;
  const second = colours[1] ?? `hsl(${(hue + 28) % 360} 40% 78%)`;
  const icons = (illustration?.icons ?? []).slice(0, 4);
  const [vessel = 'plate', arrangement, turn] = (illustration?.layout ?? 'plate').split('-');
  const mirror = Number(turn) % 2 === 1 ? -1 : 1;
  const places = arrangement === 'hero' ? hero : (around[icons.length] ?? []);
  return (
    <span className={classes.frame} style={{ '--ground': ground } as React.CSSProperties} aria-hidden="true">
      <svg className={classes.drawing} viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" role="presentation">
        <circle cx="18" cy="14" r="46" fill={second} opacity="0.45" />
        <circle cx="148" cy="96" r="38" fill={second} opacity="0.35" />
        <Vessel kind={icons.length === 0 ? 'laid' : vessel} deep={second} />
        {icons.map((icon, index) => {
          const place = places[index];
          if (place === undefined) return null;
          const { size } = place;
          const x = 80 + mirror * place.x;
          const y = 50 + place.y;
          return (
            <image
              key={icon}
              href={`/icons/${encodeURIComponent(icon)}.svg`}
              x={x - size / 2}
              y={y - size / 2}
              width={size}
              height={size}
              transform={`rotate(${mirror * place.turn} ${x} ${y})`}
            />
          );
        })}
      </svg>
    </span>
  );
}

const flats: Record<string, { rim: number; round: number; inside: number; colour: string; bottom: string }> = {
  board: { rim: 4, round: 13, inside: 10, colour: '#e6c197', bottom: '#f0d3ad' },
  tray: { rim: 5, round: 11, inside: 7, colour: '#9aa0a6', bottom: '#f7f3ec' },
};

/** What the food lies on, in chalk white or wood, so that the colours around it belong to the food. */
function Vessel({ kind, deep }: { kind: string; deep: string }) {
  if (kind === 'table') return <circle cx="80" cy="50" r="42" fill="#ffffff80" />;
  const flat = flats[kind];
  if (flat !== undefined) {
    const { rim, inside, round, colour, bottom } = flat;
    return (
      <>
        <rect x="34" y="12" width="92" height="80" rx={round} fill="#3c281422" />
        <rect x="34" y="9" width="92" height="80" rx={round} fill={colour} />
        <rect x={34 + rim} y={9 + rim} width={92 - 2 * rim} height={80 - 2 * rim} rx={inside} fill={bottom} />
      </>
    );
  }
  const bowl = kind === 'bowl';
  return (
    <>
      <ellipse cx="80" cy="54" rx="43" ry="42" fill="#3c281422" />
      <circle cx="80" cy="50" r="42" fill={bowl ? deep : '#fffefb'} />
      <circle cx="80" cy="50" r={bowl ? 38 : 33} fill={bowl ? '#fffdf8' : '#f6f2ea'} />
      <circle cx="80" cy="50" r={bowl ? 36 : 32} fill={bowl ? '#f8f3e8' : '#fdfbf6'} />
      {kind === 'laid' && (
        <g stroke="#b9ae98" strokeWidth="2.6" strokeLinecap="round" fill="none">
          <path d="M72 38v9a4 4 0 0 0 8 0v-9M76 38v26" />
          <path d="M89 64V38c-4 3-5 9-5 14h5" />
        </g>
      )}
    </>
  );
}

function hueOf(text: string): number {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  // From apricot over lemon to leaf: the part of the circle that food has.
  return 18 + (sum % 120);
}
