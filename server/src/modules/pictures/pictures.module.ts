import type { Module } from '../../platform/route.ts';
import { bringPicture, makePicture, measurePictures, sweepPictures } from './pictures.jobs.ts';
import { picturesRoutes } from './pictures.routes.ts';
import { exportPictures } from './pictures.service.ts';

export const pictures: Module = {
  name: 'pictures',
  routes: picturesRoutes,
  jobs: [makePicture, bringPicture, measurePictures, sweepPictures],
  personalData: exportPictures,
};
