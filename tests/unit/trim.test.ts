import { describe, expect, it } from 'vitest'
import { trimmed } from '../../src/domain/clip/trim.ts'

const HOUR = 3600

describe('moving an edge of the window', () => {
  it('shortens and lengthens it up to 30 s', () => {
    expect(trimmed({ start: 10, end: 40 }, HOUR, 'in', 25)).toEqual({ start: 25, end: 40 })
    expect(trimmed({ start: 10, end: 20 }, HOUR, 'out', 33)).toEqual({ start: 10, end: 33 })
  })

  it('pulls the other edge along beyond 30 s', () => {
    expect(trimmed({ start: 10, end: 40 }, HOUR, 'in', 4)).toEqual({ start: 4, end: 34 })
    expect(trimmed({ start: 10, end: 40 }, HOUR, 'out', 100)).toEqual({ start: 70, end: 100 })
  })

  it('pushes the other edge ahead of it', () => {
    expect(trimmed({ start: 10, end: 12 }, HOUR, 'in', 50)).toEqual({ start: 50, end: 50.5 })
    expect(trimmed({ start: 10, end: 12 }, HOUR, 'out', 3)).toEqual({ start: 2.5, end: 3 })
  })

  it('stops at the ends of the clip', () => {
    expect(trimmed({ start: 10, end: 40 }, 60, 'in', -5)).toEqual({ start: 0, end: 30 })
    expect(trimmed({ start: 10, end: 40 }, 60, 'in', 99)).toEqual({ start: 59.5, end: 60 })
    expect(trimmed({ start: 10, end: 40 }, 60, 'out', 99)).toEqual({ start: 30, end: 60 })
    expect(trimmed({ start: 10, end: 40 }, 60, 'out', -9)).toEqual({ start: 0, end: 0.5 })
  })
})

it('the whole window moves at its length, within the clip', () => {
  expect(trimmed({ start: 10, end: 22 }, 60, 'both', 30)).toEqual({ start: 30, end: 42 })
  expect(trimmed({ start: 10, end: 22 }, 60, 'both', 55)).toEqual({ start: 48, end: 60 })
  expect(trimmed({ start: 10, end: 22 }, 60, 'both', -1)).toEqual({ start: 0, end: 12 })
})
