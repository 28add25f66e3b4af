import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { campaignVersion } from './campaign-version.ts'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { loadCampaign } from './load-campaign.ts'

const folder = mkdtempSync(join(tmpdir(), 'campaign-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

function versionAfter(file: string, change: (content: string) => string): string {
  cpSync(defaultCampaignFolder, folder, { recursive: true, force: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return campaignVersion(loadCampaign(folder))
}

const original = campaignVersion(loadCampaign(defaultCampaignFolder))

it('is the semantic version and a hash of the content', () => {
  expect(original).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/)
})

it('changes when any content changes', () => {
  expect(versionAfter('clocks.yaml', content => content.replace('length: 3', 'length: 4'))).not.toBe(original)
  expect(versionAfter('checklists/glass.yaml', content => content.replace('veto: true', 'veto: false'))).not.toBe(
    original,
  )
})

it('does not change with comments or the order of keys', () => {
  expect(versionAfter('clocks.yaml', content => `# another remark\n${content}`)).toBe(original)
  expect(
    versionAfter('dimensions.yaml', content =>
      content.replace('id: riskControl, letter: E', 'letter: E, id: riskControl'),
    ),
  ).toBe(original)
})
