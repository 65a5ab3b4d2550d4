import { Drawer } from '@mantine/core';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useIsPhone } from '../use-width.ts';
import classes from './sheet.module.css';

export type SheetProps = { opened: boolean; close: () => void; title: string; children: ReactNode };

/** What a `Sheet` is drawn with when it is first opened. */
export function SheetDrawer({ opened, close, title, children }: SheetProps) {
  const { t } = useText();
  const phone = useIsPhone();
  // Closed for a moment first: only what opens remembers where the focus was, and slides.
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(opened), [opened]);
  return (
    <Drawer.Root
      opened={shown}
      onClose={close}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 460}
      transitionProps={{ duration: 180 }}
    >
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content className={phone ? classes.fromBelow : undefined}>
        <div className={classes.header}>
          <Drawer.Title className={classes.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('common:close')} size={44} />
        </div>
        <Drawer.Body>
          <Suspense>{children}</Suspense>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
