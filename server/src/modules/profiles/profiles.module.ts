import type { Module } from '../../platform/route.ts';
import { profilesRoutes } from './profiles.routes.ts';
import { profileData } from './profiles.service.ts';

export const profiles: Module = { name: 'profiles', routes: profilesRoutes, personalData: profileData };
