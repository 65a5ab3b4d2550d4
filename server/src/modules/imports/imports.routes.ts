import * as contract from '@mealwright/contracts/recipe-imports';
import type { TxCtx } from '../../platform/ctx.ts';
import { pageOf } from '../../platform/page.ts';
import { route, uploadRoute } from '../../platform/route.ts';
import { readRecipes } from './imports.jobs.ts';
import * as service from './imports.service.ts';
import { importView } from './imports.views.ts';

const send = (tx: TxCtx, jobId: string) => tx.send(readRecipes, { jobId });

export const importsRoutes = [
  {
    ...route(contract.importRecipes, async (ctx, { body, query }) =>
      importView(await service.beginImport(ctx, body, query.locale, send)),
    ),
    // Pages of recipes are often larger than a megabyte.
    bodyLimit: 6_000_000,
  },
  uploadRoute(contract.importRecipeFile, async (ctx, { body, query }) =>
    importView(await service.beginFileImport(ctx, body, query, send)),
  ),
  route(contract.listRecipeImports, async (ctx) => ({ data: (await service.lastJobs(ctx)).map(importView) })),
  route(contract.listImportedRecipes, async (ctx, { params, query }) => {
    const { rows, total } = await service.listItems(ctx, params.jobId, query);
    const data = rows.map(({ position, title, outcome, recipe_id, questions }) => ({
      position,
      title,
      outcome,
      recipeId: recipe_id,
      questions,
    }));
    return pageOf(data, total, query);
  }),
];
