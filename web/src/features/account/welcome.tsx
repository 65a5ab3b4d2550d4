import { Button, Title } from '@mantine/core';
import { IconChecklist, IconScale, IconTargetArrow } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lookAround } from '../../api/session.ts';
import { useExampleState } from '../../api/use-account.ts';
import { useText } from '../../i18n/use-text.ts';
import { Brand } from '../../ui/brand.tsx';
import { useTitle } from '../../ui/page.tsx';
import { FormError } from '../../ui/states.tsx';
import { guessSettings } from './guesses.ts';
import { LanguageSwitch } from './language-switch.tsx';
import classes from './welcome.module.css';
import { WelcomePicture } from './welcome-picture.tsx';

const points = [
  { icon: IconScale, title: 'account:point1', text: 'account:point1Text' },
  { icon: IconTargetArrow, title: 'account:point2', text: 'account:point2Text' },
  { icon: IconChecklist, title: 'account:point3', text: 'account:point3Text' },
] as const;

export function Welcome() {
  const { t } = useText();
  useTitle('');
  const example = useExampleState();
  const visit = useMutation({ mutationFn: () => lookAround(guessSettings()) });
  return (
    <div className={classes.page}>
      <header className={classes.top}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main className={classes.main}>
        <div className={classes.words}>
          <Title order={1} className={classes.title}>
            {t('account:welcomeTitle')}
          </Title>
          <p className={classes.lead}>{t('account:welcomeText')}</p>
          <div className={classes.doings}>
            <Button component={Link} to="/sign-up" size="lg">
              {t('account:signUp')}
            </Button>
            <Button component={Link} to="/sign-in" size="lg" variant="default">
              {t('account:signIn')}
            </Button>
          </div>
          {example.data?.available === true && (
            <div className={classes.example}>
              <Button variant="light" loading={visit.isPending} onClick={() => visit.mutate()}>
                {t('account:lookAround')}
              </Button>
              <p className={classes.small}>{t('account:lookAroundText')}</p>
            </div>
          )}
          <FormError error={visit.error} />
        </div>
        <WelcomePicture />
        <ul className={`plain-list ${classes.points}`}>
          {points.map(({ icon: Icon, title, text }) => (
            <li key={title} className={classes.point}>
              <Icon size={28} stroke={1.6} className="accent" aria-hidden="true" />
              <div>
                <strong>{t(title)}</strong>
                <p className={classes.small}>{t(text)}</p>
              </div>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
