import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createAutosave, type SaveState } from '../../src/services/autosave.ts'
import { makeProject } from '../fixtures/make-project.ts'

const named = (name: string) => makeProject({ name })
const blobs = (...ids: string[]) => new Map(ids.map((id) => [id as BlobId, new Blob([id])]))

function setUp() {
  const written: { name: string; blobs: string[]; drops?: readonly string[] }[] = []
  const states: SaveState['status'][] = []
  let fail: Error | undefined
  let gate: Promise<void> = Promise.resolve()
  let writing = 0
  let mostAtOnce = 0
  const save = vi.fn(async (project: Project, held: ReadonlyMap<BlobId, Blob>, drops: readonly BlobId[]) => {
    writing += 1
    mostAtOnce = Math.max(mostAtOnce, writing)
    try {
      await gate
      if (fail) throw fail
      written.push({ name: project.name, blobs: [...held.keys()], ...(drops.length > 0 && { drops }) })
    } finally {
      writing -= 1
    }
  })
  const autosave = createAutosave(save, ({ status }) => states.push(status))
  return {
    autosave,
    written,
    states,
    save,
    mostAtOnce: () => mostAtOnce,
    failWith: (error: Error | undefined) => {
      fail = error
    },
    hold: () => {
      let release: () => void = () => undefined
      gate = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('autosave', () => {
  it('writes nothing before something changed', async () => {
    const { autosave, save } = setUp()
    await autosave.flush()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).not.toHaveBeenCalled()
  })

  it('gathers edits and writes the last', async () => {
    const { autosave, written, states } = setUp()
    for (const name of ['a', 'b', 'c']) autosave.changed(named(name))
    expect(written).toEqual([])
    await vi.advanceTimersByTimeAsync(350)
    expect(written.map(({ name }) => name)).toEqual(['c'])
    expect(states.at(-1)).toBe('saved')
  })

  it('writes a commit with its media at once', async () => {
    const { autosave, written } = setUp()
    expect(await autosave.commit(named('a'), blobs('x'))).toBe(true)
    expect(written).toEqual([{ name: 'a', blobs: ['x'] }])
    expect(autosave.heldBlob('x' as BlobId)).toBeUndefined()
  })

  it('deletes what was replaced with the write that replaces it, also after a failure, and once', async () => {
    const { autosave, written, failWith } = setUp()
    failWith(new Error('full'))
    await autosave.commit(named('a'), blobs('x'))
    await autosave.commit(named('b'), blobs('y'), ['x' as BlobId])
    failWith(undefined)
    await autosave.flush()
    autosave.changed(named('c'))
    await autosave.flush()
    expect(written).toEqual([
      { name: 'b', blobs: ['y'], drops: ['x'] },
      { name: 'c', blobs: [] },
    ])
  })

  it('has one writer at a time and writes edits made meanwhile after it', async () => {
    const { autosave, written, hold, mostAtOnce } = setUp()
    const release = hold()
    const first = autosave.commit(named('a'), blobs('x'))
    autosave.changed(named('b'))
    const second = autosave.commit(named('c'), blobs('y'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual([])
    release()
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(mostAtOnce()).toBe(1)
    expect(written.at(-1)?.name).toBe('c')
    expect(written.flatMap(({ blobs }) => blobs).sort()).toEqual(['x', 'y'])
  })

  it('keeps media in memory when the disk is full, says so, and writes all of it later', async () => {
    const { autosave, written, states, failWith } = setUp()
    failWith(Object.assign(new Error('full'), { name: 'QuotaExceededError' }))
    expect(await autosave.commit(named('a'), blobs('x'))).toBe(false)
    expect(states.at(-1)).toBe('unsaved')
    expect(autosave.heldBlob('x' as BlobId)?.size).toBe(1)
    expect(await autosave.commit(named('b'), blobs('y'))).toBe(false)
    failWith(undefined)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(written).toEqual([{ name: 'b', blobs: ['x', 'y'] }])
    expect(states.at(-1)).toBe('saved')
  })

  it('never lets an older failed write replace a newer state', async () => {
    const { autosave, written, failWith, hold } = setUp()
    const release = hold()
    failWith(new AppError('storage-lost'))
    const first = autosave.commit(named('old'), blobs())
    autosave.changed(named('new'))
    release()
    await first
    failWith(undefined)
    await autosave.flush()
    expect(written.map(({ name }) => name)).toEqual(['new'])
  })

  it('tells what is not on disk yet, also while it is being written', async () => {
    const { autosave, hold } = setUp()
    expect(autosave.unwritten()).toBeUndefined()
    autosave.changed(named('a'))
    expect(autosave.unwritten()?.name).toBe('a')
    const release = hold()
    const flushed = autosave.flush()
    expect(autosave.unwritten()?.name).toBe('a')
    release()
    await flushed
    expect(autosave.unwritten()).toBeUndefined()
  })

  it('writes what is waiting when it is closed, and nothing after', async () => {
    const { autosave, written, save } = setUp()
    autosave.changed(named('a'))
    await autosave.close()
    expect(written.map(({ name }) => name)).toEqual(['a'])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(save).toHaveBeenCalledTimes(1)
  })
})
