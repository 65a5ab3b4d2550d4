import { Button, Menu, Modal, TextInput, Title } from '@mantine/core';
import { IconArrowLeft, IconDots, IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { collectionActions, useCollections } from '../../api/use-collections.ts';
import { useText } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell, tellProblem } from '../../ui/notify.tsx';
import { errorText, FormError } from '../../ui/states.tsx';
import classes from './recipes.module.css';

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
  return (
    <div className={classes.collection}>
      <IconButton
        label={t('library:toCollections')}
        size={44}
        radius="xl"
        onClick={() => void navigate({ to: '/recipes/collections' })}
      >
        <IconArrowLeft size={22} stroke={1.7} />
      </IconButton>
      <Title order={1}>{name}</Title>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <IconButton label={t('library:more', { name })} size={44} radius="xl" tip={false}>
            <IconDots size={22} stroke={1.7} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item mih={44} leftSection={<IconPencil size={18} />} onClick={() => setRenaming(true)}>
            {t('library:rename')}
          </Menu.Item>
          <Menu.Item
            mih={44}
            renderRoot={(props: object) => (
              <Link to="/recipes/export" search={{ collection: collectionId }} {...props} />
            )}
            leftSection={<IconFileExport size={18} />}
          >
            {t('library:paper')}
          </Menu.Item>
          <Menu.Item mih={44} leftSection={<IconTrash size={18} />} onClick={() => void remove()}>
            {t('library:remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal.Root opened={renaming} onClose={() => setRenaming(false)}>
        <Modal.Overlay backgroundOpacity={0.4} />
        <Modal.Content>
          <Modal.Body>
            <Modal.Title className={classes.dialogTitle}>{t('library:rename')}</Modal.Title>
            <Rename collectionId={collectionId} before={name} close={() => setRenaming(false)} />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </div>
  );
}

function Rename({ collectionId, before, close }: { collectionId: string; before: string; close: () => void }) {
  const { t } = useText();
  const [name, setName] = useState(before);
  const [error, setError] = useState<unknown>(null);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    collectionActions.rename(collectionId, name.trim()).then(close, setError);
  };
  return (
    <form className={classes.dialogForm} onSubmit={keep}>
      <TextInput
        label={t('library:name')}
        value={name}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <FormError error={error} />
      <Button type="submit" disabled={name.trim() === '' || name.trim() === before}>
        {t('common:save')}
      </Button>
      <Button variant="default" onClick={close}>
        {t('common:cancel')}
      </Button>
    </form>
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
