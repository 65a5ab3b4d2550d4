import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react';
import classes from './icon-button.module.css';

type Props = ActionIconProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps> & {
    /** Its name, for the tooltip and for those who listen. */
    label: string;
    children: ReactNode;
    ref?: Ref<HTMLButtonElement>;
    /** Dense places: small for a mouse, still 44 px for a finger. */
    dense?: boolean;
    tip?: boolean;
  };

export function IconButton({ label, children, dense, tip = true, ...rest }: Props) {
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      {...rest}
      className={`${classes.button} ${dense ? classes.dense : ''} ${rest.className ?? ''}`}
    >
      {children}
    </ActionIcon>
  );
  return tip ? <Tooltip label={label}>{button}</Tooltip> : button;
}
