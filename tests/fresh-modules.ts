import { threadId } from 'node:worker_threads'
import { afterAll, vi } from 'vitest'

// Runs before each file of tests with state but without a database. They share threads, because a
// thread of its own would load all packages anew for each: two thirds of the time of most files.
// Our own modules and what is global begin anew instead; vitest keeps the mocks of files apart.
vi.resetModules()

const { BroadcastChannel: Channel } = globalThis
const open: BroadcastChannel[] = []
/** A channel that ends with its file, and that tests in other threads do not hear. */
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(`${name} ${threadId}`)
    open.push(this)
  }
}

afterAll(() => {
  for (const channel of open) channel.close()
  globalThis.BroadcastChannel = Channel
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
