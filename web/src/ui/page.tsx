import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

/** A screen: its title in the tab and on the page, what can be done with it, and its content. */
export function Page({
  title,
  heading,
  actions,
  children,
  width = 'wide',
}: {
  title: string;
  /** In place of the title on the page itself, e.g. with controls beside it. */
  heading?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  width?: 'wide' | 'narrow';
}) {
  useTitle(title);
  return (
    <div className={`${classes.page} ${classes[width]}`}>
      <header className={classes.header}>
        {heading ?? <Title order={1}>{title}</Title>}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === '' ? 'Mealwright' : `${title} · Mealwright`;
  }, [title]);
}

/** A titled part of a screen on its own ground. */
export function Section({
  title,
  about,
  aside,
  children,
}: {
  title: string;
  about?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={`surface ${classes.section}`} aria-label={title}>
      <div className={classes.sectionHead}>
        <div>
          <Title order={2} size="h3">
            {title}
          </Title>
          {about !== undefined && <p className={classes.about}>{about}</p>}
        </div>
        {aside}
      </div>
      {children}
    </section>
  );
}
