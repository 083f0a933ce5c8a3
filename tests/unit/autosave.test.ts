import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { AppError } from '../../src/lib/errors.ts'
import { createAutosave, type SaveState } from '../../src/services/storage/autosave.ts'
import { makeFrame, makeProject } from '../fixtures/make-project.ts'

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

  describe('on a full disk', () => {
    /** A disk with this much room for media, in bytes; below 0 it is full. Text takes no room. */
    function setUpDisk(room: number) {
      const disk = { room, taken: 0, kept: new Set<BlobId>() }
      const told: { name: string; names: readonly BlobId[] }[] = []
      const states: SaveState[] = []
      const tries = vi.fn(
        async (project: Project, held: ReadonlyMap<BlobId, Blob>, drops: readonly BlobId[]) => {
          const more = [...held.values()].reduce((sum, { size }) => sum + size, 0)
          if (disk.taken + more > disk.room)
            throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
          disk.taken += more
          for (const id of held.keys()) disk.kept.add(id)
          for (const id of drops) disk.kept.delete(id)
          // The saved project names only blobs that are on disk, whatever comes next.
          expect(blobsOf(project).filter((id) => !disk.kept.has(id))).toEqual([])
          told.push({ name: project.name, names: blobsOf(project) })
        },
      )
      return {
        disk,
        told,
        states,
        tries,
        autosave: createAutosave(tries, (state) => states.push(state)),
      }
    }
    const file = (id: string, size: number) => [id as BlobId, new Blob(['x'.repeat(size)])] as const
    const framed = (name: string, ...ids: string[]): Project => {
      const { style: _, ...rest } = makeProject({ name, frames: ids.map((id) => frameOf(id)) })
      return rest
    }
    const frameOf = (id: string) => ({ ...makeFrame(id.charCodeAt(0)), blob: id as BlobId })
    const bare = (project: Project): Project => {
      const { video: _, ...rest } = project
      return rest
    }

    it('keeps the words and each file that fits, names no other, and the rest later', async () => {
      const { autosave, disk, told, states } = setUpDisk(10)
      const project = bare(framed('words', 'a', 'b', 'c'))
      expect(await autosave.commit(project, new Map([file('a', 50), file('b', 6), file('c', 3)]))).toBe(false)
      expect([...disk.kept]).toEqual(['c', 'b'])
      expect(told.at(-1)).toEqual({ name: 'words', names: ['b', 'c'] })
      expect(states.at(-1)).toMatchObject({ status: 'unsaved', wordsKept: true })
      expect(autosave.held()).toEqual({ count: 1, bytes: 50 })
      expect(autosave.unwritten()).toBe(project)
      disk.room = 100
      await vi.advanceTimersByTimeAsync(10_000)
      expect(told.at(-1)?.names).toEqual(['a', 'b', 'c'])
      expect(states.at(-1)).toEqual({ status: 'saved' })
    })

    it('writes what is typed before a file is tried again', async () => {
      const { autosave, told, tries } = setUpDisk(10)
      const project = bare(framed('words', 'a'))
      await autosave.commit(project, new Map([file('a', 50)]))
      tries.mockClear()
      autosave.changed({ ...project, name: 'more words' })
      await vi.advanceTimersByTimeAsync(350)
      expect(tries.mock.calls[0]?.[1].size).toBe(0)
      expect(told.at(-1)).toEqual({ name: 'more words', names: [] })
    })

    it('says that not even the words are kept, and lets go of a file that is given up', async () => {
      const { autosave, disk, states, told } = setUpDisk(-1)
      const project = bare(framed('words', 'a', 'b'))
      await autosave.commit(project, new Map([file('a', 50), file('b', 2)]))
      expect(states.at(-1)).toMatchObject({ status: 'unsaved', wordsKept: false })
      disk.room = 10
      const without = bare(framed('words', 'b'))
      expect(await autosave.commit(without, new Map(), ['a' as BlobId])).toBe(true)
      expect(told.at(-1)).toEqual({ name: 'words', names: ['b'] })
      expect(autosave.held().count).toBe(0)
    })

    it('names nothing that is dropped while files are tried one by one', async () => {
      const { autosave, disk } = setUpDisk(10)
      const project = bare(framed('words', 'a', 'b'))
      const first = autosave.commit(project, new Map([file('a', 4), file('b', 50)]))
      await Promise.resolve()
      await autosave.commit(bare(framed('words')), new Map(), ['a' as BlobId, 'b' as BlobId])
      await first
      expect([...disk.kept]).toEqual([])
      expect(autosave.held().count).toBe(0)
    })
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
