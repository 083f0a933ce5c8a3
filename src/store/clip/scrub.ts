import { withFrameAdded, withFrameReplaced, withoutFrames } from '../../domain/clip/edit-frames.ts'
import type { FrameId } from '../../domain/ids.ts'
import { type Problem, toProblem } from '../../domain/problem.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { newFrame } from '../../pipeline/clip/store-frame.ts'
import type { DecodedFrame, OpenedClip } from '../../pipeline/context.ts'
import { openClip } from '../../services/clip/open-clip.ts'
import { log } from '../app/store.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { loadClip } from './clip.ts'

interface ScrubState {
  /** The frame of the last requested time, or an earlier one until that is decoded. */
  readonly shown?: DecodedFrame | undefined
  readonly decoding: boolean
  readonly problem?: Problem | undefined
}

/** Scrubs through the open project's clip, frame by frame. */
export const useScrubStore = createShown<ScrubState>(() => ({ decoding: false }))

interface Scrub {
  readonly controller: AbortController
  readonly clip: Promise<OpenedClip>
  /** The newest request since decoding began; older ones are skipped. */
  wanted?: number | undefined
}
let scrub: Scrub | undefined

/** Shows the frame at a time (seconds into the clip). The first call opens the clip. */
export async function scrubTo(time: number): Promise<void> {
  scrub ??= startScrub()
  const current = scrub
  const idle = current.wanted === undefined && !useScrubStore.getState().decoding
  current.wanted = time
  if (idle) await decodeWanted(current)
}

/** Closes the clip. */
export function endScrub(): void {
  scrub?.controller.abort(new AppError('cancelled'))
  scrub = undefined
  useScrubStore.setState({ shown: undefined, decoding: false, problem: undefined })
}

/** Adds the shown frame to the project's frames, or replaces `old` with it. */
export async function takeShownFrame(old?: FrameId): Promise<FrameId | undefined> {
  const { shown } = useScrubStore.getState()
  if (!shown) return undefined
  const frame = newFrame(shown, shown.presentedAt)
  await commitProject(
    (project) => (old ? withFrameReplaced(project, old, frame) : withFrameAdded(project, frame)),
    new Map([[frame.blob, shown.jpeg]]),
  )
  return frame.id
}

export const dropFrame = (id: FrameId) => editProject((project) => withoutFrames(project, [id]))

function startScrub(): Scrub {
  const controller = new AbortController()
  const clip = loadClip().then((file) => {
    if (!file) throw new AppError('clip-unreadable', { code: 'clip-gone' })
    return openClip(file, controller.signal)
  })
  return { controller, clip }
}

async function decodeWanted(current: Scrub): Promise<void> {
  useScrubStore.setState({ decoding: true, problem: undefined })
  try {
    const clip = await current.clip
    while (current.wanted !== undefined) {
      const time = current.wanted
      current.wanted = undefined
      await clip.sample([time], (shown) => scrub === current && useScrubStore.setState({ shown }))
    }
  } catch (error) {
    if (scrub !== current) return
    scrub = undefined
    current.controller.abort(new AppError('cancelled'))
    if (isCancel(error)) return
    const known = toAppError(error)
    useScrubStore.setState({ problem: toProblem(known) })
    log({ code: 'problem' }, known)
  } finally {
    if (scrub === current || scrub === undefined) useScrubStore.setState({ decoding: false })
  }
}
