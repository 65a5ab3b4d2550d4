import { timeBands } from '@mealwright/contracts/recipes';
import { sql } from 'kysely';
import type { TxCtx, UserActor } from '../../../platform/ctx.ts';
import type { FacetCount } from '../recipes.rules.ts';
import { dietsThatSuit, narrowing, type RecipeFilters } from '../recipes.sql.ts';
import { all, byKindOrRow, countedKinds } from './kinds.sql.ts';

const kinds = ['course', 'cuisine', 'diet', 'labels', 'slot', 'time'] as const;
type Kind = (typeof kinds)[number];

/** Which part of the filters belongs to which kind; the rest holds for all counts. */
function byKind(filters: RecipeFilters): { always: RecipeFilters; of: Record<Kind, RecipeFilters> } {
  const { category, cuisine, dietary = [], slot, maxTotalTime, ...always } = filters;
  return {
    always,
    of: {
      course: { category },
      cuisine: { cuisine },
      diet: { dietary: dietary.filter((one) => one in dietsThatSuit) },
      labels: { dietary: dietary.filter((one) => !(one in dietsThatSuit)) },
      slot: { slot },
      time: { maxTotalTime },
    },
  };
}

/** What the other kinds of filters leave. */
const without = (kind: Kind | null) =>
  all(kinds.filter((one) => one !== kind).map((one) => sql`${sql.ref(`matching.by_${one}`)}`));

/** Every count in one query, over the kinds of the matching recipes. */
export async function countByFacet(ctx: TxCtx<UserActor>, filters: RecipeFilters): Promise<FacetCount[]> {
  const { always, of } = byKind(filters);
  const { ofKinds, ofRows } = byKindOrRow(always);
  const marks = kinds.map((kind) => sql`${all(narrowing(of[kind]))} AS ${sql.id(`by_${kind}`)}`);
  const bands = timeBands.map(
    (minutes) =>
      sql`SELECT 'maxTotalTime', ${String(minutes)}, sum(size) FROM matching WHERE total_minutes <= ${minutes} AND ${without('time')}`,
  );
  const { rows } = await sql<FacetCount>`
    WITH ${countedKinds(ctx, ofRows)}, matching AS MATERIALIZED (
      SELECT course, cuisine, diet, labels, slots, total_minutes, size, ${sql.join(marks)}
      FROM (SELECT kinds.*, counted.total_minutes, counted.size FROM counted JOIN kinds USING (kind)) AS recipe
      WHERE ${all(narrowing(ofKinds))}
    )
    SELECT 'total' AS facet, 'all' AS value, coalesce(sum(size), 0)::int AS count FROM matching WHERE ${without(null)}
    UNION ALL SELECT 'course', course, sum(size) FROM matching WHERE ${without('course')} GROUP BY course
    UNION ALL SELECT 'cuisine', cuisine, sum(size) FROM matching WHERE ${without('cuisine')} GROUP BY cuisine
    UNION ALL SELECT 'diet', diet, sum(size) FROM matching WHERE ${without('diet')} GROUP BY diet
    UNION ALL SELECT 'labels', label, sum(size) FROM matching, unnest(labels) AS label WHERE ${without(null)} GROUP BY label
    UNION ALL SELECT 'slot', slot, sum(size) FROM matching, unnest(slots) AS slot WHERE ${without('slot')} GROUP BY slot
    UNION ALL ${sql.join(bands, sql` UNION ALL `)}
  `.execute(ctx.db);
  return rows.map((row) => ({ ...row, count: Number(row.count ?? 0) }));
}
