import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './sheet.module.css';

const useNarrowerThan = (width: string) =>
  useMediaQuery(`(max-width: ${width})`, undefined, { getInitialValueInEffect: false });
export const useIsPhone = () => useNarrowerThan('48em');
/** One column instead of two. */
export const useIsNarrow = () => useNarrowerThan('60em');

/** From below on a phone, from the side on a desktop. Escape, the close button and a tap beside it all close. */
export function Sheet({
  opened,
  close,
  title,
  children,
}: {
  opened: boolean;
  close: () => void;
  title: string;
  children: ReactNode;
}) {
  const { t } = useText();
  const phone = useIsPhone();
  return (
    <Drawer.Root
      opened={opened}
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
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
