import { themes, unitSystems } from '@mealwright/contracts/accounts';
import { locales } from '@mealwright/contracts/common';
import {
  IconBook2,
  IconCalendarWeek,
  IconHeart,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconRuler2,
  IconShoppingBag,
  IconSparkles,
  IconTarget,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signOut, useUser } from '../api/session.ts';
import { type UserChange, useUpdateUser } from '../api/use-account.ts';
import { usePlanActions } from '../api/use-plan.ts';
import { useText } from '../i18n/use-text.ts';
import { thisWeek } from '../ui/format/dates.ts';
import { tell, tellProblem } from '../ui/layers/notify.tsx';
import { errorText } from '../ui/states.tsx';
import type { Command } from './palette.rules.ts';

export type Doable = Command & { icon: ReactNode; run: () => void };
const size = { size: 20, stroke: 1.7 };

/** Everything that can be done from anywhere. */
export function useCommands(help: () => void): Doable[] {
  const { t, code } = useText();
  const user = useUser();
  const navigate = useNavigate();
  const update = useUpdateUser();
  const weekStart = thisWeek(user);
  const plan = usePlanActions(weekStart, {
    done: ({ undo }) =>
      tell(t('palette:planned'), undo === null ? undefined : { label: t('common:undo'), run: () => plan.run(undo) }),
    failed: (error) => tellProblem(errorText(code, error)),
  });
  const generate = (fill: 'all' | 'empty') => {
    void navigate({ to: '/week' });
    plan.run({ kind: 'generate', fill });
  };
  // The palette is gone before the answer comes: what is said then must not hang on it.
  const save = (change: UserChange) =>
    void update.mutateAsync(change).then(
      () => tell(t('common:saved')),
      (error: unknown) => tellProblem(errorText(code, error)),
    );
  const [go, act, set] = [t('palette:go'), t('palette:do'), t('palette:settings')];
  const theme = { auto: t('account:themeAuto'), light: t('account:themeLight'), dark: t('account:themeDark') };
  const units = { metric: t('account:metric'), us: t('account:us') };
  return [
    {
      id: 'week',
      group: go,
      title: t('common:week'),
      icon: <IconCalendarWeek {...size} />,
      run: () => void navigate({ to: '/week' }),
    },
    {
      id: 'recipes',
      group: go,
      title: t('common:recipes'),
      icon: <IconBook2 {...size} />,
      run: () => void navigate({ to: '/recipes' }),
    },
    {
      id: 'favorites',
      group: go,
      title: t('recipes:favorites'),
      icon: <IconHeart {...size} />,
      run: () => void navigate({ to: '/recipes/favorites' }),
    },
    {
      id: 'shopping',
      group: go,
      title: t('common:shopping'),
      icon: <IconShoppingBag {...size} />,
      run: () => void navigate({ to: '/shopping' }),
    },
    {
      id: 'targets',
      group: go,
      title: t('common:targets'),
      icon: <IconTarget {...size} />,
      run: () => void navigate({ to: '/targets' }),
    },
    {
      id: 'account',
      group: go,
      title: t('common:account'),
      icon: <IconUserCircle {...size} />,
      run: () => void navigate({ to: '/account' }),
    },
    {
      id: 'generate',
      group: act,
      title: t('palette:generate'),
      icon: <IconSparkles {...size} />,
      run: () => generate('all'),
    },
    {
      id: 'fill',
      group: act,
      title: t('palette:fill'),
      icon: <IconSparkles {...size} />,
      run: () => generate('empty'),
    },
    { id: 'help', group: act, title: t('palette:help'), icon: <IconKeyboard {...size} />, run: help },
    { id: 'leave', group: act, title: t('common:signOut'), icon: <IconLogout {...size} />, run: () => void signOut() },
    ...themes
      .filter((one) => one !== user.theme)
      .map((one) => ({
        id: `theme ${one}`,
        group: set,
        title: `${t('account:theme')}: ${theme[one]}`,
        icon: <IconMoon {...size} />,
        run: () => save({ theme: one }),
      })),
    ...unitSystems
      .filter((one) => one !== user.units)
      .map((one) => ({
        id: `units ${one}`,
        group: set,
        title: `${t('account:units')}: ${units[one]}`,
        icon: <IconRuler2 {...size} />,
        run: () => save({ units: one }),
      })),
    ...locales
      .filter((one) => one !== user.locale)
      .map((one) => ({
        id: `locale ${one}`,
        group: set,
        title: `${t('account:language')}: ${t(`account:${one}`)}`,
        words: 'language',
        icon: <IconLanguage {...size} />,
        run: () => save({ locale: one }),
      })),
  ];
}
