import { ImageGenerationRequestAspectRatio } from '@openrouter/sdk/models/imagegenerationrequest.js'
import { expect, test } from 'vitest'
import { ASPECT_RATIOS, nearestAspectRatio, ratioValue } from '../../src/domain/board/aspect-ratio.ts'

test.each([
  [1920 / 1080, '16:9'],
  [1080 / 1920, '9:16'],
  [1, '1:1'],
  [4 / 3, '4:3'],
  [1440 / 1080, '4:3'],
  [2.39, '21:9'],
  [50, '21:9'],
  [0.01, '9:16'],
  [1.85, '16:9'],
  [0, '16:9'],
  [-1, '16:9'],
  [Number.NaN, '16:9'],
  [Number.POSITIVE_INFINITY, '16:9'],
] as const)('%f is nearest to %s', (aspect, ratio) => {
  expect(nearestAspectRatio(aspect)).toBe(ratio)
})

test('each listed ratio is its own nearest, and upright mirrors lying', () => {
  for (const ratio of ASPECT_RATIOS) {
    expect(nearestAspectRatio(ratioValue(ratio))).toBe(ratio)
  }
  expect(nearestAspectRatio(1 / 1.4)).toBe('3:4')
  expect(nearestAspectRatio(1.4)).toBe('4:3')
})

test('the service knows every one of them', () => {
  const known: readonly string[] = Object.values(ImageGenerationRequestAspectRatio)
  for (const ratio of ASPECT_RATIOS) expect(known).toContain(ratio)
})
