import { beforeEach, expect, it, vi } from 'vitest'
import { deleteDraft, loadDraft, saveDraft } from '../../src/services/storage/draft.ts'
import { makeProject } from '../fixtures/make-project.ts'

/** A store with room for this many characters. */
function makeStore() {
  const items = new Map<string, string>()
  const store = {
    room: Infinity,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > store.room) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, text)
    },
    removeItem: (key: string) => items.delete(key),
  }
  return store
}
let [local, session] = [makeStore(), makeStore()]
const { id } = makeProject()
const save = (context: string) => saveDraft({ token: 't', project: makeProject({ context }) })
const loaded = () => (loadDraft(id)?.record as { context: string } | undefined)?.context

beforeEach(() => {
  ;[local, session] = [makeStore(), makeStore()]
  vi.stubGlobal('localStorage', local)
  vi.stubGlobal('sessionStorage', session)
})

it('a draft outlives a reload when its store is full, and only the newest is read', () => {
  expect(save('first')).toBe(true)
  local.room = 0
  expect(save('second')).toBe(true)
  expect(loaded()).toBe('second')
  local.room = Infinity
  expect(save('third')).toBe(true)
  expect(loaded()).toBe('third')
  deleteDraft(id)
  expect(loaded()).toBeUndefined()
})

it('reports that there is no room, and keeps the earlier draft', () => {
  save('first')
  local.room = 0
  session.room = 0
  expect(save('second')).toBe(false)
  expect(loaded()).toBe('first')
})
