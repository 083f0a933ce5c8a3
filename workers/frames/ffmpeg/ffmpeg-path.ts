import { coded } from '../../guard.ts'
import type { FramePath } from '../path.ts'
import { shownSize } from '../size.ts'
import { startCore } from './core.ts'
import { type CorePool, createCorePool } from './core-pool.ts'
import { decodeGroup } from './decode.ts'
import { type Probe, packetsAround, probeClip } from './probe.ts'

/** A decoder of large pictures takes some 200 MB, of others 50: more of them than this would crowd out the page. */
const MOST_CORES = { large: 2, usual: 4 } as const
const LARGE_PIXELS = 2560 * 1440
/** Gigabytes of the device's memory for each decoder. */
const MEMORY_EACH = 2

const CRASHED = 'The decoder crashed on it: it is damaged.'

/**
 * Opens a clip with ffmpeg in WebAssembly, single-threaded, in as many workers as the device has room for.
 * @throws AppError `clip-unsupported`, `clip-unreadable`, `clip-no-video`, `clip-no-frames`, `download-failed`,
 * `out-of-memory`, `stalled`, `worker-crashed`.
 */
export async function openWithFfmpeg(
  file: Blob,
  onSign: () => void,
  signal: AbortSignal,
): Promise<FramePath> {
  const start = (onCoreSign: () => void) =>
    startCore(file, () => {
      onSign()
      onCoreSign()
    })
  const first = createCorePool(start, 1)
  const probe = await first
    .use((core) => probeClip(core, file.size), { rank: 0, signal })
    .catch((error: unknown) => {
      throw isCrash(error) ? coded('clip-unreadable', CRASHED, error) : error
    })
  first.resize(coresFor(probe))
  return pathOf(first, probe)
}

/** The path over these decoders, of a clip that one of them has probed. */
export function pathOf(pool: CorePool, probe: Probe): FramePath {
  const { track, clock, duration } = probe
  return {
    decoder: 'ffmpeg',
    clip: {
      duration,
      ...shownSize(track.stored, track.pixelAspect, track.turn),
      codec: track.codec,
      ...(track.fps === undefined ? {} : { fps: track.fps }),
      decoder: 'ffmpeg',
    },
    clock,
    packetsAround: async (times, turn) =>
      probe.packets ?? (await pool.use((core) => packetsAround(core, probe, times), turn)),
    async decode(group, form, onPicture, turn) {
      try {
        await pool.use((core) => decodeGroup(core, track, clock, group, form, onPicture), turn)
      } catch (error) {
        // Damage that crashes a decoder costs the pictures of this group, and no others: the next group gets a fresh one.
        if (!isCrash(error)) throw error
      }
    },
    close: pool.end,
  }
}

/** As `core.ts` names what is left of a worker whose program has trapped. */
function isCrash(error: unknown): boolean {
  return error instanceof Error && error.name === 'AppError:worker-crashed'
}

/** On two idle cores a second decoder takes a third off the whole job and adds a twentieth to the first frame. */
function coresFor({ track }: Probe): number {
  const { deviceMemory = MOST_CORES.usual * MEMORY_EACH } = navigator as { readonly deviceMemory?: number }
  const isLarge = track.stored.width * track.stored.height > LARGE_PIXELS
  const most = isLarge ? MOST_CORES.large : MOST_CORES.usual
  return Math.max(1, Math.min(most, navigator.hardwareConcurrency, Math.floor(deviceMemory / MEMORY_EACH)))
}
