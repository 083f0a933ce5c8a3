import type { ClipInfo } from '../../src/domain/project.ts'
import { defaultWindow, middleTime, sampleTimes } from '../../src/domain/sampling.ts'
import { sampleClip } from '../../src/services/frames.ts'

/** What one run of the frame job took, in milliseconds from its start. */
export interface FramesRun {
  readonly probedMs: number
  readonly firstFrameMs: number
  readonly totalMs: number
  readonly frames: number
}

declare global {
  interface Window {
    /** The app's own frame job on the file that was chosen in the page. */
    sampleChosenClip: () => Promise<FramesRun>
  }
}

function plan({ duration }: ClipInfo): readonly number[] {
  const window = defaultWindow(duration)
  return [...new Set([middleTime(window), ...sampleTimes(window)])]
}

window.sampleChosenClip = async () => {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('No clip was chosen.')
  const startedAt = performance.now()
  const passed = () => performance.now() - startedAt
  let probedMs = 0
  let firstFrameMs = 0
  const report = await sampleClip(
    file,
    (info) => {
      probedMs = passed()
      return plan(info)
    },
    () => {
      firstFrameMs ||= passed()
    },
    new AbortController().signal,
  )
  return { probedMs, firstFrameMs, totalMs: passed(), frames: report.decoded }
}
