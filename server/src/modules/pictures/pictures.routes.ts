import * as contract from '@mealwright/contracts/pictures';
import type { TxCtx } from '../../platform/ctx.ts';
import { route, uploadRoute } from '../../platform/route.ts';
import { makePicture } from './pictures.jobs.ts';
import * as service from './pictures.service.ts';
import { pictureJobView } from './pictures.views.ts';

const send = (tx: TxCtx, pictureId: string) => tx.send(makePicture, { pictureId });

export const picturesRoutes = [
  route(contract.pictureUploadUrl, async (ctx, { params, body }) => {
    const { expiresAt, ...signed } = await service.signUpload(ctx, params.recipeId, body);
    return { ...signed, expiresAt: expiresAt.toISOString() };
  }),
  uploadRoute(contract.putUpload, async (ctx, { params, query, body }, http) =>
    service
      .takeUpload(ctx, { ...params, ...query, contentType: http.header('content-type') ?? '' }, body)
      .then(() => undefined),
  ),
  route(contract.confirmPictureUpload, async (ctx, { params, body }) =>
    pictureJobView(ctx, await service.confirmUpload(ctx, params.recipeId, body.key, send)),
  ),
  route(contract.pictureSpace, (ctx) => service.readSpace(ctx)),
  route(contract.setRecipePicture, (ctx, { params, body }) => service.setPicture(ctx, params.recipeId, body.pictureId)),
];
