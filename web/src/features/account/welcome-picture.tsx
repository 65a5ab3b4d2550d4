import { RecipeImage } from '../../ui/recipe-image.tsx';
import classes from './welcome.module.css';

const plates = [
  { title: 'lemon', background: ['#f6e3b0', '#efc78a'], layout: 'bowl', icons: [] },
  { title: 'basil', background: ['#cfe3c4', '#a9cf9b'], layout: 'plate', icons: [] },
  { title: 'tomato', background: ['#f3c9b4', '#e7a184'], layout: 'plate', icons: [] },
  { title: 'beet', background: ['#e7c8d6', '#cf9fb8'], layout: 'bowl', icons: [] },
  { title: 'carrot', background: ['#f7d3a3', '#f0b46f'], layout: 'plate', icons: [] },
  { title: 'sage', background: ['#d8dfd0', '#b9c7ad'], layout: 'bowl', icons: [] },
  { title: 'plum', background: ['#d9cbe4', '#b7a2cb'], layout: 'plate', icons: [] },
] as const;

/** Seven plates: a week. */
export function WelcomePicture() {
  return (
    <div className={classes.picture} aria-hidden="true">
      {plates.map(({ title, background, layout, icons }) => (
        <span key={title} className={classes.plate}>
          <RecipeImage title={title} illustration={{ background: [...background], layout, icons: [...icons] }} />
        </span>
      ))}
    </div>
  );
}
