import type { Meal, Plan } from '@mealwright/contracts/plans';
import { createContext, useContext } from 'react';
import type { PlanAction } from '../../api/plan-action.ts';

/** What is laid over the week right now. */
export type Overlay =
  | { kind: 'swap'; meal: Meal; date: string }
  | { kind: 'why'; meal: Meal; date: string }
  | { kind: 'add'; date: string; slotIndex: number; replaces: Meal | null }
  | { kind: 'move'; meal: Meal; date: string; how: 'move' | 'copy' | 'leftovers' }
  | { kind: 'recurring'; meal: Meal; date: string }
  | { kind: 'day'; date: string };

type WeekContext = {
  plan: Plan;
  today: string;
  run: (action: PlanAction) => void;
  open: (overlay: Overlay) => void;
  /** Which days planning reaches: what is over stays as it is. */
  from: string | undefined;
  /** While a new week is being made: `all` or only the empty places. */
  making: 'all' | 'empty' | null;
  /** There was no plan when one came here. */
  isNew: boolean;
};
const context = createContext<WeekContext | null>(null);
export const WeekProvider = context.Provider;
export function useWeekContext(): WeekContext {
  const value = useContext(context);
  if (value === null) throw new Error('outside of a week');
  return value;
}
