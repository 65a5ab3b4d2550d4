import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Brand } from '../../ui/brand.tsx';
import { useTitle } from '../../ui/page.tsx';
import classes from './gate.module.css';

/** The frame of the forms before sign-in: one card, nothing beside it. */
export function Gate({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  useTitle(title);
  return (
    <main className={classes.gate}>
      <Link to="/welcome" className={classes.brand} aria-label="Mealwright">
        <Brand />
      </Link>
      <div className={`surface ${classes.card}`}>
        <Title order={1}>{title}</Title>
        {text !== undefined && <p className={classes.text}>{text}</p>}
        {children}
      </div>
    </main>
  );
}
