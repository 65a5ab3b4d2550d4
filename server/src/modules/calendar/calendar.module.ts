import type { Module } from '../../platform/route.ts';
import { calendarRoutes } from './calendar.routes.ts';

export const calendar: Module = { name: 'calendar', routes: calendarRoutes };
