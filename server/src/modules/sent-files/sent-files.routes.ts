import * as contract from '@mealwright/contracts/sent-files';
import { route, uploadRoute } from '../../platform/route.ts';
import * as service from './sent-files.service.ts';

export const sentFilesRoutes = [
  route(contract.fileReceived, async (ctx, { params }) => ({ received: await service.receivedOf(ctx, params.key) })),
  uploadRoute(contract.sendFilePart, async (ctx, { params, query, body }) => ({
    received: await service.receivePart(ctx, params.key, query.at, body),
  })),
];
