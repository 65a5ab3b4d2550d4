import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { later, useFetchedSoon } from '../ui/later.ts';
import classes from './palette.module.css';
import { strokeOf } from './palette.rules.ts';
import { useSingleKeys } from './use-single-keys.ts';

const loadPalette = () => import('./palette.tsx');
const Palette = later(loadPalette, 'Palette');
const KeyHelp = later(() => import('./key-help.tsx'), 'KeyHelp');

const writing = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';
const secondKeyWithinMs = 1200;

/** The button that opens the palette, and the keys that work on every page. What they open is fetched when it is wanted. */
export function PaletteHost() {
  const { t } = useText();
  const navigate = useNavigate();
  const [single] = useSingleKeys();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const afterG = useRef(0);
  // What is typed right after Ctrl-K would go nowhere while it is on its way.
  useFetchedSoon(loadPalette);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const target = event.target instanceof Element ? event.target : null;
      const stroke = strokeOf(event, Date.now() - afterG.current < secondKeyWithinMs, single);
      afterG.current = 0;
      if (stroke === null) return;
      // Whoever writes, or answers a dialog, means that.
      const busy = target?.closest(`${writing}, [role="dialog"], [role="menu"]`) != null;
      if (busy && stroke.kind !== 'palette') return;
      if (stroke.kind === 'g') {
        afterG.current = Date.now();
        return;
      }
      event.preventDefault();
      if (stroke.kind === 'go') void navigate({ to: stroke.to });
      else if (stroke.kind === 'search') void searchRecipes(navigate);
      else setOpen(stroke.kind);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, single]);
  return (
    <>
      <button type="button" className={classes.opener} aria-keyshortcuts="Control+K" onClick={() => setOpen('palette')}>
        <IconSearch size={20} stroke={1.8} aria-hidden="true" />
        <span className={classes.openerWords}>{t('palette:open')}</span>
        <span className={classes.key} aria-hidden="true">
          {/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : t('palette:ctrl')} K
        </span>
      </button>
      <Suspense>
        {open === 'palette' && <Palette close={() => setOpen(null)} help={() => setOpen('help')} />}
        {open === 'help' && <KeyHelp close={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

/** The search field of the recipes, from wherever one is. */
async function searchRecipes(navigate: ReturnType<typeof useNavigate>) {
  const field = () => document.getElementById('recipe-search');
  if (field() === null) await navigate({ to: '/recipes' });
  for (let tries = 0; tries < 40 && field() === null; tries += 1) await new Promise((done) => setTimeout(done, 25));
  field()?.focus();
}
