import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { pdfBoardOf } from '../../../src/domain/handover/pdf/board-of.ts'
import { SYSTEM_FAMILIES } from '../../../src/domain/handover/pdf/font-file.ts'
import { layOut } from '../../../src/domain/handover/pdf/layout.ts'
import type { Page, PictureBox } from '../../../src/domain/handover/pdf/page.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { Maker, MakerTools } from '../maker.ts'
import { isUpscaledWanted } from '../pictures/survey.ts'
import { drawPdf } from './draw.ts'
import { lacksLetter } from './fonts/open-faces.ts'
import { openTypesetter } from './fonts/open-typesetter.ts'
import { jpegFor } from './jpeg-for.ts'
import { systemType } from './system-type.ts'
import type { Typesetter } from './typesetter.ts'

/** The board as a PDF. @throws AppError `download-failed` where a font does not arrive. */
export const makePdf: Maker = async (job, tools) => {
  const { pages, setter } = await layOutJob(job)
  const facts = { title: job.project.name, language: job.words.pdf.language, date: new Date(job.at) }
  const content = await drawPdf(pages, facts, {
    setter,
    other: systemType,
    pictureFor: pictureFor(job, tools),
    onPage: (done) => tools.onProgress(done / pages.length),
  })
  const notes: readonly MadeNote[] = lacksLetter(otherText(pages, setter), SYSTEM_FAMILIES) ? ['no-font'] : []
  return [{ path: rowOf('pdf').path, content, notes }]
}

/** What is drawn with the fonts of the system, for none of ours has it. */
const otherText = (pages: readonly Page[], setter: Typesetter): string =>
  pages
    .flatMap(({ artifacts, parts }) => [
      ...artifacts,
      ...parts.flatMap(({ blocks }) => blocks.flatMap((one) => one.boxes)),
    ])
    .flatMap((box) => (box.kind === 'text' ? setter.runs(box.text, box.style, box.rtl) : []))
    .filter(({ font }) => font === undefined)
    .map((run) => run.text)
    .join('')

/** Opens the fonts of every board, and shapes a first text, which takes longest. */
export async function warmFonts(language: string): Promise<void> {
  const { measure } = await openTypesetter('', language)
  for (const weight of [{}, { bold: true }] as const) {
    measure('AV.fi', { size: 1, tone: 'ink', ...weight })
  }
}

/** The pages of a hand-over's PDF, and what sets their text. */
export async function layOutJob(
  job: HandoverJob,
): Promise<{ readonly pages: readonly Page[]; readonly setter: Typesetter }> {
  const board = pdfBoardOf(job)
  const setter = await openTypesetter(JSON.stringify([board, job.words.pdf]), job.words.pdf.language)
  return { pages: layOut(board, job.options.pdf, job.words.pdf, setter.measure), setter }
}

/**
 * Gets the logo, or a shot's picture as its box needs it; one that was lost since the survey fails
 * the file.
 */
const pictureFor =
  (job: HandoverJob, tools: MakerTools) =>
  async (box: PictureBox): Promise<Uint8Array> => {
    if (box.picture === 'logo' && job.logo) return job.logo.bytes
    const fact = job.pictures[Number(box.picture.replace('take-', ''))]
    const shot = job.project.shots.find(({ id }) => id === fact?.shot)
    const picture = shot && (await tools.load(shot.id, isUpscaledWanted(shot, job)))
    if (!picture) throw new AppError('picture-gone', fact?.file)
    return jpegFor(picture, box, job.options.pdf.dpi)
  }
