import { type ChangeEvent, createElement, useState } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { calmly, createShown, doSoon } from '../../src/lib/dom/shown-store.ts'

let root: Root
beforeEach(() => {
  document.body.replaceChildren()
  root = createRoot(document.body.appendChild(document.createElement('div')))
})
afterEach(() => root.unmount())

type Counting = ReturnType<typeof createCounting>

const createCounting = () => createShown<{ readonly count: number }>(() => ({ count: 0 }))

function Counter({ useCount, shown }: { readonly useCount: Counting; readonly shown: number[] }) {
  const count = useCount((state) => state.count)
  shown.push(count)
  return createElement('p', {}, count)
}

/** A counter on the screen, and what it has shown. */
async function showCounter() {
  const useCount = createCounting()
  const shown: number[] = []
  root.render(createElement(Counter, { useCount, shown }))
  await expect.poll(() => document.body.textContent).toBe('0')
  const set = (count: number) => useCount.setState({ count })
  return { useCount, shown, set }
}

test('a change shows before anything else happens, as what is typed must', async () => {
  const { set, shown } = await showCounter()
  for (const count of [1, 2, 3]) {
    set(count)
    await Promise.resolve()
  }
  expect(shown).toEqual([0, 1, 2, 3])
})

test('many calm changes show as few, the last one always; state and subscribers know each at once', async () => {
  const { useCount, shown, set } = await showCounter()
  const told: number[] = []
  useCount.subscribe(({ count }) => told.push(count))
  for (let count = 1; count <= 200; count++) {
    calmly(() => set(count))
    expect(useCount.getState().count).toBe(count)
    await new Promise((resolve) => setTimeout(resolve))
  }
  await expect.poll(() => document.body.textContent).toBe('200')
  expect(told).toHaveLength(200)
  expect(shown.length).toBeLessThan(60)
})

test('a change that is not calm shows what was waiting too', async () => {
  const { useCount, shown, set } = await showCounter()
  calmly(() => set(1))
  useCount.setState(({ count }) => ({ count: count + 10 }))
  await Promise.resolve()
  expect(shown).toEqual([0, 11])
  expect(document.body.textContent).toBe('11')
})

test('a screen that has gone is not told, and what is asked for again is done once', async () => {
  const { shown, set } = await showCounter()
  let times = 0
  const count = () => {
    times += 1
  }
  calmly(() => set(1))
  for (let i = 0; i < 5; i++) doSoon(count)
  root.unmount()
  await expect.poll(() => times).toBe(1)
  await new Promise((resolve) => requestAnimationFrame(resolve))
  expect([times, shown]).toEqual([1, [0]])
})

/** What two stores say, seen by a parent and by a child that is told of its own alone. */
const useFirst = createCounting()
const useSecond = createCounting()
const pairs: string[] = []

function Parent() {
  return createElement(Child, { first: useFirst((state) => state.count) })
}

function Child({ first }: { readonly first: number }) {
  const second = useSecond((state) => state.count)
  const [local, setLocal] = useState(0)
  pairs.push(`${first} ${second} ${local}`)
  return createElement(
    'button',
    { type: 'button', onClick: () => setLocal(local + 1) },
    `${first} ${second} ${local}`,
  )
}

test('no component sees a change, or a click, without the calm changes before it', async () => {
  root.render(createElement(Parent))
  await expect.poll(() => document.body.textContent).toBe('0 0 0')
  calmly(() => useFirst.setState({ count: 1 }))
  useSecond.setState({ count: 1 })
  await expect.poll(() => document.body.textContent).toBe('1 1 0')
  calmly(() => useFirst.setState({ count: 2 }))
  const button = document.querySelector('button')
  button?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
  button?.click()
  await expect.poll(() => document.body.textContent).toBe('2 1 1')
  expect(pairs).toEqual(['0 0 0', '1 1 0', '2 1 1'])
})

const useText = createShown<{ readonly text: string }>(() => ({ text: '' }))

function Field() {
  useFirst((state) => state.count)
  const text = useText((state) => state.text)
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => useText.setState({ text: target.value })
  return createElement('textarea', { value: text, onChange })
}

test('what is put into a field is never put back by a calm change that waits', async () => {
  root.render(createElement(Field))
  await expect.poll(() => document.querySelector('textarea')).not.toBeNull()
  const field = document.querySelector('textarea') as HTMLTextAreaElement
  let count = 100
  const timer = setInterval(() => {
    count += 1
    calmly(() => useFirst.setState({ count }))
  }, 3)
  for (let i = 0; i < 15; i++) {
    await userEvent.fill(field, `text ${i}`)
    expect(useText.getState().text).toBe(`text ${i}`)
  }
  clearInterval(timer)
  expect(field.value).toBe('text 14')
})
