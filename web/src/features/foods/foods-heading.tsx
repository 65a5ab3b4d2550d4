import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/use-text.ts';
import classes from './foods.module.css';

/** The name of a page below the foods, and the way back to them. */
export function FoodsHeading({ name }: { name: string }) {
  const { t } = useText();
  return (
    <div>
      <Link to="/foods" className={classes.back}>
        <IconArrowLeft size={18} aria-hidden="true" />
        {t('foods:back')}
      </Link>
      <Title order={1} className={classes.name}>
        {name}
      </Title>
    </div>
  );
}
