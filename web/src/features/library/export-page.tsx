import { Button, NativeSelect } from '@mantine/core';
import { IconBraces, IconDownload, IconFileTypePdf, IconMarkdown, IconToolsKitchen2 } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useCollections } from '../../api/use-collections.ts';
import { type ExportFormat, type ExportOf, useRecipeExport } from '../../api/use-export.ts';
import { useRecipe } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChoiceCards } from '../../ui/fields/choice.tsx';
import { Page } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import classes from './library.module.css';

const route = getRouteApi('/member/shell/recipes/export');

/** Recipes as files: for paper, for other programs, for a rainy day. What is meant stands in the address. */
export function ExportPage() {
  const { t } = useText();
  const { recipe } = route.useSearch();
  return (
    <Page title={t('library:exportTitle')} width="narrow">
      <p className={`dimmed ${classes.about}`}>{t('library:exportAbout')}</p>
      {recipe === undefined ? <Many /> : <One recipeId={recipe} />}
    </Page>
  );
}

function One({ recipeId }: { recipeId: string }) {
  const title = useRecipe(recipeId).data?.title ?? '';
  return <Form what={<p className={classes.what}>{title}</p>} of={{ recipeId }} name={title} />;
}

function Many() {
  const { t } = useText();
  const navigate = route.useNavigate();
  const { collection = '' } = route.useSearch();
  const collections = useCollections().data?.data ?? [];
  const name = collections.find((one) => one.collectionId === collection)?.name;
  return (
    <Form
      of={collection === '' ? 'ours' : { collection }}
      name={name ?? t('library:allOurs')}
      what={
        <NativeSelect
          size="md"
          label={t('library:which')}
          value={collection}
          onChange={(event) =>
            void navigate({ search: { collection: event.currentTarget.value || undefined }, replace: true })
          }
          data={[
            { value: '', label: t('library:allOurs') },
            ...collections.map((one) => ({ value: one.collectionId, label: one.name })),
          ]}
        />
      }
    />
  );
}

function Form({ what, of, name }: { what: React.ReactNode; of: ExportOf; name: string }) {
  const { t } = useText();
  const exportAs = useRecipeExport();
  const [format, setFormat] = useState<ExportFormat>('pdf');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const fetchFile = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await exportAs(of, format, name);
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={`surface ${classes.exporting}`} onSubmit={(event) => void fetchFile(event)}>
      {what}
      <ChoiceCards
        label={t('library:format')}
        value={format}
        change={setFormat}
        options={[
          {
            value: 'pdf',
            label: t('library:pdf'),
            about: t('library:pdfAbout'),
            icon: <IconFileTypePdf size={24} stroke={1.5} />,
          },
          {
            value: 'jsonld',
            label: t('library:jsonld'),
            about: t('library:jsonldAbout'),
            icon: <IconBraces size={24} stroke={1.5} />,
          },
          {
            value: 'markdown',
            label: t('library:markdown'),
            about: t('library:markdownAbout'),
            icon: <IconMarkdown size={24} stroke={1.5} />,
          },
          {
            value: 'cooklang',
            label: t('library:cooklang'),
            about: t('library:cooklangAbout'),
            icon: <IconToolsKitchen2 size={24} stroke={1.5} />,
          },
        ]}
      />
      <FormError error={error} />
      <Button type="submit" size="md" loading={busy} leftSection={<IconDownload size={20} />} className={classes.go}>
        {t('library:download')}
      </Button>
    </form>
  );
}
