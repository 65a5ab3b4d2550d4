import {
  type CalendarFeed,
  type CalendarTimes,
  changeCalendar,
  closeCalendar,
  getCalendar,
  openCalendar,
} from '@mealwright/contracts/calendar';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';

const mine = () => ({ params: { userId: signedInUserId() } });
const keep = (feed: CalendarFeed) => queryClient.setQueryData<CalendarFeed>(keys.calendar, feed);

export const useCalendar = () =>
  useQuery({ queryKey: keys.calendar, queryFn: ({ signal }) => call(getCalendar, mine(), { signal }) });

/** A new secret address; it is told once, here. */
export const useOpenCalendar = () =>
  useMutation({
    mutationFn: (times: CalendarTimes) => call(openCalendar, { ...mine(), body: { times } }),
    onSuccess: ({ active, since, times }) => keep({ active, since, times }),
  });
export const useChangeCalendar = () =>
  useMutation({
    mutationFn: (times: CalendarTimes) => call(changeCalendar, { ...mine(), body: { times } }),
    onSuccess: keep,
  });
export const useCloseCalendar = () =>
  useMutation({
    mutationFn: () => call(closeCalendar, mine()),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.calendar }),
  });
