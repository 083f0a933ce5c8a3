import { expect, test } from 'vitest'
import { sharedParts } from '../../src/lib/shared-parts.ts'

test('what has not changed stays the same object, and all values are those of now', () => {
  const before = { models: { draw: 'a' }, guides: ['thirds'], view: 'grid', left: 1 as number | undefined }
  const now = { models: { draw: 'a' }, guides: ['thirds', 'cross'], view: 'table', left: undefined }
  const shared = sharedParts(before, now)
  expect(shared).toEqual(now)
  expect(shared.models).toBe(before.models)
  expect(shared.guides).toBe(now.guides)
})
