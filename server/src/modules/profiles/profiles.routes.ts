import * as contract from '@mealwright/contracts/profiles';
import { route } from '../../platform/route.ts';
import * as service from './profiles.service.ts';

export const profilesRoutes = [
  route(contract.getPreferences, (ctx, { params }) => service.readPreferences(ctx, params.userId)),
  route(contract.putPreferences, (ctx, { params, body }) => service.savePreferences(ctx, params.userId, body)),
  route(contract.patchPreferences, (ctx, { params, body }) => service.savePreferences(ctx, params.userId, body)),
  route(contract.getGoals, (ctx, { params }) => service.readGoals(ctx, params.userId)),
  route(contract.putGoals, (ctx, { params, body }) => service.saveGoals(ctx, params.userId, body)),
];
