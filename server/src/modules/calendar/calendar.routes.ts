import * as contract from '@mealwright/contracts/calendar';
import { route } from '../../platform/route.ts';
import { Written } from '../../platform/schema.ts';
import * as service from './calendar.service.ts';

export const calendarRoutes = [
  route(contract.getCalendar, (ctx, { params }) => service.readFeed(ctx, params.userId)),
  route(contract.openCalendar, (ctx, { params, body }) => service.openFeed(ctx, params.userId, body.times)),
  route(contract.changeCalendar, (ctx, { params, body }) => service.changeFeed(ctx, params.userId, body.times)),
  route(contract.closeCalendar, (ctx, { params }) => service.closeFeed(ctx, params.userId).then(() => undefined)),
  route(
    contract.readCalendar,
    async (ctx, { params }) =>
      new Written(await service.writeCalendar(ctx, params.token), 'text/calendar; charset=utf-8'),
  ),
];
