import { Tooltip } from '@mantine/core';

/** The words beside a button. It is read out by its name already. */
export const Tip = ({ of }: { of: HTMLElement }) => (
  <Tooltip key={of.dataset.tip} opened target={of} label={of.dataset.tip} aria-hidden="true" />
);
