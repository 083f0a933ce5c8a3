import type { FrameForm, SampledFrame, SampleReport, Stretch } from '../frames.api.ts'
import { coded } from '../guard.ts'
import { UNREADABLE } from './ffmpeg/core.ts'
import { openWithFfmpeg } from './ffmpeg/ffmpeg-path.ts'
import { findCuts } from './find-cuts.ts'
import type { FramePath, Turn } from './path.ts'
import { sampleFrames } from './sample.ts'

/** A clip that stays open: as `FramesApi`, without the traffic between threads. */
export interface Session {
  readonly path: FramePath
  readonly sample: (
    times: readonly number[],
    form: FrameForm,
    onFrame: (frame: SampledFrame) => Promise<void> | void,
    turn: Turn,
  ) => Promise<SampleReport>
  readonly findCuts: (
    window: Stretch,
    onProgress: (share: number) => void,
    turn: Turn,
  ) => Promise<readonly number[]>
}

/** `onSign` is called now and then while a decoder is at work. @throws as `FramesApi.open`. */
export async function openSession(file: Blob, onSign: () => void): Promise<Session> {
  if (file.size === 0) throw coded('clip-empty')
  await refuseUnreadable(file)
  const path = await openWithFfmpeg(file, onSign, new AbortController().signal)
  return {
    path,
    async sample(times, form, onFrame, turn) {
      const missing = new Set(times)
      await sampleFrames(
        path,
        [...missing],
        form,
        (frame) => {
          missing.delete(frame.time)
          return onFrame(frame)
        },
        turn,
      )
      if (times.length > 0 && missing.size === new Set(times).size) throw coded('clip-no-frames')
      return {
        decoded: new Set(times).size - missing.size,
        missing: [...missing],
        decoder: path.decoder,
        notes: [],
      }
    },
    findCuts: (window, onProgress, turn) => findCuts(path, window, onProgress, turn),
  }
}

/** Chosen and then moved, renamed or changed: the browser says so at the first byte. */
async function refuseUnreadable(file: Blob): Promise<void> {
  try {
    await file.slice(0, 1).arrayBuffer()
  } catch (error) {
    throw coded('clip-unreadable', UNREADABLE, error)
  }
}
