import { beforeEach, expect, test, vi } from 'vitest'
import type { TakeId } from '../../src/domain/ids.ts'
import { NO_ADJUSTMENT } from '../../src/domain/takes/adjustment.ts'
import { NO_REGION } from '../../src/domain/takes/region/region.ts'

const kept = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => kept.get(key),
  setItem: (key: string, text: string) => kept.set(key, text),
})

/** The drafts as a page has them that was just loaded. */
async function load() {
  vi.resetModules()
  return import('../../src/store/takes/edit-draft.ts')
}

const id = (name: string) => name as TakeId
beforeEach(() => kept.clear())

test('what is typed of an edit, and marked, outlives a reload', async () => {
  const { changeDraft } = await load()
  const region = { ...NO_REGION, feather: 3 }
  changeDraft(id('a'), { words: 'Make the flame' })
  changeDraft(id('a'), { words: 'Make the flame warm.', whole: false, region })
  const { editDraftOf } = await load()
  const adjustment = NO_ADJUSTMENT
  expect(editDraftOf(id('a'))).toEqual({ words: 'Make the flame warm.', whole: false, region, adjustment })
  expect(editDraftOf(id('b')).words).toBe('')
})

test('the latest drafts stay, and what cannot be read counts as none', async () => {
  const { changeDraft } = await load()
  for (let i = 0; i < 30; i++) changeDraft(id(`t${i}`), { words: `Words ${i}` })
  changeDraft(id('t10'), { words: 'Changed' })
  const later = await load()
  expect(later.editDraftOf(id('t29')).words).toBe('Words 29')
  expect(later.editDraftOf(id('t10')).words).toBe('Changed')
  expect(later.editDraftOf(id('t0')).words).toBe('')
  for (const text of ['no JSON', '7', '{"a":{"words":"Kept"}}', '{"a":null}']) {
    kept.set('maestro.edit-drafts', text)
    const { editDraftOf } = await load()
    expect(editDraftOf(id('a')).words).toBe('')
  }
})
