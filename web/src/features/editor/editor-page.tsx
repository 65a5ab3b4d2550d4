import { Button, NativeSelect, Skeleton, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { RecipeState } from '@mealwright/contracts/own-recipes';
import { IconDeviceFloppy, IconHistory, IconPlus, IconTrash, IconX } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { isCode } from '../../api/errors.ts';
import { useOwnActions, useOwnRecipe, useReading } from '../../api/use-own-recipes.ts';
import { type PictureProgress, sendPicture } from '../../api/use-pictures.ts';
import { useText } from '../../i18n/use-text.ts';
import { ChipSet } from '../../ui/fields/chip-set.tsx';
import { NumberField } from '../../ui/fields/number-field.tsx';
import { courseCodes, cuisineCodes } from '../../ui/format/vocabulary.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { Sheet } from '../../ui/layers/sheet.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, errorText } from '../../ui/states.tsx';
import { type Draft, draftOf, newDraft, newKey, stateOf } from './draft.ts';
import classes from './editor.module.css';
import { IngredientRows } from './ingredient-rows.tsx';
import { moved } from './line.rules.ts';
import { LiveLabel } from './live-label.tsx';
import { OwnPhoto, PhotoField } from './photo-field.tsx';
import { SortList } from './sort-list.tsx';
import { VersionsPanel } from './versions-panel.tsx';

const route = getRouteApi('/member/shell/recipes/$recipeId/edit');
const slots = ['breakfast', 'lunch', 'dinner', 'snack', 'side'] as const;

export function NewRecipePage() {
  const { t, code } = useText();
  const navigate = useNavigate();
  const { create } = useOwnActions();
  const [photo, setPhoto] = useState<File | null>(null);
  const [progress, setProgress] = useState<PictureProgress | null>(null);
  const [first] = useState(newDraft);
  async function save(state: RecipeState) {
    const { recipeId } = await create(state);
    const params = { recipeId };
    if (photo === null) return void navigate({ to: '/recipes/$recipeId', params });
    try {
      await sendPicture(recipeId, photo, setProgress);
      void navigate({ to: '/recipes/$recipeId', params });
    } catch (error) {
      // The recipe is kept; the photo may be chosen again where it is changed.
      tellProblem(errorText(code, error));
      void navigate({ to: '/recipes/$recipeId/edit', params });
    }
  }
  return (
    <Editor
      heading={t('own:newTitle')}
      first={first}
      save={save}
      photo={
        <PhotoField
          recipe={undefined}
          file={photo}
          progress={progress}
          error={null}
          choose={setPhoto}
          remove={photo !== null && progress === null ? () => setPhoto(null) : null}
        />
      }
    />
  );
}

export function EditRecipePage() {
  const { recipeId } = route.useParams();
  const { t } = useText();
  const own = useOwnRecipe(recipeId);
  if (own.isError) return <ErrorState error={own.error} retry={() => void own.refetch()} />;
  if (own.data === undefined) {
    return (
      <Page title={t('own:editTitle')} width="narrow">
        <Skeleton height={480} radius="md" role="status" aria-label={t('common:loading')} />
      </Page>
    );
  }
  const { state, version } = own.data;
  return (
    <Editing
      key={`${recipeId} ${version}`}
      recipeId={recipeId}
      state={state}
      version={version}
      renew={() => void own.refetch()}
    />
  );
}

function Editing({
  recipeId,
  state: first,
  version,
  renew,
}: {
  recipeId: string;
  state: RecipeState;
  version: number;
  renew: () => void;
}) {
  const { t, code } = useText();
  const navigate = useNavigate();
  const { change, remove, restore } = useOwnActions();
  const [versionsOpen, setVersionsOpen] = useState(false);
  // After a conflict the next save goes over what the other one wrote; its state stays among the versions.
  const [seen, setSeen] = useState<number | undefined>(version);
  const toRecipe = () => void navigate({ to: '/recipes/$recipeId', params: { recipeId } });
  async function save(state: RecipeState) {
    try {
      await change(recipeId, { ...state, ...(seen === undefined ? {} : { version: seen }) });
      tell(t('own:saved'), { label: t('common:undo'), run: () => void restore(recipeId, version) });
      toRecipe();
    } catch (error) {
      if (!isCode(error, 'RECIPE_CHANGED')) throw error;
      setSeen(undefined);
      tellProblem(t('own:changed'));
    }
  }
  async function away() {
    try {
      await remove(recipeId);
      tell(t('own:removed'), { label: t('common:undo'), run: () => void restore(recipeId, version) });
      void navigate({ to: '/recipes' });
    } catch (error) {
      tellProblem(errorText(code, error));
    }
  }
  return (
    <>
      <Editor
        heading={t('own:editTitle')}
        first={draftOf(first)}
        save={save}
        photo={<OwnPhoto recipeId={recipeId} />}
        actions={
          <>
            <IconButton label={t('own:versions')} round onClick={() => setVersionsOpen(true)}>
              <IconHistory size={22} stroke={1.7} />
            </IconButton>
            <IconButton label={t('own:remove')} round onClick={() => void away()}>
              <IconTrash size={22} stroke={1.7} />
            </IconButton>
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/recipes/$recipeId" params={{ recipeId }} />}
            >
              {t('common:cancel')}
            </Button>
          </>
        }
      />
      <Sheet opened={versionsOpen} close={() => setVersionsOpen(false)} title={t('own:versions')}>
        <VersionsPanel
          recipeId={recipeId}
          restored={() => {
            setVersionsOpen(false);
            renew();
          }}
        />
      </Sheet>
    </>
  );
}

