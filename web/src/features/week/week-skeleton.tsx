import { Skeleton } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import classes from './week.module.css';

const days = [0, 1, 2, 3, 4, 5, 6];
const slots = [0, 1, 2, 3];

export function WeekSkeleton({ wide }: { wide: boolean }) {
  const { t } = useText();
  return (
    <div className={wide ? classes.skeletonGrid : classes.skeletonList} role="status" aria-label={t('common:loading')}>
      {(wide ? days : slots).map((day) => (
        <div key={day} className={classes.skeletonDay}>
          <Skeleton height={wide ? 104 : 56} />
          {(wide ? slots : slots.slice(2)).map((slot) => (
            <Skeleton key={slot} height={wide ? 172 : 96} />
          ))}
        </div>
      ))}
    </div>
  );
}
