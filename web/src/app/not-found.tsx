import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { useTitle } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

export function NotFound() {
  const { t } = useText();
  useTitle(t('common:notFound'));
  return (
    <main>
      <EmptyState
        order={1}
        icon={<IconMapOff size={34} />}
        title={t('common:notFound')}
        text={t('common:notFoundText')}
      >
        <Button component={Link} to="/">
          {t('common:toStart')}
        </Button>
      </EmptyState>
    </main>
  );
}
