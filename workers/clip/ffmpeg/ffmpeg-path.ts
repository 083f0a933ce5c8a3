import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { FramePath, PictureForm } from '../path.ts'
import { shownSize } from '../size.ts'
import { loadProgram, startCore } from './core.ts'
import { type CorePool, createCorePool } from './core-pool.ts'
import { decodeGroup } from './decode.ts'
import { probeClip } from './probe.ts'
import { type Probe, packetsAround } from './read-packets.ts'

const MOST_CORES = 4
/**
 * Memory in bytes for all decoders, beyond which the page would suffer, and for each, without its
 * pictures.
 */
const MEMORY_OF_ALL = 400e6
const MEMORY_OF_ONE = 50e6
const PICTURES_HELD = 10
/** Gigabytes of device memory per decoder. */
const MEMORY_EACH = 2

const CRASHED = { code: 'decoder-crashed' } as const

/**
 * Opens a clip with single-threaded ffmpeg in WebAssembly, in as many workers as memory allows.
 * @throws AppError `clip-unsupported`, `clip-unreadable`, `clip-no-video`, `clip-no-frames`,
 * `download-failed`, `out-of-memory`, `stalled`, `worker-crashed`.
 */
export async function openWithFfmpeg(file: Blob, onSign: () => void): Promise<FramePath> {
  const program = loadProgram(onSign)
  const start = (onCoreSign: () => void) => {
    const onAnySign = () => {
      onSign()
      onCoreSign()
    }
    return startCore(file, onAnySign, program)
  }
  const first = createCorePool(start, 1)
  const probe = await first
    .use((core) => probeClip(core, file))
    .catch((error: unknown) => {
      throw isCrash(error) ? new AppError('clip-unreadable', CRASHED, { cause: error }) : error
    })
  first.resize(coresFor(probe))
  return pathOf(file, first, probe)
}

/** The path over these decoders for a probed clip. */
export function pathOf(blob: Blob, pool: CorePool, probe: Probe): FramePath {
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
    packetsAround: async (times) =>
      probe.packets ?? (await pool.use((core) => packetsAround(core, probe, times))),
    async decode(group, form, onPicture) {
      try {
        for (const [part, plain] of byForm(group, form))
          await pool.use((core) => decodeGroup(core, { blob, track, clock }, part, plain, onPicture))
      } catch (error) {
        // Damage that crashes a decoder costs only this group's pictures: the next group gets a
        // fresh decoder.
        if (!isCrash(error)) throw error
      }
    },
    close: pool.end,
  }
}

/** One run of ffmpeg makes pictures of one size. */
function byForm(
  group: FrameGroup,
  { larger, ...form }: PictureForm,
): readonly (readonly [FrameGroup, PictureForm])[] {
  const parts = [true, false].map((isLarger) => {
    const wanted = [...group.wanted].filter(([tick]) => (larger?.ticks.has(tick) ?? false) === isLarger)
    const size = larger && isLarger ? larger.size : form.size
    return [
      { ...group, wanted: new Map(wanted) },
      { ...form, size },
    ] as const
  })
  return parts.filter(([part]) => part.wanted.size > 0)
}

/** The error that core.ts throws for a trapped program. */
function isCrash(error: unknown): boolean {
  return error instanceof AppError && error.code === 'worker-crashed'
}

/**
 * On two idle cores a second decoder saves a third of the job's time and delays the first frame by
 * a twentieth.
 */
function coresFor({ track: { stored, bytesPerPixel } }: Probe): number {
  const { deviceMemory = MOST_CORES * MEMORY_EACH } = navigator as { readonly deviceMemory?: number }
  const pictureBytes = stored.width * stored.height * bytesPerPixel
  const fitting = Math.floor(MEMORY_OF_ALL / (MEMORY_OF_ONE + PICTURES_HELD * pictureBytes))
  const most = Math.min(MOST_CORES, navigator.hardwareConcurrency, Math.floor(deviceMemory / MEMORY_EACH))
  return Math.max(1, Math.min(most, fitting))
}
