import { describe, expect, it } from 'vitest'
import type { ActionOffer } from '#contract/ground/endpoint.ts'
import { arrangeOffers } from './arrange-offers.ts'

const offer = (action: string, allowed = true, primary?: boolean): ActionOffer => ({
  action,
  allowed,
  ...(primary === undefined ? {} : { primary }),
  ...(allowed ? {} : { refusal: { code: 'wrongState', zh: '要先…', en: 'first …' } }),
})
const names = (offers: readonly ActionOffer[]) => offers.map(one => one.action)

describe('the actions of a record', () => {
  it('put the primary one first', () => {
    const { primary, beside } = arrangeOffers([offer('urge'), offer('close', true, true)])
    expect(primary?.action).toBe('close')
    expect(names(beside)).toEqual(['urge'])
  })

  it('keep a refused primary action in its place', () => {
    expect(arrangeOffers([offer('close', false, true), offer('urge')]).primary?.action).toBe('close')
  })

  it('put a primary one that may be taken before those that are refused, and of these the latest step', () => {
    const taken = offer('receive', false, true)
    expect(arrangeOffers([taken, offer('requestCheck', true, true)]).primary?.action).toBe('requestCheck')
    expect(arrangeOffers([taken, offer('requestCheck', false, true)]).primary?.action).toBe('requestCheck')
  })

  it('put what is refused under the rest, after what may be done', () => {
    const { beside, under } = arrangeOffers([
      offer('assign', true, true),
      offer('void', false),
      offer('a'),
      offer('b'),
      offer('c'),
    ])
    expect(names(beside)).toEqual(['a', 'b'])
    expect(names(under)).toEqual(['c', 'void'])
  })

  it('lose none and show none twice', () => {
    const offers = [offer('a'), offer('b', false), offer('c'), offer('d', false, true), offer('e'), offer('f')]
    const { primary, beside, under } = arrangeOffers(offers)
    expect(names([...(primary ? [primary] : []), ...beside, ...under]).toSorted()).toEqual(names(offers).toSorted())
  })
})
