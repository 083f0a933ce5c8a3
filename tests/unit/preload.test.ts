import { type ComponentType, createElement, Suspense } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Loads of a lazy part and of a text of errors after the first input. */
async function loadsAfterInput(connection: { readonly saveData?: boolean } | undefined) {
  vi.stubGlobal('navigator', { onLine: true, connection })
  vi.stubGlobal('window', new EventTarget())
  const { lazyComponent, preloadComponents, preloadLater } = await import(
    '../../src/ui/kit/lazy-component.ts'
  )
  const [part, text] = [vi.fn(async () => () => null), vi.fn(async () => undefined)]
  lazyComponent(part)
  preloadLater(text)
  preloadComponents()
  expect([part, text].map(({ mock }) => mock.calls.length)).toEqual([0, 0])
  window.dispatchEvent(new Event('keydown'))
  await vi.waitFor(() => expect(text).toHaveBeenCalled())
  return [part, text].map(({ mock }) => mock.calls.length)
}

test.each([
  ['late parts load after the first input', { saveData: false }, [1, 1]],
  ['so they do where a browser does not tell', undefined, [1, 1]],
  ['where people ask for less data, only the texts for errors do', { saveData: true }, [0, 1]],
])('%s', async (_, connection, expected) => {
  expect(await loadsAfterInput(connection)).toEqual(expected)
})

test('a part that is loaded shows at once, and before that its placeholder', async () => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('window', new EventTarget())
  const { lazyComponent, preloadComponents, preloadLater } = await import(
    '../../src/ui/kit/lazy-component.ts'
  )
  const makePart = () => lazyComponent(async () => (): string => 'I am here.')
  const [early, late] = [makePart(), makePart()]
  const shown = (part: ComponentType) =>
    renderToString(createElement(Suspense, { fallback: 'Wait' }, createElement(part)))
  expect(shown(early)).toContain('Wait')
  const last = vi.fn(async () => undefined)
  preloadLater(last)
  preloadComponents()
  window.dispatchEvent(new Event('keydown'))
  await vi.waitFor(() => expect(last).toHaveBeenCalled())
  expect(shown(late)).toBe('<!--$-->I am here.<!--/$-->')
})
