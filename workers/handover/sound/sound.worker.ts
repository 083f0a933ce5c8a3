import { expose } from 'comlink'
import { guard } from '../../guard.ts'
import { hear } from './hear.ts'
import { openSound, type Sound } from './read-sound.ts'
import type { SoundApi } from './sound.api.ts'

let opened: Sound | undefined

const api: SoundApi = {
  async open(file) {
    const sound = await openSound(file)
    opened = typeof sound === 'string' ? undefined : sound
    return opened !== undefined
  },
  async read(from, seconds) {
    return opened?.read(from, seconds) ?? []
  },
  hear: (file, onProgress) => hear(file, onProgress),
}

expose(guard(api))
