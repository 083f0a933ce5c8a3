import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js'
import { expect, test } from 'vitest'
import { writeZip, type ZipFile } from '../../src/services/library/write-zip.ts'

const MB = 1 << 20
const file = (path: string, content: string | Uint8Array<ArrayBuffer>): ZipFile => ({
  path,
  content: new Blob([content]),
})

async function* listed(...files: readonly ZipFile[]): AsyncGenerator<ZipFile> {
  yield* files
}

/** An endless source of 1 MB files; reports how many were read, and whether it was closed. */
function endless() {
  const state = { asked: 0, ended: false }
  async function* files(): AsyncGenerator<ZipFile> {
    try {
      for (;;) {
        state.asked += 1
        yield file(`${state.asked}.bin`, new Uint8Array(MB))
      }
    } finally {
      state.ended = true
    }
  }
  return { state, files }
}

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 50))

test('files are stored as they are, under their names, whatever letters they have', async () => {
  const given = [
    file('scene.txt', 'A slow dawn.'),
    file('media/Früh हिन्दी.png', new Uint8Array(MB)),
    file('none', ''),
  ]
  const blob = await new Response(writeZip(listed(...given))).blob()
  const entries = (await new ZipReader(new BlobReader(blob)).getEntries()) as FileEntry[]
  expect(entries.map(({ filename }) => filename)).toEqual(given.map(({ path }) => path))
  expect(new Set(entries.map(({ compressionMethod }) => compressionMethod))).toEqual(new Set([0]))
  for (const [i, entry] of entries.entries()) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const [text] = await Promise.all([new Response(readable).text(), entry.getData(writable)])
    expect(text).toBe(await given[i]?.content.text())
  }
})

test('no file is asked for before there is room for it', async () => {
  const { state, files } = endless()
  const reader = writeZip(files()).getReader()
  await reader.read()
  await soon()
  expect(state.asked).toBe(1)
  let bytes = 0
  while (bytes < 3 * MB) bytes += (await reader.read()).value?.length ?? 0
  await soon()
  expect(state.asked).toBeLessThanOrEqual(4)
  await reader.cancel()
})

test('who goes away ends the files too', async () => {
  const { state, files } = endless()
  const reader = writeZip(files()).getReader()
  await reader.read()
  await reader.cancel()
  await expect.poll(() => state.ended).toBe(true)
})

test('what goes wrong with a file is what the reader hears', async () => {
  const fault = new Error('The disk is gone.')
  async function* broken(): AsyncGenerator<ZipFile> {
    yield file('one.bin', new Uint8Array(MB))
    throw fault
  }
  await expect(new Response(writeZip(broken())).blob()).rejects.toBe(fault)
  const through = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform() {
      throw fault
    },
  })
  const spoilt = writeZip(listed({ ...file('two.bin', new Uint8Array(MB)), through }))
  await expect(new Response(spoilt).blob()).rejects.toBe(fault)
})
