import type { Hears } from '../../platform/events.ts';
import { followChangedFood, followChangedPlan } from './shopping.service.ts';

export const shoppingHears: Hears = {
  'meal_plan.updated': (ctx, { userId, householdId, planId }) =>
    followChangedPlan(ctx.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'event' }), planId),
  'food.changed': (ctx, { userId, householdId, foodId }) =>
    followChangedFood(ctx.as({ kind: 'user', userId, householdId, role: 'user', sessionId: 'event' }), foodId),
};
