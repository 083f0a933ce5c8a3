import { countedShots } from '../../../src/domain/board/counted-shots.ts'
import { handedFrame } from '../../../src/domain/handover/clip-frame.ts'
import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import type { MadeNote } from '../../../src/domain/handover/made-notes.ts'
import { pdfBoardOf } from '../../../src/domain/handover/pdf/board-of.ts'
import { SYSTEM_FAMILIES } from '../../../src/domain/handover/pdf/font-file.ts'
import { layOut } from '../../../src/domain/handover/pdf/layout.ts'
import { type Box, type Page, type PictureBox, shotIndexOf } from '../../../src/domain/handover/pdf/page.ts'
import type { ShotId } from '../../../src/domain/ids.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { Maker, MakerTools } from '../maker.ts'
import { shownPicture } from '../pictures/survey.ts'
import { drawPdf } from './draw.ts'
import { lacksLetter } from './fonts/open-faces.ts'
import { openTypesetter } from './fonts/open-typesetter.ts'
import { jpegOf, openedFor } from './jpeg-for.ts'
import { systemType } from './system-type.ts'
import type { Typesetter } from './typesetter.ts'

/** The board as a PDF. @throws AppError `download-failed` where a font does not arrive. */
export const makePdf: Maker = async (job, tools) => {
  const frameless = await shotsWithoutFrame(job, tools)
  const { pages, setter } = await layOutJob(job, new Set(frameless))
  const facts = { title: job.project.name, language: job.words.pdf.language, date: new Date(job.at) }
  const content = await drawPdf(pages, facts, {
    setter,
    other: systemType,
    pictureFor: pictureFor(pages, job, tools),
    onPage: (done) => tools.onProgress(done / pages.length),
  })
  const notes: readonly MadeNote[] = [
    ...(lacksLetter(otherText(pages, setter), SYSTEM_FAMILIES) ? (['no-font'] as const) : []),
    ...(frameless.length > 0 ? (['no-frame'] as const) : []),
  ]
  return [{ path: rowOf('pdf').path, content, notes }]
}

/** All that pages show, in the order in which it is drawn. */
const boxesOf = (pages: readonly Page[]): readonly Box[] =>
  pages.flatMap(({ artifacts, parts }) => [
    ...artifacts,
    ...parts.flatMap(({ blocks }) => blocks.flatMap(({ boxes }) => boxes)),
  ])

/** What is drawn with the fonts of the system, for none of ours has it. */
const otherText = (pages: readonly Page[], setter: Typesetter): string =>
  boxesOf(pages)
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

/** The shots whose frame of the clip is wanted and is lost, damaged, or stays on this device. */
async function shotsWithoutFrame({ project, options }: HandoverJob, { load }: MakerTools) {
  const lost: ShotId[] = []
  if (!options.pdf.shows.includes('clipFrame')) return lost
  for (const shot of countedShots(project)) {
    if (shot.sourceTime === undefined) continue
    const stored = handedFrame(project, shot) && (await load(shot.id, 'frame').catch(() => undefined))
    const bitmap = stored && (await createImageBitmap(stored).catch(() => undefined))
    bitmap?.close()
    if (!bitmap) lost.push(shot.id)
  }
  return lost
}

/** The pages of a hand-over's PDF, and what sets their text. */
export async function layOutJob(
  job: HandoverJob,
  frameless?: ReadonlySet<ShotId>,
): Promise<{ readonly pages: readonly Page[]; readonly setter: Typesetter }> {
  const board = pdfBoardOf(job, frameless)
  const setter = await openTypesetter(JSON.stringify([board, job.words.pdf]), job.words.pdf.language)
  return { pages: layOut(board, job.options.pdf, job.words.pdf, setter.measure), setter }
}

/**
 * Gets the logo, or a shot's picture as its box needs it; one that was lost since the survey fails
 * the file. The picture of the next box is decoded, on another thread, while a page is drawn.
 */
function pictureFor(pages: readonly Page[], job: HandoverJob, tools: MakerTools) {
  const { dpi } = job.options.pdf
  const takes = boxesOf(pages)
    .filter((box) => box.kind === 'picture')
    .filter(({ picture }) => picture !== 'logo')
  let ahead: { readonly box: PictureBox; readonly opened: ReturnType<typeof open> } | undefined

  async function open(box: PictureBox) {
    const fact = job.pictures[shotIndexOf(box.picture)]
    const shot = job.project.shots.find(({ id }) => id === fact?.shot)
    const which = shot && (box.picture.startsWith('frame') ? 'frame' : shownPicture(shot, job))
    const picture = shot && which && (await tools.load(shot.id, which))
    if (!picture) throw new AppError('picture-gone', fact?.file)
    return openedFor(picture, box, dpi)
  }

  return async (box: PictureBox): Promise<Uint8Array> => {
    if (box.picture === 'logo' && job.logo) return job.logo.bytes
    const jpeg = await jpegOf(await (ahead?.box === box ? ahead.opened : open(box)), box, dpi)
    const next = takes[takes.indexOf(box) + 1]
    ahead = next && { box: next, opened: open(next) }
    // It is told when its turn comes.
    ahead?.opened.catch(() => undefined)
    return jpeg
  }
}
