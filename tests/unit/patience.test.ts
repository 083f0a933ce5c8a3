import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPatience } from '../../src/lib/patience.ts'
import { unlessSilent, watchSilence } from '../../src/lib/silence.ts'
import { startTimeouts } from '../../src/services/engines/openrouter/timeouts.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/**
 * An hour on every clock without a timer, as in a sleeping device: each due timer then runs once.
 */
async function sleep(): Promise<void> {
  vi.setSystemTime(Date.now() + 3_600_000)
  await vi.advanceTimersToNextTimerAsync()
}

const never = new AbortController().signal

test('patience ends after the time awake and begins anew with each sign', () => {
  const patience = createPatience(1000)
  const steps = (count: number) => Array.from({ length: count }, patience.step)
  expect(patience.stepMs).toBe(100)
  expect(steps(9)).not.toContain(true)
  expect(steps(1)).toEqual([true])
  patience.heard()
  expect(steps(9)).not.toContain(true)
})

const waits: readonly [name: string, start: (late: () => void) => void][] = [
  [
    'a call',
    (late) => startTimeouts({ idleMs: 9000, totalMs: 90_000 }, never).signal.addEventListener('abort', late),
  ],
  ['a worker', (late) => void watchSilence(9000).silence.catch(late)],
  [
    'an index that is read',
    (late) => void unlessSilent(9000, () => new Promise(() => undefined)).catch(late),
  ],
]

test.each(waits)(
  '%s is not given up for the time a device slept, and is for as long awake',
  async (_, start) => {
    const late = vi.fn()
    start(late)
    for (let nights = 0; nights < 3; nights++) await sleep()
    await vi.advanceTimersByTimeAsync(4500)
    expect(late).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(6000)
    expect(late).toHaveBeenCalledOnce()
  },
)

test('what shows signs of life is not given up, and what is there in time is what comes', async () => {
  const late = vi.fn()
  const { heard, silence, stop } = watchSilence(1000, 'It says nothing.')
  silence.catch(late)
  for (let second = 0; second < 5; second++) {
    await vi.advanceTimersByTimeAsync(800)
    heard()
  }
  expect(late).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(late).toHaveBeenCalledWith(expect.objectContaining({ code: 'stalled', detail: 'It says nothing.' }))
  stop()
  expect(await unlessSilent(1000, async () => 'there')).toBe('there')
  expect(vi.getTimerCount()).toBe(0)
})
