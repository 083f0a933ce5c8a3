import { expose } from 'comlink'
import { AppError } from '../../src/lib/errors.ts'
import { guard } from '../guard.ts'
import type { OfflineApi } from './offline.api.ts'
import { downloadPack, isWhole } from './packs/open-pack.ts'
import {
  cachePack,
  deleteCachedPack,
  deleteOutdatedPacks,
  isKept,
  readCachedPack,
} from './packs/pack-cache.ts'
import { packNamed } from './packs/packs.ts'
import './packs/sliced-parts.ts'

const api: OfflineApi = {
  look: (names) =>
    Promise.all(
      names.map(async (name) => {
        const pack = packNamed(name)
        return { name, bytes: pack.bytes, kept: await isKept(pack) }
      }),
    ),
  async keep(name, onBytes) {
    const pack = packNamed(name)
    const kept = await readCachedPack(pack)
    if (kept && (await isWhole(pack, kept))) return
    await deleteCachedPack(pack)
    const content = await downloadPack(pack, onBytes)
    try {
      await cachePack(pack, content)
    } catch (error) {
      const isUnsupported = error instanceof DOMException && error.name === 'NotSupportedError'
      throw new AppError(isUnsupported ? 'offline-unsupported' : 'no-space', undefined, { cause: error })
    }
  },
  async remove(names) {
    for (const name of names) await deleteCachedPack(packNamed(name))
  },
  tidy: deleteOutdatedPacks,
}

expose(guard(api))
