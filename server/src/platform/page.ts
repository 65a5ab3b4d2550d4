/** A page of a list, as every list endpoint answers. */
export function pageOf<T>(data: T[], total: number, { page, limit }: { page: number; limit: number }) {
  return { data, pagination: { page, limit, total, totalPages: Math.ceil(total / limit) } };
}
