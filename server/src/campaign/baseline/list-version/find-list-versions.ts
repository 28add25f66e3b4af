import { z } from 'zod'
import type { listListVersions } from '#contract/baseline/list-version.ts'
import { readPageKey, writePageKey } from '#ground/database/page-key.ts'
import type { Tx } from '#ground/database/transaction.ts'
import { findVersions, type ListVersion } from './list-version.store.ts'

const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Versions, latest first; `area` takes the city's own code for those of the whole city. */
export async function findListVersions(
  tx: Tx,
  { list, area, industry, stage, after, limit }: z.output<typeof listListVersions.query>,
): Promise<{ versions: ListVersion[]; next: string | null }> {
  const key = readPageKey(after, Key)
  const found = await findVersions(
    tx,
    `($1::text[] is null or list = any ($1)) and ($2::text[] is null or area = any ($2))
       and ($3::text[] is null or industry = any ($3)) and ($4::text[] is null or stage = any ($4))
       and ($5::timestamptz is null or (frozen_at, id) < ($5, $6::uuid)) order by frozen_at desc, id desc limit $7`,
    [list ?? null, area ?? null, industry ?? null, stage ?? null, key?.[0] ?? null, key?.[1] ?? null, limit + 1],
  )
  const versions = found.slice(0, limit)
  const last = versions.at(-1)
  return {
    versions,
    next: found.length > limit && last ? writePageKey([last.frozenAt.toISOString(), last.id]) : null,
  }
}
