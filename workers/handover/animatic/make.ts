import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import { perSecond } from '../../../src/domain/handover/frame-rates.ts'
import { type HandoverJob, timecodeKind } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import type { MakeStep } from '../../../src/domain/handover/make-step.ts'
import { videoSize } from '../../../src/domain/handover/video-size.ts'
import { aspectRatio } from '../../../src/domain/project/project.ts'
import type { Maker, MakerTools } from '../maker.ts'
import { boardSound } from '../sound/board-sound.ts'
import { BROWSER_WAYS, browserVideo, type VideoWay, workingWay } from './browser-video.ts'
import { canvasSurface } from './canvas-surface.ts'
import { coreVideo } from './core-video.ts'
import { type Drawing, openDrawing } from './drawing.ts'
import { planesSurface } from './planes-surface.ts'
import type { Size } from './surface.ts'

/** The board as a video, with what the browser encodes, else with ffmpeg. */
export const makeAnimatic: Maker = (job, tools) => animaticBy(BROWSER_WAYS)(job, tools)

/** The same with these ways of the browser alone, before ffmpeg. */
export const animaticBy =
  (ways: readonly VideoWay[]): Maker =>
  async (job, tools) => {
    const { animatic } = job.options
    const size = videoSize(aspectRatio(job.project), animatic.height)
    // A cut list names the MP4.
    const isMp4 = animatic.file === 'mp4' || job.kinds.includes('edl-animatic')
    const allowed = ways.filter(({ file }) => !isMp4 || file === 'mp4')
    const fps = perSecond(timecodeKind(job.project, job.options).rate)
    const way = await workingWay(allowed, size, fps)
    return way ? inBrowser(way, size, job, tools) : inFfmpeg(size, job, tools)
  }

async function inBrowser(way: VideoWay, size: Size, job: HandoverJob, tools: MakerTools) {
  const surface = planesSurface(size)
  const drawing = await openDrawing(job, tools, surface)
  try {
    const { wav, notes } = await soundOf(job, tools, drawing)
    const { onProgress } = tools
    const sound = wav && (await soundFor(way, wav, (step) => onProgress(0, step)))
    onProgress(0)
    const content = await browserVideo(way, drawing, surface.frame, job.project.name, sound, onProgress)
    const path = rowOf('animatic').path.replace(/mp4$/, way.file)
    return [{ path, content, notes: [...notes, ...(way.file === 'webm' ? (['webm'] as const) : [])] }]
  } finally {
    drawing.close()
  }
}

async function inFfmpeg(size: Size, job: HandoverJob, tools: MakerTools) {
  const surface = canvasSurface(size)
  const drawing = await openDrawing(job, tools, surface)
  try {
    const { wav, notes } = await soundOf(job, tools, drawing)
    const content = await coreVideo(drawing, surface.context, job.project.name, wav, tools.onProgress)
    return [{ path: rowOf('animatic').path, content, notes: [...notes, 'by-ffmpeg' as const] }]
  } finally {
    drawing.close()
  }
}

/** The board's sound where it is asked for, and what is to be said so far. */
async function soundOf(
  job: HandoverJob,
  { clip, onProgress }: MakerTools,
  { table, notes }: Drawing,
): Promise<{ readonly wav: Blob | undefined; readonly notes: readonly MadeNote[] }> {
  if (job.options.animatic.sound) onProgress(0, 'sound')
  const heard = job.options.animatic.sound ? await boardSound(job, clip, table) : undefined
  return typeof heard === 'string' ? { wav: undefined, notes: [...notes, heard] } : { wav: heard, notes }
}

/** Only a video with sound loads what encodes it. */
const soundFor = async ({ file }: VideoWay, wav: Blob, onStep: (step: MakeStep) => void) =>
  (await import('./encoded-sound.ts')).encodedSound(wav, file, onStep)
