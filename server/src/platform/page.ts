import { Written } from './schema.ts';

type Place = { page: number; limit: number };

/** A page of a list, as every list endpoint answers. */
export function pageOf<T>(data: T[], total: number, { page, limit }: Place) {
  return { data, pagination: { page, limit, total, totalPages: Math.ceil(total / limit) } };
}

/** The same of rows that are already written. */
export function writtenPage<T>(rows: readonly string[], total: number, place: Place) {
  const { pagination } = pageOf([], total, place);
  return new Written<ReturnType<typeof pageOf<T>>>(
    `{"data":[${rows.join(',')}],"pagination":${JSON.stringify(pagination)}}`,
  );
}
