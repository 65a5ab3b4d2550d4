import { Button, Loader, SegmentedControl, Skeleton, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBarcode, IconDatabaseImport, IconPlus, IconSearch, IconSoup } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isCode } from '../../api/errors.ts';
import { useUser } from '../../api/session.ts';
import { useBarcode, useFoodList } from '../../api/use-own-foods.ts';
import { type TextKey, useText } from '../../i18n/use-text.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { FoodItems } from './food-item.tsx';
import { barcodeIn } from './food-texts.ts';
import classes from './foods.module.css';

const route = getRouteApi('/member/shell/foods');
const step = 24;

/** Every food by name, by what it is like, or by its barcode; own ones can be looked at alone. */
export function FoodsPage() {
  const { t } = useText();
  const search = route.useSearch();
  const isAdmin = useUser().role === 'admin';
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const [q] = useDebouncedValue(typed, 220);
  const own = search.own === '1';
  const gtin = barcodeIn(q);
  // The address keeps what was asked, so that the way back leads to it.
  useEffect(() => {
    void navigate({ search: { q: q === '' ? undefined : q, own: own ? '1' : undefined }, replace: true });
  }, [navigate, q, own]);
  return (
    <Page
      title={t('foods:title')}
      actions={
        <>
          {isAdmin && (
            <Button component={Link} to="/foods/files" variant="default" leftSection={<IconDatabaseImport size={20} />}>
              {t('foods:files')}
            </Button>
          )}
          <Button component={Link} to="/foods/new" leftSection={<IconPlus size={20} />}>
            {t('foods:add')}
          </Button>
        </>
      }
    >
      <div className={classes.tools}>
        <TextInput
          type="search"
          className={classes.search}
          label={t('foods:search')}
          description={t('foods:searchHint')}
          leftSection={gtin === null ? <IconSearch size={20} /> : <IconBarcode size={20} />}
          value={typed}
          maxLength={100}
          size="md"
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <SegmentedControl
          aria-label={t('foods:which')}
          value={own ? 'own' : 'all'}
          onChange={(value) => void navigate({ search: { q: search.q, own: value === 'own' ? '1' : undefined } })}
          data={[
            { value: 'all', label: t('foods:all') },
            { value: 'own', label: t('foods:own') },
          ]}
          styles={{ label: { minHeight: 40, display: 'grid', placeItems: 'center', paddingInline: 16 } }}
        />
      </div>
      {gtin === null ? (
        <Found key={own ? 'own' : 'all'} q={q.trim()} own={own} ask={setTyped} />
      ) : (
        <ByBarcode gtin={gtin} />
      )}
    </Page>
  );
}

function Found({ q, own, ask }: { q: string; own: boolean; ask: (q: string) => void }) {
  const { t } = useText();
  const [limit, setLimit] = useState(step);
  const foods = useFoodList(q, own, limit);
  if (q.length < 2 && !own) return <Start ask={ask} />;
  if (foods.isPending) return <Waiting />;
  if (foods.isError) return <ErrorState error={foods.error} retry={() => void foods.refetch()} />;
  const { data, alike, pagination } = foods.data;
  if (data.length + alike.length === 0) return own && q === '' ? <NoOwn /> : <Nothing />;
  return (
    <>
      <p className={classes.count} role="status">
        {t('foods:found', { count: data.length > 0 ? pagination.total : alike.length })}
      </p>
      {data.length > 0 && <FoodItems foods={data} label={t('foods:title')} />}
      {data.length < pagination.total && limit < 96 && (
        <div className={classes.center}>
          <Button variant="default" loading={foods.isFetching} onClick={() => setLimit(limit + step)}>
            {t('foods:more')}
          </Button>
        </div>
      )}
      {alike.length > 0 && (
        <>
          <Title order={2} size="h3" className={classes.group}>
            {t('foods:alike')}
          </Title>
          <FoodItems foods={alike} label={t('foods:alike')} />
        </>
      )}
    </>
  );
}

const examples = ['foods:tryOne', 'foods:tryTwo', 'foods:tryThree'] as const satisfies readonly TextKey[];

function Start({ ask }: { ask: (q: string) => void }) {
  const { t } = useText();
  return (
    <EmptyState icon={<IconSoup size={34} />} title={t('foods:startTitle')} text={t('foods:startText')}>
      <div className={classes.tries}>
        {examples.map((key) => (
          <Button key={key} variant="default" onClick={() => ask(t(key))}>
            {t(key)}
          </Button>
        ))}
      </div>
    </EmptyState>
  );
}

function NoOwn() {
  const { t } = useText();
  return (
    <EmptyState icon={<IconSoup size={34} />} title={t('foods:ownEmpty')} text={t('foods:ownEmptyText')}>
      <Button component={Link} to="/foods/new">
        {t('foods:fromLabel')}
      </Button>
    </EmptyState>
  );
}

function Nothing() {
  const { t } = useText();
  return (
    <div role="status">
      <EmptyState icon={<IconSearch size={34} />} title={t('foods:noneTitle')} text={t('foods:noneText')}>
        <Button component={Link} to="/foods/new">
          {t('foods:fromLabel')}
        </Button>
      </EmptyState>
    </div>
  );
}

const reasons: Record<string, readonly [TextKey, TextKey]> = {
  'inner-code': ['foods:barcodeInner', 'foods:barcodeInnerText'],
  busy: ['foods:barcodeAway', 'foods:barcodeAwayText'],
  unavailable: ['foods:barcodeAway', 'foods:barcodeAwayText'],
};

function ByBarcode({ gtin }: { gtin: string }) {
  const { t } = useText();
  const found = useBarcode(gtin);
  if (found.isPending) {
    return (
      <p role="status" className={classes.count}>
        <Loader size="xs" /> {t('foods:barcodeLooking')} …
      </p>
    );
  }
  if (found.isError) {
    return isCode(found.error, 'VALIDATION_ERROR') ? (
      <p role="alert">{t('foods:barcodeWrong')}</p>
    ) : (
      <ErrorState error={found.error} retry={() => void found.refetch()} />
    );
  }
  const { food, outside } = found.data;
  if (food !== null) {
    return (
      <>
        <p className={classes.count} role="status">
          {t('foods:barcodeFound')}
        </p>
        <FoodItems foods={[food]} label={t('foods:barcodeFound')} />
      </>
    );
  }
  const [title, text] = reasons[outside ?? ''] ?? ['foods:barcodeNone', 'foods:barcodeNoneText'];
  return (
    <div role="status">
      <EmptyState icon={<IconBarcode size={34} />} title={t(title)} text={t(text)}>
        <Button
          renderRoot={(props) => <Link to="/foods/new" search={outside === 'inner-code' ? {} : { gtin }} {...props} />}
        >
          {t('foods:fromLabel')}
        </Button>
      </EmptyState>
    </div>
  );
}

function Waiting() {
  const { t } = useText();
  return (
    <div className={classes.list} role="status" aria-label={t('common:loading')}>
      {[0, 1, 2, 3, 4, 5].map((index) => (
        <Skeleton key={index} height={68} />
      ))}
    </div>
  );
}
