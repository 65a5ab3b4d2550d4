import { UnstyledButton } from '@mantine/core';
import { IconHeartFilled, IconThumbDown } from '@tabler/icons-react';
import { useText } from '../../i18n/use-text.ts';
import { cuisineCodes } from '../format/vocabulary.ts';
import classes from './wishes.module.css';
import type { WishProps } from './wishes.ts';

/** One chip per cuisine with three states: neither, more of it, less of it. */
export function TasteChips({ wishes, change }: WishProps) {
  const { t, code } = useText();
  const { likedCuisines, dislikedCuisines } = wishes;
  const without = (list: readonly string[], cuisine: string) => list.filter((one) => one !== cuisine);
  const press = (cuisine: string) => {
    if (likedCuisines.includes(cuisine)) {
      change({
        likedCuisines: without(likedCuisines, cuisine),
        dislikedCuisines: [...without(dislikedCuisines, cuisine), cuisine],
      });
    } else if (dislikedCuisines.includes(cuisine)) {
      change({ dislikedCuisines: without(dislikedCuisines, cuisine) });
    } else change({ likedCuisines: [...likedCuisines, cuisine] });
  };
  return (
    <fieldset className={classes.taste} aria-label={t('wishes:cuisines')}>
      {cuisineCodes.map((cuisine) => {
        const liked = likedCuisines.includes(cuisine);
        const disliked = dislikedCuisines.includes(cuisine);
        const state = liked ? 'wishes:liked' : disliked ? 'wishes:disliked' : 'wishes:neutral';
        return (
          <UnstyledButton
            key={cuisine}
            className={classes.tasteChip}
            data-state={liked ? 'liked' : disliked ? 'disliked' : undefined}
            aria-label={t(state, { cuisine: code('cuisine', cuisine) })}
            onClick={() => press(cuisine)}
          >
            {liked && <IconHeartFilled size={16} aria-hidden="true" />}
            {disliked && <IconThumbDown size={16} aria-hidden="true" />}
            {code('cuisine', cuisine)}
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
