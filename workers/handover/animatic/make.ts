import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { videoSize } from '../../../src/domain/handover/video-size.ts'
import { aspectRatio } from '../../../src/domain/project/project.ts'
import type { Maker } from '../maker.ts'
import { boardSound } from '../sound/board-sound.ts'
import { BROWSER_WAYS, browserVideo, type VideoWay, workingWay } from './browser-video.ts'
import { coreVideo } from './core-video.ts'
import { openDrawing } from './drawing.ts'

/** The board as a video, with what the browser encodes, else with ffmpeg. */
export const makeAnimatic: Maker = (job, tools) => animaticBy(BROWSER_WAYS)(job, tools)

/** The same with these ways of the browser alone, before ffmpeg. */
export const animaticBy =
  (ways: readonly VideoWay[]): Maker =>
  async (job, tools) => {
    const { animatic } = job.options
    const drawing = await openDrawing(job, tools, videoSize(aspectRatio(job.project), animatic.height))
    const notes: MadeNote[] = [...drawing.notes]
    try {
      // A cut list names the MP4.
      const isMp4 = animatic.file === 'mp4' || job.kinds.includes('edl-animatic')
      const allowed = ways.filter(({ file }) => !isMp4 || file === 'mp4')
      const way = await workingWay(allowed, drawing)
      const heard = animatic.sound ? await boardSound(job, tools.clip, drawing.table) : undefined
      const wav = heard instanceof Blob ? heard : undefined
      if (typeof heard === 'string') notes.push(heard)
      const title = job.project.name
      if (!way) {
        notes.push('by-ffmpeg')
        const content = await coreVideo(drawing, title, wav, tools.onProgress)
        return [{ path: rowOf('animatic').path, content, notes }]
      }
      if (way.file === 'webm') notes.push('webm')
      const sound = wav && (await soundFor(way, wav))
      const content = await browserVideo(way, drawing, title, sound, tools.onProgress)
      return [{ path: rowOf('animatic').path.replace(/mp4$/, way.file), content, notes }]
    } finally {
      drawing.close()
    }
  }

/** Only a video with sound loads what encodes it. */
const soundFor = async ({ file }: VideoWay, wav: Blob) =>
  (await import('./encoded-sound.ts')).encodedSound(wav, file)
