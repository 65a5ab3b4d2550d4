import { Written } from './schema.ts';

type Place = { page: number; limit: number };

/** A page of a list, as every list endpoint answers. */
export function pageOf<T>(data: T[], total: number, { page, limit }: Place) {
  return { data, pagination: { page, limit, total, totalPages: Math.ceil(total / limit) } };
}

/** The same of rows that are already written. */
export function writtenPage<T>(rows: readonly (string | Buffer)[], total: number, place: Place) {
  const { pagination } = pageOf([], total, place);
  const parts = [
    '{"data":[',
    ...rows.flatMap((row, at) => (at === 0 ? [row] : [',', row])),
    `],"pagination":${JSON.stringify(pagination)}}`,
  ];
  const whole = rows.some(Buffer.isBuffer)
    ? Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
    : parts.join('');
  return new Written<ReturnType<typeof pageOf<T>>>(whole);
}
