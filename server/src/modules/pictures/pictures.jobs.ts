import { job } from '../../platform/jobs.ts';
import { makePicture as make, measurePictures as measure, sweepPictures as sweep } from './pictures.service.ts';

export const makePicture = job<{ pictureId: string }>({
  name: 'pictures-make',
  run: (ctx, { pictureId }) => make(ctx, pictureId),
});
/** A queue of its own: who sends one picture does not wait behind the five hundred of an import. */
export const bringPicture = job<{ pictureId: string }>({
  name: 'pictures-bring',
  run: (ctx, { pictureId }) => make(ctx, pictureId),
});
export const sweepPictures = job({ name: 'pictures-sweep', cron: '47 3 * * *', run: sweep });
export const measurePictures = job({ name: 'pictures-measure', cron: '17 4 * * *', run: measure });
