import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import classes from './welcome.module.css';

const plates = [
  { title: 'pancakes', background: ['#f6e3b0', '#efc78a'], layout: 'plate-hero-0', icons: ['pancakes', 'blueberries'] },
  { title: 'salad', background: ['#cfe3c4', '#a9cf9b'], layout: 'bowl', icons: ['green-salad', 'tomato', 'olive'] },
  {
    title: 'pasta',
    background: ['#f3c9b4', '#e7a184'],
    layout: 'plate-hero-1',
    icons: ['spaghetti', 'herb', 'tomato'],
  },
  { title: 'berries', background: ['#e7c8d6', '#cf9fb8'], layout: 'bowl', icons: ['strawberry', 'yogurt', 'seeds'] },
  {
    title: 'curry',
    background: ['#f7d3a3', '#f0b46f'],
    layout: 'table-hero-1',
    icons: ['curry-rice', 'chickpeas', 'lime'],
  },
  { title: 'fish', background: ['#d8dfd0', '#b9c7ad'], layout: 'plate', icons: ['salmon', 'potato', 'lemon', 'herb'] },
  { title: 'aubergine', background: ['#d9cbe4', '#b7a2cb'], layout: 'plate', icons: ['eggplant', 'bell-pepper'] },
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
