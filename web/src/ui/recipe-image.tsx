import type { RecipeCard } from '@mealwright/contracts/recipes';
import { memo } from 'react';
import classes from './recipe-image.module.css';

type Illustration = NonNullable<RecipeCard['illustration']>;
type Place = { x: number; y: number; size: number; turn?: number };

// A view from above, 160 x 100, cut to whatever frame it stands in; everything that matters lies near the middle.
const places: Record<number, Place[]> = {
  1: [{ x: 80, y: 50, size: 42 }],
  2: [
    { x: 67, y: 47, size: 34, turn: -6 },
    { x: 94, y: 55, size: 32, turn: 8 },
  ],
  3: [
    { x: 80, y: 37, size: 28 },
    { x: 64, y: 59, size: 27, turn: -8 },
    { x: 96, y: 59, size: 27, turn: 8 },
  ],
  4: [
    { x: 67, y: 38, size: 25, turn: -5 },
    { x: 94, y: 38, size: 25, turn: 5 },
    { x: 67, y: 63, size: 25, turn: 6 },
    { x: 94, y: 63, size: 25, turn: -6 },
  ],
};

const isColour = (text: string) => /^(#[0-9a-f]{3,8}|(?:rgb|hsl|oklch)\([\d\s.,%/deg]+\))$/i.test(text);

/** The picture of a recipe until it has a photo. It says nothing that the title beside it does not, so readers skip it. */
export const RecipeImage = memo(function RecipeImage({
  illustration,
  title,
}: {
  illustration: Illustration | null;
  title: string;
}) {
  const colours = (illustration?.background ?? []).filter(isColour);
  const hue = hueOf(title);
  const ground = colours[0] ?? `hsl(${hue} 42% 86%)`;
  const second = colours[1] ?? `hsl(${(hue + 28) % 360} 40% 78%)`;
  const icons = (illustration?.icons ?? []).slice(0, 4);
  const layout = icons.length === 0 ? 'none' : (illustration?.layout ?? 'plate');
  return (
    <span className={classes.frame} style={{ '--ground': ground } as React.CSSProperties} aria-hidden="true">
      <svg className={classes.drawing} viewBox="0 0 160 100" preserveAspectRatio="xMidYMid slice" role="presentation">
        <circle cx="18" cy="14" r="46" fill={second} opacity="0.45" />
        <circle cx="148" cy="96" r="38" fill={second} opacity="0.35" />
        <Dish layout={layout} />
        {icons.map((icon, index) => {
          const { x, y, size, turn = 0 } = places[icons.length]![index]!;
          return (
            <image
              key={icon}
              href={`/icons/${encodeURIComponent(icon)}.svg`}
              x={x - size / 2}
              y={y - size / 2}
              width={size}
              height={size}
              transform={`rotate(${turn} ${x} ${y})`}
            />
          );
        })}
      </svg>
    </span>
  );
});

/** A plate, a bowl or a board seen from above, in chalk white, so that the colours around it belong to the food. */
function Dish({ layout }: { layout: string }) {
  if (layout === 'scatter' || layout === 'loose') return null;
  if (layout === 'board') {
    return <rect x="34" y="16" width="92" height="68" rx="16" fill="#fdfaf3" stroke="#00000014" strokeWidth="1.2" />;
  }
  const inner = layout === 'bowl' ? 33 : 29;
  return (
    <>
      <ellipse cx="80" cy="54" rx="42" ry="41" fill="#0000001a" />
      <circle cx="80" cy="50" r="41" fill="#fdfaf3" />
      <circle cx="80" cy="50" r={inner} fill={layout === 'bowl' ? '#f1ebdd' : '#f8f3e8'} />
      {layout === 'none' && (
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
