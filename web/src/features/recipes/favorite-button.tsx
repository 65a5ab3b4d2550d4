import { IconHeart, IconHeartFilled } from '@tabler/icons-react';
import { useFavorite } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';

export function FavoriteButton({
  recipeId,
  title,
  favorite,
  className,
}: {
  recipeId: string;
  title: string;
  favorite: boolean;
  className?: string;
}) {
  const { t, code } = useText();
  const change = useFavorite(recipeId);
  return (
    <IconButton
      label={t('recipes:favorite', { title })}
      aria-pressed={favorite}
      round
      className={className}
      tip={false}
      onClick={() => change.mutate(!favorite, { onError: (error) => tellProblem(errorText(code, error)) })}
    >
      {favorite ? <IconHeartFilled size={22} color="var(--protein)" /> : <IconHeart size={22} stroke={1.7} />}
    </IconButton>
  );
}
