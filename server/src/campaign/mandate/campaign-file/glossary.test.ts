import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { Role } from '#contract/ground/role.ts'
import { UnitKind } from '#contract/mandate/campaign-file.ts'
import { defaultCampaignFolder } from './default-campaign-folder.ts'
import { loadCampaign } from './load-campaign.ts'

const glossary = readFileSync(resolve(defaultCampaignFolder, '../../GLOSSARY.md'), 'utf8')
const campaign = loadCampaign(defaultCampaignFolder)

it.each([
  ['role', Role.options],
  ['kind of unit', UnitKind.options],
  ['industry', campaign.industries.map(({ id }) => id)],
  ['area', campaign.areas.map(({ code }) => code)],
  ['dimension', campaign.dimensions.map(({ id }) => id)],
  ['clock', campaign.clocks.map(({ id }) => id)],
  ['level', campaign.levels.map(({ id }) => id)],
  [
    'step of a level',
    campaign.levels.flatMap(({ checkpoints, closure }) => [...checkpoints, closure].map(({ id }) => id)),
  ],
])('every %s has its row in the glossary', (_noun, identifiers) => {
  expect(identifiers.filter(identifier => !glossary.includes(`\`${identifier}\``))).toEqual([])
})
