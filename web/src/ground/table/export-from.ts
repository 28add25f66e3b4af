/** The address of a list's export, for `exportLink` of a table: everything the list was asked, and the format. */
export function exportFrom(endpoint: {
  readonly path: `/api/${string}`
}): (format: 'csv' | 'xlsx', search: string) => string {
  return (format, search) => `${endpoint.path}${search === '' ? '?' : `${search}&`}format=${format}`
}
