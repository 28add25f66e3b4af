import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('without DATABASE_READ_URL boards are read where everything is', () => {
  const environment = {
    DATABASE_URL: 'postgres://app@db/clearloop',
    DATABASE_OWNER_URL: 'postgres://owner@db/clearloop',
  }
  expect(readConfig(environment).externalDatabase?.readUrl).toBe(environment.DATABASE_URL)
  const named = { ...environment, DATABASE_READ_URL: 'postgres://app@replica/clearloop' }
  expect(readConfig(named).externalDatabase?.readUrl).toBe(named.DATABASE_READ_URL)
})
