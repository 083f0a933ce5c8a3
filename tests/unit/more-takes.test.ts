import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { roomFor } from '../../src/domain/money/spending-limit.ts'
import type { TakeAsk } from '../../src/domain/takes/take-ask.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.mock('zustand', async (original) => ({
  ...(await original<typeof import('zustand')>()),
  create: (await import('../fixtures/stores-now.ts')).createNow,
}))
vi.mock('../../src/lib/dom/shown-store.ts', async (original) => ({
  ...(await original<typeof import('../../src/lib/dom/shown-store.ts')>()),
  createShown: (await import('../fixtures/stores-now.ts')).createNow,
}))
vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})
vi.mock('../../src/store/settings/store.ts', async (original) => ({
  ...(await original<typeof import('../../src/store/settings/store.ts')>()),
  useEngine: () => ({ id: 'openrouter', usesModels: true, leavesDevice: true }),
}))

const { useAppStore } = await import('../../src/store/app/store.ts')
const { useProjectStore } = await import('../../src/store/project/store.ts')
const { MoreTakes } = await import('../../src/ui/takes/MoreTakes.tsx')
const { roomReason } = await import('../../src/ui/takes/use-why-not-ask.ts')
const { noRoomText, useWhyNoSheet } = await import('../../src/ui/takes/sheet/use-why-no-sheet.ts')

const shot = makeShot('s1', { takes: [makeTake('t1', 'x')] })
const project = makeProject({ shots: [shot, makeShot('s2')] })
const OFFLINE = 'You are offline: the model service cannot be reached.'
const READ_ONLY = /open in another tab/

/** Each button by its name, with why it is disabled. */
function reasons(): ReadonlyMap<string, string> {
  const page = renderToStaticMarkup(createElement(MoreTakes, { project, shot }))
  const buttons = [...page.matchAll(/<button([^>]*)>([^<]*)/g)]
  return new Map(
    buttons.map(([, attributes = '', name = '']) => [
      name,
      /aria-disabled="true"/.test(attributes)
        ? (/aria-description="([^"]*)"/.exec(attributes)?.[1] ?? 'no reason')
        : '',
    ]),
  )
}

beforeEach(() => {
  useAppStore.setState({ online: true })
  useProjectStore.setState({ project, readOnly: false })
})

describe('what can be asked for of a shot', () => {
  it('says offline that no service is reached, at each button that needs one', () => {
    expect(reasons().get('New take')).toBe('')
    useAppStore.setState({ online: false })
    const now = reasons()
    for (const name of ['New take', 'Best of 3']) expect(now.get(name), name).toBe(OFFLINE)
    expect(useWhyNoSheet(project, undefined)).toBe(OFFLINE)
  })

  it('says in a read-only tab that another one writes, at each button', () => {
    useProjectStore.setState({ readOnly: true })
    const now = reasons()
    expect([...now.keys()]).toEqual(['New take', 'Variation', 'Edit', 'Best of 3'])
    for (const name of ['New take', 'Edit', 'Best of 3']) expect(now.get(name), name).toMatch(READ_ONLY)
    expect(useWhyNoSheet(project, undefined)).toMatch(READ_ONLY)
  })
})

describe('a limit', () => {
  const several = (count: number): TakeAsk => ({ kind: 'several', count })
  const spent = { cost: 0.5, unsure: 0 } as never

  it('leaves room for fewer takes, and the button says for how many', () => {
    const room = (count: number, price: number) => roomReason(several(count), roomFor(count, price, spent, 1))
    expect(room(2, 0.2)).toBeUndefined()
    expect(room(4, 0.2)).toBe('The limit leaves $0.50: 2 fit, 4 do not.')
    expect(room(3, 0.3)).toBe('The limit leaves $0.50: one new take fits, 3 do not.')
    expect(room(2, 0.6)).toBe('The limit leaves $0.50, which is not enough for one take.')
  })

  it('says the same of draft sheets', () => {
    const text = (count: number, price: number) => {
      const room = roomFor(count, price, spent, 1)
      return room && noRoomText(count, room)
    }
    expect(text(2, 0.2)).toBeUndefined()
    expect(text(3, 0.2)).toBe('The limit leaves $0.50: 2 sheets fit, 3 do not.')
    expect(text(3, 0.3)).toBe('The limit leaves $0.50: one sheet fits, 3 do not.')
    expect(text(1, 0.6)).toBe('The limit leaves $0.50, which is not enough for one sheet.')
  })
})
