import { Button, Modal, Skeleton } from '@mantine/core';
import { IconBookmarks, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Collection, collectionActions, useCollections } from '../../api/use-collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { CollectionNameForm } from '../../ui/library/collection-name-form.tsx';
import { Page } from '../../ui/page.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { Shelves } from '../../ui/shelves.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import classes from './library.module.css';

/** Cookbooks of one's own. */
export function CollectionsPage() {
  const { t } = useText();
  const list = useCollections();
  const [adding, setAdding] = useState(false);
  const collections = list.data?.data ?? [];
  const add = (
    <Button leftSection={<IconPlus size={20} />} onClick={() => setAdding(true)}>
      {t('library:newCollection')}
    </Button>
  );
  return (
    <Page title={t('library:collections')} actions={<Shelves />}>
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && (
        <div className={classes.books} role="status" aria-label={t('common:loading')}>
          {[0, 1, 2].map((at) => (
            <Skeleton key={at} height={236} radius="lg" />
          ))}
        </div>
      )}
      {list.isSuccess && collections.length === 0 && (
        <EmptyState
          icon={<IconBookmarks size={34} />}
          title={t('library:noCollections')}
          text={t('library:noCollectionsText')}
        >
          {add}
        </EmptyState>
      )}
      {collections.length > 0 && (
        <>
          <div className={classes.tools}>{add}</div>
          <ul className={`plain-list ${classes.books}`}>
            {collections.map((one) => (
              <Book key={one.collectionId} collection={one} />
            ))}
          </ul>
        </>
      )}
      <NewCollection opened={adding} close={() => setAdding(false)} />
    </Page>
  );
}

function Book({ collection }: { collection: Collection }) {
  const { t } = useText();
  const format = useFormat();
  const { collectionId, name, recipeCount, covers } = collection;
  return (
    <li className={classes.book}>
      <span className={classes.cover} data-of={Math.min(covers.length, 4)}>
        {covers.length === 0 && <IconBookmarks size={40} stroke={1.3} aria-hidden="true" />}
        {/* Three would leave a hole: two of them are shown. */}
        {covers.slice(0, covers.length === 3 ? 2 : 4).map((cover) => (
          <RecipeImage
            key={cover.title}
            picture={cover.picture}
            illustration={cover.illustration}
            title={cover.title}
          />
        ))}
      </span>
      <span className={classes.bookWords}>
        <Link to="/recipes" search={{ collection: collectionId }} className={classes.bookTitle}>
          {name}
        </Link>
        <span className="dimmed numbers">
          {t('recipes:count', { count: recipeCount, shown: format.number(recipeCount) })}
        </span>
      </span>
    </li>
  );
}

function NewCollection({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useText();
  const navigate = useNavigate();
  const add = async (name: string) => {
    const { collectionId } = await collectionActions.add(name);
    await navigate({ to: '/recipes', search: { collection: collectionId } });
  };
  return (
    <Modal.Root opened={opened} onClose={close}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        <Modal.Body className={classes.dialog}>
          <Modal.Title className={classes.dialogTitle}>{t('library:newCollection')}</Modal.Title>
          <CollectionNameForm keep={add} close={close} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
