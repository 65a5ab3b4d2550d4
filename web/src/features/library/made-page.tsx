import { Button, Skeleton, Title } from '@mantine/core';
import { IconToolsKitchen2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMade } from '../../api/use-cooking-log.ts';
import { useText } from '../../i18n/use-text.ts';
import { StarsShown } from '../../ui/fields/star-field.tsx';
import { useFormat } from '../../ui/format/format.ts';
import { Page } from '../../ui/page.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { Shelves } from '../../ui/shelves.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './library.module.css';

/** What the household made, by month, the latest first. */
export function MadePage() {
  const { t } = useText();
  const format = useFormat();
  const list = useMade();
  const entries = list.data?.pages.flatMap((page) => page.data) ?? [];
  const total = list.data?.pages[0]?.pagination.total ?? 0;
  const months = new Map<string, typeof entries>();
  for (const entry of entries) {
    const month = (entry.day ?? '').slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return (
    <Page title={t('library:made')} actions={<Shelves />}>
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={320} radius="lg" role="status" aria-label={t('common:loading')} />}
      {list.isSuccess && total === 0 && (
        <EmptyState
          icon={<IconToolsKitchen2 size={34} />}
          title={t('library:noneMade')}
          text={t('library:noneMadeText')}
        >
          <Button component={Link} to="/recipes" variant="default">
            {t('recipes:showAll')}
          </Button>
        </EmptyState>
      )}
      {total > 0 && (
        <p className="dimmed numbers" role="status">
          {t('library:madeTimes', { count: total })}
        </p>
      )}
      <div className={classes.months}>
        {[...months].map(([month, made]) => (
          <section key={month} aria-label={format.month(`${month}-01`)}>
            <Title order={2} size="h3" className={classes.month}>
              {format.month(`${month}-01`)}
            </Title>
            <ul className={`plain-list ${classes.days}`}>
              {made.map(({ entryId, day, rating, text, recipe }) => (
                <li key={entryId} className={classes.day}>
                  <span className={classes.thumb}>
                    <RecipeImage picture={recipe.picture} illustration={recipe.illustration} title={recipe.title} />
                  </span>
                  <span className={classes.dayWords}>
                    <Link
                      to="/recipes/$recipeId"
                      params={{ recipeId: recipe.recipeId }}
                      className={classes.bookTitle}
                      lang="en"
                    >
                      {recipe.title}
                    </Link>
                    <span className={`dimmed numbers ${classes.dayFacts}`}>
                      {format.fullDay(day ?? '')}
                      {rating !== null && <StarsShown value={rating} />}
                    </span>
                    {text !== '' && <span className={classes.dayText}>{text}</span>}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('recipes:more')}
          </Button>
        </div>
      )}
    </Page>
  );
}
