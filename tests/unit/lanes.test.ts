import { expect, test } from 'vitest'
import { createLanes } from '../../workers/clip/lanes.ts'

const never = new AbortController().signal
const soon = () => new Promise<void>((resolve) => setTimeout(resolve))

test('who gives up while another is woken in its place is not woken again: nobody behind it sleeps for ever', async () => {
  const lanes = createLanes(1)
  const first = await lanes.enter({ rank: 1, signal: never })
  const gone = new AbortController()
  const givesUp = lanes.enter({ rank: 1, signal: gone.signal })
  const higher = lanes.enter({ rank: 2, signal: never })
  let entered = false
  const last = lanes.enter({ rank: 1, signal: never }).then((lane) => {
    entered = true
    return lane
  })
  gone.abort(new Error('no longer wanted'))
  await expect(givesUp).rejects.toThrow('no longer wanted')
  first.leave()
  ;(await higher).leave()
  await soon()
  expect(entered).toBe(true)
  ;(await last).leave()
})

test('a lane that comes free in the moment of giving up goes to the next', async () => {
  const lanes = createLanes(1)
  const first = await lanes.enter({ rank: 1, signal: never })
  const gone = new AbortController()
  const woken = lanes.enter({ rank: 2, signal: gone.signal })
  const next = lanes.enter({ rank: 1, signal: never })
  first.leave()
  gone.abort(new Error('no longer wanted'))
  await expect(woken).rejects.toThrow('no longer wanted')
  expect((await next).ticket).toBe(3)
})
