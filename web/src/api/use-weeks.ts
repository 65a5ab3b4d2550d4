import type { BodyInput } from '@mealwright/contracts/endpoint';
import {
  applyTemplate,
  copyWeek,
  deleteTemplate,
  listTemplates,
  renameTemplate,
  saveTemplate,
} from '@mealwright/contracts/plan-templates';
import type { Plan } from '@mealwright/contracts/plans';
import {
  addRecurring,
  changeRecurring,
  listRecurring,
  type RecurringMeal,
  removeRecurring,
} from '@mealwright/contracts/recurring-meals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { keys } from './keys.ts';
import { carryOut, type PlanAction, wayBack } from './plan-action.ts';
import { keepPlan, weekPlan } from './plan-cache.ts';
import { queryClient } from './query-client.ts';
import { signedInUserId } from './session.ts';
import { weekQuery } from './use-plan.ts';

/** Where the meals of a week come from: another week, or a template. */
export type WeekSource = { planId: string } | { templateId: string };
export type FilledWeek = { plan: Plan; undo: PlanAction | null };

/** Fills a week, which need not be the one on the screen, and tells what takes it back. */
export const useFillWeek = () =>
  useMutation({
    mutationKey: keys.plans,
    scope: { id: 'plan' },
    mutationFn: async ({ from, weekStart }: { from: WeekSource; weekStart: string }): Promise<FilledWeek> => {
      const before = await queryClient.fetchQuery({ ...weekQuery(weekStart), staleTime: 5000 });
      const version = before === null ? {} : { version: before.version };
      const plan =
        'planId' in from
          ? await call(copyWeek, { params: { planId: from.planId }, body: { to: weekStart, ...version } })
          : await call(applyTemplate, { params: { templateId: from.templateId }, body: { weekStart, ...version } });
      return { plan, undo: wayBack(before, plan) };
    },
    onSuccess: ({ plan }) => shown(plan),
    onError: (_error, { weekStart }) => queryClient.invalidateQueries({ queryKey: keys.week(weekStart) }),
  });

/** Takes a change back, wherever one is by then. */
export async function takeBack(action: PlanAction, weekStart: string): Promise<void> {
  shown(await carryOut(action, weekStart, weekPlan(weekStart) ?? null));
}

function shown(plan: Plan) {
  keepPlan(plan);
  void queryClient.invalidateQueries({ queryKey: keys.lists });
}

export const useTemplates = () =>
  useQuery({
    queryKey: keys.templates,
    queryFn: ({ signal }) => call(listTemplates, { query: { limit: 100 } }, { signal }),
    select: (answer) => answer.data,
  });
const templatesChanged = () => queryClient.invalidateQueries({ queryKey: keys.templates });

export const useSaveTemplate = () =>
  useMutation({
    mutationFn: ({ planId, name }: { planId: string; name: string }) =>
      call(saveTemplate, { params: { planId }, body: { name } }),
    onSuccess: templatesChanged,
  });
export const useRenameTemplate = () =>
  useMutation({
    mutationFn: ({ templateId, name }: { templateId: string; name: string }) =>
      call(renameTemplate, { params: { templateId }, body: { name } }),
    onSettled: templatesChanged,
  });
export const useDeleteTemplate = () =>
  useMutation({
    mutationFn: (templateId: string) => call(deleteTemplate, { params: { templateId } }),
    onSettled: templatesChanged,
  });

type Recurring = { data: RecurringMeal[] };
export const useRecurring = () =>
  useQuery({
    queryKey: keys.recurring,
    queryFn: ({ signal }) => call(listRecurring, { params: { userId: signedInUserId() } }, { signal }),
    select: (answer) => answer.data,
  });
const recurringChanged = () => queryClient.invalidateQueries({ queryKey: keys.recurring });
const inCache = (change: (rules: RecurringMeal[]) => RecurringMeal[]) =>
  queryClient.setQueryData<Recurring>(keys.recurring, (known) => known && { data: change(known.data) });

export const useAddRecurring = () =>
  useMutation({
    mutationFn: (body: BodyInput<typeof addRecurring>) =>
      call(addRecurring, { params: { userId: signedInUserId() }, body }),
    onSuccess: recurringChanged,
  });
export const useChangeRecurring = () =>
  useMutation({
    scope: { id: 'recurring' },
    mutationFn: ({ recurringId, ...body }: { recurringId: string } & BodyInput<typeof changeRecurring>) =>
      call(changeRecurring, { params: { userId: signedInUserId(), recurringId }, body }),
    onMutate: ({ recurringId, ...change }) =>
      inCache((rules) =>
        rules.map((rule) => (rule.recurringId === recurringId ? ({ ...rule, ...change } as RecurringMeal) : rule)),
      ),
    onError: recurringChanged,
  });
export const useRemoveRecurring = () =>
  useMutation({
    mutationFn: (recurringId: string) => call(removeRecurring, { params: { userId: signedInUserId(), recurringId } }),
    onMutate: (recurringId) => inCache((rules) => rules.filter((rule) => rule.recurringId !== recurringId)),
    onSettled: recurringChanged,
  });
