import { describe, expect, it } from 'vitest'
import { navigationOf } from './stage-routes.ts'

describe('the navigation', () => {
  it('shows what the post may open, in the order of the server', () => {
    expect(navigationOf(['worklist', 'problems'], { problems: '/problems', worklist: '/worklist' })).toEqual([
      { screen: 'worklist', path: '/worklist' },
      { screen: 'problems', path: '/problems' },
    ])
  })

  it('never shows a screen the post may not open, nor one without a page', () => {
    expect(navigationOf(['worklist', 'audit'], { registry: '/registry', worklist: '/worklist' })).toEqual([
      { screen: 'worklist', path: '/worklist' },
    ])
  })
})
