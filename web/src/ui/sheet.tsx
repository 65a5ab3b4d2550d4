import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './sheet.module.css';

export const useIsPhone = () => useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });

/** One column instead of two. */
export const useIsNarrow = () => useMediaQuery('(max-width: 60em)', undefined, { getInitialValueInEffect: false });

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
    <Drawer
      opened={opened}
      onClose={close}
      title={title}
      position={phone ? 'bottom' : 'right'}
      size={phone ? '88%' : 460}
      closeButtonProps={{ 'aria-label': t('common:close'), size: 44 }}
      classNames={{ content: phone ? classes.fromBelow : '', title: classes.title, header: classes.header }}
      transitionProps={{ duration: 180 }}
    >
      {children}
    </Drawer>
  );
}
