import { NativeSelect } from '@mantine/core';
import { locales } from '@mealwright/contracts/common';
import { useMemo } from 'react';
import { useUser } from '../../api/session.ts';
import { type UserChange, useUpdateUser } from '../../api/use-account.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from '../goal/goal.module.css';
import { tellProblem } from '../layers/notify.tsx';
import { errorText } from '../states.tsx';
import { ChoiceCards } from './choice.tsx';

/** Language, units, week start and time zone. Each choice is saved as it is made. */
export function RegionFields() {
  const { t, code } = useText();
  const update = useUpdateUser();
  // What was chosen is seen at once, also on a slow line.
  const user = { ...useUser(), ...(update.isPending ? update.variables : {}) };
  const save = (change: UserChange) =>
    update.mutate(change, { onError: (error) => tellProblem(errorText(code, error)) });
  const zones = useMemo(() => {
    const all = Intl.supportedValuesOf('timeZone');
    return all.includes(user.timeZone) ? all : [user.timeZone, ...all];
  }, [user.timeZone]);
  return (
    <div className={classes.fields}>
      <ChoiceCards
        label={t('account:language')}
        value={user.locale}
        change={(locale) => save({ locale })}
        options={locales.map((value) => ({ value, label: t(`account:${value}`) }))}
      />
      <ChoiceCards
        label={t('account:units')}
        value={user.units}
        change={(units) => save({ units })}
        options={[
          { value: 'metric', label: t('account:metric') },
          { value: 'us', label: t('account:us') },
        ]}
      />
      <ChoiceCards
        label={t('account:weekStart')}
        value={user.weekStartsOn}
        change={(weekStartsOn) => save({ weekStartsOn })}
        options={[
          { value: 'monday', label: code('weekday', 'monday') },
          { value: 'sunday', label: code('weekday', 'sunday') },
        ]}
      />
      <NativeSelect
        label={t('account:timeZone')}
        value={user.timeZone}
        data={zones.map((zone) => ({ value: zone, label: zone.replace(/_/g, ' ') }))}
        onChange={(event) => save({ timeZone: event.currentTarget.value })}
      />
    </div>
  );
}
