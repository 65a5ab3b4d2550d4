import { Button, TextInput } from '@mantine/core';
import type { ShoppingList } from '@mealwright/contracts/shopping';
import { useState } from 'react';
import { useCreateList, useDeleteList, useRenameList } from '../../api/use-lists.ts';
import { useText } from '../../i18n/use-text.ts';
import { later } from '../../ui/later.ts';
import { tell } from '../../ui/layers/notify.tsx';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { FormError } from '../../ui/states.tsx';
import type { Panel } from './list-menu.tsx';
import classes from './shopping.module.css';

const SharePanel = later(() => import('./share-panel.tsx'), 'SharePanel');
const StorePanel = later(() => import('./store-panel.tsx'), 'StorePanel');

type Props = {
  panel: Panel | null;
  list: ShoppingList | null;
  close: () => void;
  open: (listId: string | null) => void;
};

export function ListPanels({ panel, list, close, open }: Props) {
  const { t } = useText();
  const titles = {
    share: t('shopping:share'),
    store: t('shopping:store'),
    new: t('shopping:newList'),
    rename: t('shopping:rename'),
    delete: t('shopping:deleteList'),
  };
  return (
    <Sheet opened={panel !== null} close={close} title={panel === null ? '' : titles[panel]}>
      {panel === 'new' && (
        <NewList
          done={(listId) => {
            close();
            open(listId);
          }}
        />
      )}
      {list !== null && panel === 'share' && <SharePanel listId={list.listId} />}
      {list !== null && panel === 'store' && <StorePanel list={list} />}
      {list !== null && panel === 'rename' && <Rename list={list} done={close} />}
      {list !== null && panel === 'delete' && (
        <Delete
          list={list}
          done={() => {
            close();
            open(null);
          }}
        />
      )}
    </Sheet>
  );
}

function NewList({ done }: { done: (listId: string) => void }) {
  const { t } = useText();
  const create = useCreateList();
  return (
    <NameForm
      first=""
      label={t('shopping:create')}
      pending={create.isPending}
      error={create.error}
      send={(name) => create.mutate(name, { onSuccess: ({ listId }) => done(listId) })}
    />
  );
}

function Rename({ list, done }: { list: ShoppingList; done: () => void }) {
  const { t } = useText();
  const rename = useRenameList(list.listId);
  return (
    <NameForm
      first={list.name === list.weekStart ? '' : list.name}
      label={t('common:save')}
      pending={rename.isPending}
      error={rename.error}
      send={(name) => rename.mutate(name, { onSuccess: done })}
    />
  );
}

function NameForm({
  first,
  label,
  pending,
  error,
  send,
}: {
  first: string;
  label: string;
  pending: boolean;
  error: unknown;
  send: (name: string) => void;
}) {
  const { t } = useText();
  const [name, setName] = useState(first);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') send(name.trim());
      }}
    >
      <FormError error={error} />
      <TextInput
        label={t('shopping:listName')}
        placeholder={t('shopping:listNameExample')}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" loading={pending} disabled={name.trim() === ''}>
        {label}
      </Button>
    </form>
  );
}

function Delete({ list, done }: { list: ShoppingList; done: () => void }) {
  const { t } = useText();
  const remove = useDeleteList(list.listId);
  return (
    <div className={classes.form}>
      <p className={classes.text}>{t(list.planId === null ? 'shopping:deleteAsk' : 'shopping:deleteAskPlan')}</p>
      <FormError error={remove.error} />
      <Button
        color="tomato"
        loading={remove.isPending}
        onClick={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              tell(t('shopping:deleted'));
              done();
            },
          })
        }
      >
        {t('shopping:deleteNow')}
      </Button>
    </div>
  );
}
