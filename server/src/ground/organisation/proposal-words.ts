import type { Words } from '#contract/ground/endpoint.ts'
import type { GrantProposal, PostInput } from '#contract/ground/organisation.ts'
import type { Tx } from '../database/transaction.ts'
import type { CampaignWords, PostScopeColumns } from '../identity/index.ts'
import { placeNames, scopeWords, titleOf } from '../identity/index.ts'
import type { Concerned } from './judge-proposal.ts'

/** A proposal in a sentence that says all that would take effect: what the approver reads is what is approved. */
export async function proposalWords(
  tx: Tx,
  proposal: GrantProposal,
  { personName, username }: Concerned,
  campaign: CampaignWords,
): Promise<Words> {
  const who = `${personName}（${username}）`
  switch (proposal.kind) {
    case 'createPerson': {
      const posts = await Promise.all(proposal.posts.map(post => postWords(tx, post, campaign)))
      return {
        zh: `新增人员 ${who}：${posts.map(({ zh }) => zh).join('；')}`,
        en: `New person ${personName} (${username}): ${posts.map(({ en }) => en).join('; ')}`,
      }
    }
    case 'addPost': {
      const post = await postWords(tx, proposal.post, campaign)
      return { zh: `为 ${who} 增加岗位：${post.zh}`, en: `Further post for ${personName} (${username}): ${post.en}` }
    }
    case 'endPost': {
      const [row] = await tx.query<PostScopeColumns & { role: PostInput['role']; title: string; unit_name: string }>(
        `select o.*, coalesce(u.short_name, u.name) as unit_name from ground.post o join ground.unit u on u.id = o.unit_id where o.id = $1`,
        [proposal.postId],
      )
      const title = row ? titleOf(row.role, row.title) : { zh: '', en: '' }
      return {
        zh: `停用 ${who} 的岗位：${row?.unit_name} ${title.zh}，最后一天 ${proposal.lastDay}`,
        en: `End of a post of ${personName} (${username}): ${row?.unit_name}, ${title.en}, last day ${proposal.lastDay}`,
      }
    }
    case 'endPerson':
      return {
        zh: `停用人员 ${who} 及其全部岗位`,
        en: `End of the account and all posts of ${personName} (${username})`,
      }
    case 'resetPassword':
      return { zh: `重置 ${who} 的密码`, en: `New first password for ${personName} (${username})` }
    case 'changePhone':
      return { zh: `更改 ${who} 的联系电话`, en: `New telephone of ${personName} (${username})` }
  }
}

async function postWords(tx: Tx, post: PostInput, campaign: CampaignWords): Promise<Words> {
  const { scope } = post
  const columns: PostScopeColumns = {
    scope_kind: scope.kind,
    areas: scope.kind === 'areas' ? scope.areas : [],
    townships: scope.kind === 'townships' ? scope.townships : [],
    grids: scope.kind === 'grids' ? scope.grids : [],
    enterprises: scope.kind === 'enterprises' ? scope.enterprises : [],
    industries: 'industries' in scope ? scope.industries : null,
  }
  const [unit] = await tx.query<{ name: string }>(
    'select coalesce(short_name, name) as name from ground.unit where id = $1',
    [post.unitId],
  )
  const where = scopeWords(columns, await placeNames(tx, [columns]), campaign)
  const title = titleOf(post.role, post.title)
  return {
    zh: `${unit?.name ?? post.unitId} ${title.zh}，${where.zh}，自 ${post.validFrom}${post.validUntil ? ` 至 ${post.validUntil}` : ''}`,
    en: `${unit?.name ?? post.unitId}, ${title.en}, ${where.en}, from ${post.validFrom}${post.validUntil ? ` to ${post.validUntil}` : ''}`,
  }
}
