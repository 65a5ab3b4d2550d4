import * as contract from '@mealwright/contracts/food-imports';
import type { TxCtx } from '../../platform/ctx.ts';
import { route, uploadRoute } from '../../platform/route.ts';
import { importFoods } from './food-imports.jobs.ts';
import * as service from './food-imports.service.ts';

const send = (tx: TxCtx, importId: string) => tx.send(importFoods, { importId });

export const foodImportsRoutes = [
  route(contract.startFoodImport, async (ctx, { body }) => {
    const path = service.waitingPath(ctx, body.file);
    return importView(await service.beginImport(ctx, path, send));
  }),
  uploadRoute(contract.sendFoodFile, async (ctx, { query, body }) =>
    importView(await service.beginSentImport(ctx, query, body, send)),
  ),
  route(contract.listFoodImports, async (ctx) => ({
    waiting: service.waitingFiles(ctx),
    data: (await service.readImports(ctx)).map(importView),
  })),
  route(contract.getFoodImport, async (ctx, { params }) => importView(await service.readImport(ctx, params.importId))),
];

function importView(row: service.ImportRow): contract.FoodImport {
  return {
    importId: row.id,
    // The folder is nobody's business.
    file: row.file.split('/').at(-1) ?? row.file,
    format: row.format as contract.FoodImport['format'],
    status: row.status,
    progress: row.status === 'done' ? 1 : row.bytes_total === 0 ? 0 : Math.min(1, row.bytes_done / row.bytes_total),
    recordsRead: row.records_read,
    stored: row.stored,
    marked: row.marked,
    leftOut: row.left_out,
    problem: row.problem,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
