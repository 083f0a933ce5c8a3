import { expect, it } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'
import { writeFiles } from '../../src/services/handover/pack.ts'

/** Bytes that a disk still has. */
interface Room {
  room: number
}

/** A folder in memory, as the File System standard has it, on a disk with room for some bytes. */
class Folder {
  readonly entries = new Map<string, Folder | Disk>()
  private readonly disk: Room
  constructor(disk: Room) {
    this.disk = disk
  }

  async getDirectoryHandle(name: string, { create = false } = {}) {
    const found = this.entries.get(name)
    if (found instanceof Disk) throw new DOMException('a file', 'TypeMismatchError')
    if (!found && !create) throw new DOMException('no folder', 'NotFoundError')
    const folder = found ?? new Folder(this.disk)
    this.entries.set(name, folder)
    return folder
  }

  async getFileHandle(name: string, { create = false } = {}) {
    const found = this.entries.get(name)
    if (found instanceof Folder) throw new DOMException('a folder', 'TypeMismatchError')
    if (!found && !create) throw new DOMException('no file', 'NotFoundError')
    const file = found ?? new Disk(this.disk)
    this.entries.set(name, file)
    return file
  }

  async removeEntry(name: string) {
    const found = this.entries.get(name)
    if (found instanceof Folder && found.entries.size > 0)
      throw new DOMException('not empty', 'InvalidModificationError')
    if (!this.entries.delete(name)) throw new DOMException('not there', 'NotFoundError')
  }

  /** Every file with what is in it. */
  list(at = ''): readonly string[] {
    return [...this.entries].flatMap(([name, entry]) =>
      entry instanceof Folder
        ? [`${at}${name}/`, ...entry.list(`${at}${name}/`)]
        : `${at}${name}: ${entry.text}`,
    )
  }
}

/** A file, which keeps what it had until a write is closed. */
class Disk {
  text = ''
  private readonly disk: Room
  constructor(disk: Room) {
    this.disk = disk
  }

  async createWritable() {
    let written = ''
    return new WritableStream<Uint8Array>({
      write: (chunk) => {
        if (chunk.length > this.disk.room) throw new DOMException('full', 'QuotaExceededError')
        this.disk.room -= chunk.length
        written += new TextDecoder().decode(chunk)
      },
      close: () => {
        this.text = written
      },
    })
  }
}

const file = (path: string, text: string) => ({ path, content: new Blob([text]) })
const way = { signal: new AbortController().signal, onShare: () => undefined }
const written = (root: Folder, ...files: readonly ReturnType<typeof file>[]) =>
  writeFiles(root as unknown as FileSystemDirectoryHandle, files, 'pilot', way)

it('files are written below a folder of their own, and replace what was there', async () => {
  const root = new Folder({ room: 100 })
  await written(root, file('shots.csv', 'old'))
  await written(root, file('shots.csv', 'new'), file('edit/media/sh_00001.png', 'picture'))
  expect(root.list()).toEqual([
    'pilot/',
    'pilot/shots.csv: new',
    'pilot/edit/',
    'pilot/edit/media/',
    'pilot/edit/media/sh_00001.png: picture',
  ])
})

it('on a disk that gets full nothing new is left, and what was there stays', async () => {
  const root = new Folder({ room: 8 })
  const other = await root.getDirectoryHandle('mine', { create: true })
  await other.getFileHandle('diary.txt', { create: true })
  await expect(
    written(root, file('README.txt', 'read'), file('edit/board.edl', 'too long for it')),
  ).rejects.toMatchObject({ code: 'folder-not-written' })
  expect(root.list()).toEqual(['mine/', 'mine/diary.txt: '])
})

it('a folder that was there already keeps its files', async () => {
  const root = new Folder({ room: 8 })
  await written(root, file('README.txt', 'first'))
  await expect(written(root, file('edit/board.edl', 'too long'))).rejects.toMatchObject({
    code: 'folder-not-written',
  })
  expect(root.list()).toEqual(['pilot/', 'pilot/README.txt: first'])
})

it('where a folder stands in place of a file, it fails and touches nothing', async () => {
  const root = new Folder({ room: 100 })
  const pilot = await root.getDirectoryHandle('pilot', { create: true })
  await pilot.getDirectoryHandle('shots.csv', { create: true })
  await expect(written(root, file('a.txt', 'a'), file('shots.csv', 'x'))).rejects.toMatchObject({
    code: 'folder-not-written',
  })
  expect(root.list()).toEqual(['pilot/', 'pilot/shots.csv/'])
})

it('a cancel between two files leaves nothing new, and says how far it was', async () => {
  const root = new Folder({ room: 100 })
  const controller = new AbortController()
  const shares: number[] = []
  const onShare = (share: number) => {
    shares.push(share)
    if (shares.length === 2) controller.abort(new AppError('cancelled'))
  }
  const files = [file('a.txt', 'one'), file('b.txt', 'two'), file('c.txt', 'more')]
  const writing = writeFiles(root as unknown as FileSystemDirectoryHandle, files, 'pilot', {
    signal: controller.signal,
    onShare,
  })
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' })
  expect(root.list()).toEqual([])
  expect(shares).toEqual([0, 0.3])
})
