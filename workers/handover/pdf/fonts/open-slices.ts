import { openPart } from '../../../offline/packs/open-pack.ts'
import { readCachedPack } from '../../../offline/packs/pack-cache.ts'
import { packNamed } from '../../../offline/packs/packs.ts'
import { fontsIn, type ListedFont, listOf } from './open-bundle.ts'
import { openOnce } from './open-once.ts'
import type { SlicedPack, SliceSource } from './slices.ts'

interface OpenPack {
  readonly list: readonly ListedFont[]
  /** The bytes of the fonts of a slice. */
  readonly bytesOf: (slice: number) => Promise<Uint8Array<ArrayBuffer>>
}

const opened = new Map<SlicedPack, Promise<OpenPack>>()
/** Slices that were opened, kept for the worker's life. */
const slices = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Slices from the device where the pack is kept, else each as its own file. */
export const SLICES: SliceSource = {
  list: async (pack) => (await openOnce(opened, pack, () => open(pack))).list,
  async slice(pack, slice) {
    const { list, bytesOf } = await openOnce(opened, pack, () => open(pack))
    const bytes = await openOnce(slices, `${pack} ${slice}`, () => bytesOf(slice))
    return fontsIn(bytes, 0, fontsOf(list, slice))
  },
}

async function open(name: SlicedPack): Promise<OpenPack> {
  await import('../../../offline/packs/sliced-parts.ts')
  const pack = packNamed(name)
  const kept = await readCachedPack(pack).catch(() => undefined)
  if (!kept) {
    const { list } = listOf(await openPart(pack, 0))
    return { list, bytesOf: (slice) => openPart(pack, slice + 1) }
  }
  const { list, begins } = listOf(kept)
  const names = [...new Set(list.map(({ script }) => script))]
  const sizes = names.map((_, i) => fontsOf(list, i).reduce((sum, { bytes }) => sum + bytes, 0))
  return {
    list,
    async bytesOf(slice) {
      const start = sizes.slice(0, slice).reduce((sum, size) => sum + size, begins)
      return kept.subarray(start, start + (sizes[slice] ?? 0))
    },
  }
}

/** The fonts of a slice, one for each weight. */
function fontsOf(list: readonly ListedFont[], slice: number): readonly ListedFont[] {
  const name = [...new Set(list.map(({ script }) => script))][slice]
  return list.filter(({ script }) => script === name)
}
