import { expect, it } from 'vitest'
import { defaultCampaignFolder, loadCampaign } from '#campaign/mandate/index.ts'
import { guessDimension } from './guess-dimension.ts'

const campaign = loadCampaign(defaultCampaignFolder)

it.each([
  ['喷漆废气收集不全', 'pollutionControl'],
  ['雨污未分流', 'pollutionControl'],
  ['未建应急池', 'riskControl'],
  ['环保台账不全，无专人负责', 'environmentalManagement'],
  ['仍在使用淘汰类落后设备', 'processEquipment'],
  ['燃煤锅炉能耗高', 'energySaving'],
  ['问题待核实', null],
])('二-4 “%s” is guessed as %s', (text, dimension) => {
  expect(guessDimension(campaign, text)).toBe(dimension)
})
