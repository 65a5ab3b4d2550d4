import type { Meal } from '@mealwright/contracts/plans';
import { IconLock } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useUser } from '../../api/session.ts';
import { takeBack, useAddToPlan } from '../../api/use-add-to-plan.ts';
import { useWeek } from '../../api/use-plan.ts';
import { usePreferences } from '../../api/use-profile.ts';
import { useText } from '../../i18n/use-text.ts';
import { addDays, thisWeek, todayIn } from '../../ui/format/dates.ts';
import { useFormat } from '../../ui/format/format.ts';
import { tell, tellProblem } from '../../ui/layers/notify.tsx';
import { errorText } from '../../ui/states.tsx';
import { type CarriedRecipe, putDown, useCarriedRecipe } from './carried-recipe.ts';
import classes from './week-shelf.module.css';

/** While a recipe is carried, the week comes up from below to put it down in. */
export function WeekShelf() {
  const carried = useCarriedRecipe();
  return carried === null ? null : <Shelf carried={carried} />;
}

/** Over another week for this long, and it is shown. */
const REST_MS = 350;

function Shelf({ carried }: { carried: CarriedRecipe }) {
  const { t, code } = useText();
  const format = useFormat();
  const user = useUser();
  const current = thisWeek(user);
  const [weekStart, setWeekStart] = useState(current);
  const [aim, setAim] = useState('');
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const week = useWeek(weekStart);
  const preferences = usePreferences();
  const add = useAddToPlan(weekStart);
  const slots = week.data?.slots ?? preferences.data?.slots ?? [];
  const days = Array.from({ length: 7 }, (_, index) => addDays(weekStart, index));
  const put = (date: string, slotIndex: number, there: Meal | undefined) => {
    putDown();
    const slot = slots[slotIndex]?.slot ?? 'dinner';
    const { recipeId } = carried;
    // The shelf is gone by the time the answer comes.
    const adding = add.mutateAsync({
      date,
      slot,
      slotIndex,
      recipeId,
      servings: 1,
      locked: true,
      replace: there !== undefined,
    });
    const failed = (error: unknown) => tellProblem(errorText(code, error));
    adding.then((undo) => {
      const back = undo && { label: t('common:undo'), run: () => void takeBack(weekStart, undo).catch(failed) };
      tell(t('recipes:added', { day: format.weekday(date) }), back ?? undefined);
    }, failed);
  };
  return (
    // Only for who carries something by mouse; the button "Add to plan" does the same for everyone.
    <div className={classes.shelf} aria-hidden="true">
      <div className={classes.head}>
        <strong>{t('recipes:dropHere')}</strong>
        {[current, addDays(current, 7)].map((start, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: answers to what is carried, not to presses; nobody else sees it.
          <span
            key={start}
            className={classes.week}
            data-shown={start === weekStart || undefined}
            onDragEnter={() => {
              clearTimeout(rest.current);
              rest.current = setTimeout(() => setWeekStart(start), REST_MS);
            }}
            onDragLeave={() => clearTimeout(rest.current)}
          >
            {t(index === 0 ? 'recipes:thisWeek' : 'recipes:nextWeek')}
          </span>
        ))}
      </div>
      <div className={classes.days}>
        {days.map((date) => (
          <div key={date} className={classes.day} data-today={date === todayIn(user.timeZone) || undefined}>
            <span className={classes.dayName}>
              {format.weekday(date, 'short')} {format.dayNumber(date)}
            </span>
            {slots.map(({ slot }, slotIndex) => {
              const place = `${date}/${slotIndex}`;
              const there = week.data?.days
                .find((day) => day.date === date)
                ?.meals.find((one) => one.slotIndex === slotIndex);
              const free = there?.locked !== true && !week.isPending;
              return (
                <span
                  key={place}
                  className={classes.place}
                  data-place={place}
                  data-taken={there !== undefined || undefined}
                  data-locked={there?.locked || undefined}
                  data-aimed={aim === place || undefined}
                  {...(free
                    ? {
                        onDragEnter: () => setAim(place),
                        onDragOver: (event) => {
                          event.preventDefault();
                          event.dataTransfer.dropEffect = 'copy';
                        },
                        onDragLeave: () => setAim((now) => (now === place ? '' : now)),
                        onDrop: (event) => {
                          event.preventDefault();
                          put(date, slotIndex, there);
                        },
                      }
                    : {})}
                >
                  <span className={classes.slot}>{code('slot', slot)}</span>
                  <span className={classes.there}>
                    {there?.locked === true && <IconLock size={13} />}
                    {there?.title ?? t('recipes:dropFree')}
                  </span>
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
