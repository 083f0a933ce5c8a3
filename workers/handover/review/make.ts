import { rowOf } from '../../../src/domain/handover/file-kinds.ts'
import type { HandoverJob } from '../../../src/domain/handover/job.ts'
import { pageWordsOf, reviewPage } from '../../../src/domain/handover/review/page.ts'
import { element, type PageElement } from '../../../src/domain/handover/review/page-node.ts'
import { PAGE_SCRIPT } from '../../../src/domain/handover/review/page-script.ts'
import { type ReviewBoard, reviewBoardOf } from '../../../src/domain/handover/review/review-board.ts'
import { reviewStyle } from '../../../src/domain/handover/review/style.ts'
import { AppError } from '../../../src/lib/errors.ts'
import type { Maker, MakerTools } from '../maker.ts'
import { jpegFor } from '../pdf/jpeg-for.ts'
import { shownPicture } from '../pictures/survey.ts'
import { toBase64 } from './base64.ts'
import { pageHead } from './page-head.ts'
import { htmlOf } from './write-html.ts'

/** Longer sides of pictures in pixels, by how many there are: a page stays light enough to mail. */
const SIDES = [
  { upTo: 24, side: 1280 },
  { upTo: 60, side: 960 },
  { upTo: Number.POSITIVE_INFINITY, side: 720 },
] as const

/**
 * The board as one page of HTML that needs nothing beside it: no file, no network, and no script
 * but where its readers write.
 * @throws AppError `picture-gone`, `picture-unreadable`, `out-of-memory`.
 */
export const makeReview: Maker = async (job, tools) => {
  const board = reviewBoardOf(job)
  const pictures = pictureAt(job, tools)
  const parts: Blob[] = []
  for await (const piece of htmlOf(documentOf(board, job), pictures)) parts.push(new Blob([piece]))
  const content = new Blob(['<!doctype html>\n', ...parts, '\n'], { type: 'text/html;charset=utf-8' })
  return [{ path: rowOf('review').path, content }]
}

function documentOf(board: ReviewBoard, { words, options, project, slug }: HandoverJob): PageElement {
  const writing = options.comments ? { project: project.id, file: `${slug}-comments.json` } : undefined
  const script = writing && PAGE_SCRIPT
  return element(
    'html',
    { lang: board.language, dir: words.review.direction },
    pageHead(board.title, reviewStyle(board.aspect), script),
    element(
      'body',
      {},
      reviewPage(board, pageWordsOf(words), writing),
      script !== undefined && element('script', {}, script),
    ),
  )
}

/** The address of a shot's picture, which is the picture itself as JPEG. */
function pictureAt({ pictures, project, options }: HandoverJob, tools: MakerTools) {
  const { side } = SIDES.find(({ upTo }) => pictures.length <= upTo) ?? SIDES[0]
  return async (place: number): Promise<string> => {
    const fact = pictures[place]
    const shot = project.shots.find(({ id }) => id === fact?.shot)
    const picture = shot && (await tools.load(shot.id, shownPicture(shot, { options })))
    if (!fact || !picture) throw new AppError('picture-gone', fact?.file)
    const width = Math.min(side, Math.round((side * fact.width) / fact.height))
    const jpeg = await jpegFor(picture, { width, height: side }, PIXELS)
    tools.onProgress((place + 1) / pictures.length)
    return `data:image/jpeg;base64,${toBase64(jpeg)}`
  }
}

/** An inch of print has as many points as the page has pixels. */
const PIXELS = 72
