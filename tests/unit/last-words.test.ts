import { beforeEach, expect, it, vi } from 'vitest'
import { forgetLastWords, leaveLastWords, readLastWords } from '../../src/services/storage/draft.ts'
import { makeProject } from '../fixtures/make-project.ts'

/** A small store with room for so many characters. */
function makeShelf() {
  const items = new Map<string, string>()
  const shelf = {
    room: Infinity,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => {
      if (text.length > shelf.room) throw new DOMException('full', 'QuotaExceededError')
      items.set(key, text)
    },
    removeItem: (key: string) => items.delete(key),
  }
  return shelf
}
let [local, session] = [makeShelf(), makeShelf()]
const { id } = makeProject()
const say = (context: string) => leaveLastWords({ token: 't', project: makeProject({ context }) })
const said = () => readLastWords(id)?.project.context

beforeEach(() => {
  ;[local, session] = [makeShelf(), makeShelf()]
  vi.stubGlobal('localStorage', local)
  vi.stubGlobal('sessionStorage', session)
})

it('the last words outlive a reload when the store for them is full, and only the newest are read', () => {
  expect(say('first')).toBe(true)
  local.room = 0
  expect(say('second')).toBe(true)
  expect(said()).toBe('second')
  local.room = Infinity
  expect(say('third')).toBe(true)
  expect(said()).toBe('third')
  forgetLastWords(id)
  expect(said()).toBeUndefined()
})

it('says that there is room nowhere, and keeps what was left before', () => {
  say('first')
  local.room = 0
  session.room = 0
  expect(say('second')).toBe(false)
  expect(said()).toBe('first')
})
