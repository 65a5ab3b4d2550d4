import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconBookmark, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { tell } from '../../ui/layers/notify.tsx';
import { Section } from '../../ui/page.tsx';
import { bookmarklet } from './bookmarklet.ts';
import classes from './import.module.css';

/** For sites that let no program in, and for the phone. */
export function OtherWays() {
  const { t } = useText();
  const link = useRef<HTMLAnchorElement>(null);
  const clipboard = useClipboard();
  const code = bookmarklet(window.location.origin);
  const explain = t('library:dragIt');
  useEffect(() => {
    const anchor = link.current;
    if (anchor === null) return;
    // React refuses such an address, and our own pages would not run it: it is there to be dragged away.
    anchor.setAttribute('href', code);
    const press = (event: MouseEvent) => {
      event.preventDefault();
      tell(explain);
    };
    anchor.addEventListener('click', press);
    return () => anchor.removeEventListener('click', press);
  }, [code, explain]);
  return (
    <Section title={t('library:fromBrowser')} about={t('library:fromBrowserAbout')}>
      <div className={classes.doings}>
        {/* biome-ignore lint/a11y/useValidAnchor: it has its address from the effect above. */}
        <a ref={link} className={classes.drag}>
          <IconBookmark size={20} aria-hidden="true" />
          {t('library:toMealwright')}
        </a>
        <Button
          variant="default"
          leftSection={<IconCopy size={20} />}
          onClick={() => {
            clipboard.copy(code);
            tell(t('library:copied'));
          }}
        >
          {t('library:copyBookmark')}
        </Button>
      </div>
      <p className={classes.small}>{t('library:shareAbout')}</p>
    </Section>
  );
}