function Editor({
  heading,
  first,
  save,
  photo,
  actions,
}: {
  heading: string;
  first: Draft;
  save: (state: RecipeState) => Promise<void>;
  photo: ReactNode;
  actions?: ReactNode;
}) {
  const { t, code } = useText();
  const [draft, setDraft] = useState(first);
  const [saving, setSaving] = useState(false);
  const state = stateOf(draft);
  const [later] = useDebouncedValue(JSON.stringify(state), 350);
  const reading = useReading(JSON.parse(later) as RecipeState);
  const { facts } = draft;
  const set = (part: Partial<Draft['facts']>) =>
    setDraft((before) => ({ ...before, facts: { ...before.facts, ...part } }));
  const whole = state.title !== '' && state.ingredients.length > 0;
  async function submit() {
    if (!whole || saving) return;
    setSaving(true);
    try {
      await save(state);
    } catch (error) {
      tellProblem(errorText(code, error));
    } finally {
      setSaving(false);
    }
  }
  return (
    <Page title={heading} width="narrow" actions={actions}>
      <form
        className={classes.columns}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      >
        <div className={classes.form}>
          {photo}
          <TextInput
            label={t('own:title')}
            size="md"
            required
            maxLength={300}
            value={facts.title}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('own:description')}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={5000}
            value={facts.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <div className={classes.facts}>
            <NumberField
              label={t('own:servings')}
              min={0}
              max={1000}
              value={facts.servings}
              change={(servings) => set({ servings: servings === 0 ? null : servings })}
            />
            <NumberField
              label={t('own:activeMinutes')}
              min={0}
              max={100_000}
              decimals={0}
              value={facts.activeMinutes}
              change={(activeMinutes) => set({ activeMinutes })}
            />
            <NumberField
              label={t('own:totalMinutes')}
              min={0}
              max={100_000}
              decimals={0}
              value={facts.totalMinutes}
              change={(totalMinutes) => set({ totalMinutes })}
            />
            <NativeSelect
              label={t('own:course')}
              value={facts.course}
              onChange={(event) => set({ course: event.currentTarget.value })}
              data={courseCodes
                .filter((one) => one !== 'simple')
                .map((value) => ({ value, label: code('course', value) }))}
            />
            <NativeSelect
              label={t('own:cuisine')}
              value={facts.cuisine}
              onChange={(event) => set({ cuisine: event.currentTarget.value })}
              data={cuisineCodes.map((value) => ({ value, label: code('cuisine', value) }))}
            />
          </div>
          <ChipSet
            label={t('own:slots')}
            value={facts.slots}
            options={slots.map((value) => ({ value, label: code('slot', value) }))}
            change={(next) => set({ slots: next })}
          />
          <Section title={t('own:ingredients')} about={t('own:ingredientsAbout')}>
            <IngredientRows
              rows={draft.rows}
              reading={reading.data}
              change={(rows) => setDraft((before) => ({ ...before, rows }))}
            />
          </Section>
          <Section title={t('own:steps')}>
            <Steps steps={draft.steps} change={(steps) => setDraft((before) => ({ ...before, steps }))} />
          </Section>
          <TagsInput
            label={t('own:tags')}
            value={facts.tags}
            maxTags={40}
            onChange={(tags) => set({ tags: tags.map((tag) => tag.slice(0, 40)) })}
          />
          <div className={classes.bottom}>
            <Button type="submit" loading={saving} disabled={!whole} leftSection={<IconDeviceFloppy size={20} />}>
              {t('common:save')}
            </Button>
          </div>
        </div>
        <div className={classes.label}>
          <LiveLabel reading={whole ? reading.data : undefined} />
        </div>
      </form>
    </Page>
  );
}

function Steps({ steps, change }: { steps: Draft['steps']; change: (steps: Draft['steps']) => void }) {
  const { t } = useText();
  return (
    <div>
      <SortList
        name={t('own:steps')}
        keys={steps.map((row) => row.key)}
        move={(from, to) => change(moved(steps, from, to))}
        handleLabel={(at) => t('own:moveStep', { at: at + 1 })}
        row={(at) => (
          <>
            <Textarea
              aria-label={t('own:step', { at: at + 1 })}
              placeholder={t('own:stepExample')}
              autosize
              minRows={1}
              maxLength={10_000}
              value={steps[at]?.step.text ?? ''}
              onChange={(event) => {
                const text = event.currentTarget.value;
                change(steps.map((row, index) => (index === at ? { ...row, step: { ...row.step, text } } : row)));
              }}
            />
            <IconButton
              label={t('own:removeStep', { at: at + 1 })}
              onClick={() => change(steps.filter((_, index) => index !== at))}
            >
              <IconX size={20} />
            </IconButton>
          </>
        )}
      />
      <Button
        variant="subtle"
        leftSection={<IconPlus size={18} />}
        onClick={() => change([...steps, { key: newKey(), step: { text: '', group: null } }])}
      >
        {t('own:addStep')}
      </Button>
    </div>
  );
}
