import { Button, FileButton, Progress } from '@mantine/core';
import { pictureTypes } from '@mealwright/contracts/pictures';
import type { Recipe } from '@mealwright/contracts/recipes';
import { IconCamera, IconPhoto, IconPhotoPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { ApiError } from '../../api/errors.ts';
import { type PictureProgress, sendPicture, setPicture, usePictureSpace } from '../../api/use-pictures.ts';
import { useRecipe } from '../../api/use-recipes.ts';
import { useText } from '../../i18n/use-text.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { RecipeImage } from '../../ui/recipe/recipe-image.tsx';
import { errorText, FormError } from '../../ui/states.tsx';
import { useDropped } from '../../ui/use-dropped.ts';
import classes from './photo-field.module.css';

const accept = pictureTypes.join(',');

/** The photo of a recipe that is there already: what is chosen is sent at once and stands apart from the rest of the form. */
export function OwnPhoto({ recipeId }: { recipeId: string }) {
  const { t, code } = useText();
  const recipe = useRecipe(recipeId).data;
  const [sending, setSending] = useState<File | null>(null);
  const [progress, setProgress] = useState<PictureProgress | null>(null);
  const [error, setError] = useState<unknown>(null);
  async function send(file: File) {
    setSending(file);
    setError(null);
    try {
      const former = await sendPicture(recipeId, file, setProgress);
      tell(t('own:photoSaved'), { label: t('common:undo'), run: () => void set(former) });
    } catch (failure) {
      setError(failure);
    } finally {
      setSending(null);
      setProgress(null);
    }
  }
  async function set(pictureId: string | null): Promise<string | null> {
    setError(null);
    try {
      return await setPicture(recipeId, pictureId);
    } catch (failure) {
      tellProblem(errorText(code, failure));
      return null;
    }
  }
  async function remove() {
    const former = await set(null);
    if (former !== null) tell(t('own:photoRemoved'), { label: t('common:undo'), run: () => void set(former) });
  }
  return (
    <PhotoField
      recipe={recipe}
      file={sending}
      progress={progress}
      error={error}
      choose={(file) => void send(file)}
      remove={recipe?.picture != null && sending === null ? () => void remove() : null}
    />
  );
}

/** Shows a photo, or a file that will be one, with the ways to another. */
export function PhotoField({
  recipe,
  file,
  progress,
  error,
  choose,
  remove,
}: {
  recipe: Recipe | undefined;
  file: File | null;
  progress: PictureProgress | null;
  error: unknown;
  choose: (file: File) => void;
  /** null: there is nothing to take away. */
  remove: (() => void) | null;
}) {
  const { t } = useText();
  const id = useId();
  const isBusy = progress !== null;
  const take = (chosen: File | null) => chosen !== null && !isBusy && choose(chosen);
  const dropped = useDropped(take);
  const isThere = file !== null || (recipe?.picture ?? null) !== null;
  return (
    <section className={classes.field} aria-labelledby={id} {...dropped}>
      <div className={classes.frame} data-empty={!isThere || undefined}>
        {isThere ? <Shown recipe={recipe} file={file} /> : <IconPhoto size={44} stroke={1.2} aria-hidden="true" />}
        {isBusy && <Sending progress={progress} />}
      </div>
      <div className={classes.words}>
        <h2 id={id} className={classes.name}>
          {t('own:photo')}
        </h2>
        <div className={classes.doings}>
          <FileButton accept={accept} onChange={take} inputProps={{ 'aria-label': t('own:photoChoose'), tabIndex: -1 }}>
            {(props) => (
              <Button {...props} variant="default" disabled={isBusy} leftSection={<IconPhotoPlus size={20} />}>
                {t(isThere ? 'own:photoOther' : 'own:photoChoose')}
              </Button>
            )}
          </FileButton>
          {/* With a mouse at hand it is a computer, whose camera nobody points at a plate. */}
          <span className={classes.camera}>
            <FileButton
              accept={accept}
              capture="environment"
              onChange={take}
              inputProps={{ 'aria-label': t('own:photoTake'), tabIndex: -1 }}
            >
              {(props) => (
                <Button {...props} variant="default" disabled={isBusy} leftSection={<IconCamera size={20} />}>
                  {t('own:photoTake')}
                </Button>
              )}
            </FileButton>
          </span>
          {remove !== null && (
            <Button variant="subtle" color="gray" leftSection={<IconTrash size={20} />} onClick={remove}>
              {t('own:photoRemove')}
            </Button>
          )}
        </div>
        <p className={classes.about}>
          <span className={classes.byDrop}>{t('own:photoDrop')} </span>
          {t('own:photoAbout')}
        </p>
        <Space />
        <FormError error={error} />
      </div>
    </section>
  );
}

/** Whoever is near the limit learns it before choosing a photo. */
function Space() {
  const { t } = useText();
  const format = useFormat();
  const { usedBytes, limitBytes } = usePictureSpace().data ?? { usedBytes: 0, limitBytes: null };
  if (limitBytes === null) return null;
  if (usedBytes >= limitBytes) return <FormError error={new ApiError('PICTURES_FULL', 409)} />;
  return (
    <p className={classes.about}>
      {t('own:photoSpace', { used: format.bytes(usedBytes), limit: format.bytes(limitBytes) })}
    </p>
  );
}

function Shown({ recipe, file }: { recipe: Recipe | undefined; file: File | null }) {
  const address = useAddressOf(file);
  if (address !== null) return <img className={classes.chosen} src={address} alt="" />;
  if (recipe === undefined) return null;
  const { picture, illustration, title } = recipe;
  return (
    <RecipeImage
      picture={picture}
      illustration={illustration}
      title={title}
      sizes="(max-width: 48em) 100vw, 264px"
      eager
    />
  );
}

/** An address within this window, for as long as it is shown. */
function useAddressOf(file: File | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (file === null) return setAddress(null);
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}

function Sending({ progress }: { progress: PictureProgress }) {
  const { t } = useText();
  const format = useFormat();
  const isMaking = progress === 'making';
  const text = isMaking ? t('own:photoMaking') : t('own:photoSending', { share: format.percent(progress) });
  return (
    <div className={classes.sending} role="status">
      <span className="numbers">{text}</span>
      <Progress value={isMaking ? 100 : progress * 100} animated={isMaking} size="sm" aria-label={t('own:photo')} />
    </div>
  );
}
