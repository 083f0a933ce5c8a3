import { expose, transfer } from 'comlink'
import { guard } from '../guard.ts'
import { openPack } from '../offline/packs/open-pack.ts'
import { decodePhoto } from './decode-photo.ts'
import type { PhotoApi } from './photo.api.ts'

const api: PhotoApi = {
  async decode(file, limits, onBytes) {
    const program = await openPack('photo-formats', onBytes)
    const bitmap = await decodePhoto(program, new Uint8Array(await file.arrayBuffer()), limits)
    return transfer({ bitmap }, [bitmap])
  },
}

expose(guard(api))
