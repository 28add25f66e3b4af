import type { Words } from '#contract/ground/endpoint.ts'
import type { Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import type { Tx } from '../database/transaction.ts'
import type { PostScopeColumns } from './scope-of-post.ts'
import { scopeOfPost } from './scope-of-post.ts'

/** What the campaign's data calls things; handed in at wiring, since the ground knows no campaign. */
export interface CampaignWords {
  readonly cityName: Words
  /** The name of an industry by its id. */
  readonly industryWords: (industry: string) => Words
}

/** A post's title: the campaign's own where it gives one. */
export function titleOf(role: Role, title: string): Words {
  const words = roleWords[role]
  return title ? { zh: title, en: words.en } : words
}

/** Names of the places that posts reach, by code; a place that is not there keeps its code. */
export async function placeNames(tx: Tx, posts: readonly PostScopeColumns[]): Promise<(code: string) => string> {
  const codes = posts.flatMap(post => [...post.areas, ...post.townships, ...post.grids])
  const rows = codes.length
    ? await tx.query<{ code: string; name: string }>('select code, name from ground.place where code = any($1)', [
        codes,
      ])
    : []
  const names = new Map(rows.map(row => [row.code, row.name]))
  return code => names.get(code) ?? code
}

/** A post's scope in a phrase, e.g. 江山市 · 木质家具. */
export function scopeWords(post: PostScopeColumns, place: (code: string) => string, campaign: CampaignWords): Words {
  const scope = scopeOfPost(post)
  const where = whereWords()
  const industries = 'industries' in scope ? scope.industries : null
  if (!industries) return where
  const names = industries.map(campaign.industryWords)
  return {
    zh: `${where.zh} · ${few(names.map(({ zh }) => zh)).zh}`,
    en: `${where.en} · ${few(names.map(({ en }) => en)).en}`,
  }

  function whereWords(): Words {
    switch (scope.kind) {
      case 'city':
        return campaign.cityName
      case 'areas':
        return few(scope.areas.map(place))
      case 'townships':
        return few(scope.townships.map(place))
      case 'grids':
        return few(scope.grids.map(place))
      case 'enterprises':
        return {
          zh: `${scope.enterprises.length} 家企业`,
          en: scope.enterprises.length === 1 ? '1 enterprise' : `${scope.enterprises.length} enterprises`,
        }
      case 'none':
        return { zh: '无业务范围', en: 'No business scope' }
    }
  }
}

function few(names: readonly string[]): Words {
  if (names.length <= 3) return { zh: names.join('、'), en: names.join(', ') }
  const first = names.slice(0, 2)
  return {
    zh: `${first.join('、')}等 ${names.length} 个`,
    en: `${first.join(', ')} and ${names.length - 2} more`,
  }
}
