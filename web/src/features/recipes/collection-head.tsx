import { Button, Title } from '@mantine/core';
import { IconArrowLeft, IconDots, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, linkOptions, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { collectionActions, useCollections } from '../../api/use-collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { later } from '../../ui/later.ts';
import { MenuButton } from '../../ui/layers/menu-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { errorText } from '../../ui/states.tsx';
import classes from './recipes.module.css';

const CollectionNameForm = later(() => import('../../ui/library/collection-name-form.tsx'), 'CollectionNameForm');

export function useCollectionName(collectionId: string | undefined): string | undefined {
  const { data } = useCollections();
  return data?.data.find((one) => one.collectionId === collectionId)?.name;
}

/** A collection above its recipes: its name, another name, and away with it. */
export function CollectionHead({ collectionId }: { collectionId: string }) {
  const { t, code } = useText();
  const navigate = useNavigate();
  const name = useCollectionName(collectionId) ?? '';
  const [renaming, setRenaming] = useState(false);
  const remove = () =>
    collectionActions.remove(collectionId).then(
      () => {
        tell(t('library:collectionGone', { name }));
        void navigate({ to: '/recipes/collections' });
      },
      (error) => tellProblem(errorText(code, error)),
    );
  const rename = (to: string) => collectionActions.rename(collectionId, to).then(() => setRenaming(false));
  return (
    <div className={classes.collection}>
      <IconButton
        label={t('library:toCollections')}
        round
        onClick={() => void navigate({ to: '/recipes/collections' })}
      >
        <IconArrowLeft size={22} stroke={1.7} />
      </IconButton>
      <Title order={1}>{name}</Title>
      <MenuButton
        label={t('library:more', { name })}
        round
        onwards
        entries={() => [
          { icon: IconPencil, text: t('library:rename'), run: () => setRenaming(true) },
          {
            icon: IconFileExport,
            text: t('library:paper'),
            link: linkOptions({ to: '/recipes/export', search: { collection: collectionId } }),
          },
          { icon: IconTrash, text: t('library:remove'), run: () => void remove() },
        ]}
      >
        <IconDots size={22} stroke={1.7} />
      </MenuButton>
      <Sheet opened={renaming} close={() => setRenaming(false)} title={t('library:rename')}>
        <CollectionNameForm before={name} keep={rename} close={() => setRenaming(false)} />
      </Sheet>
    </div>
  );
}

/** When there is nothing in it yet. */
export function ToAll() {
  const { t } = useText();
  return (
    <Button variant="default" component={Link} to="/recipes">
      {t('recipes:showAll')}
    </Button>
  );
}
