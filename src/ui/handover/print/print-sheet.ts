import { countedShots } from '../../../domain/board/counted-shots.ts'
import { shownTake } from '../../../domain/board/shot.ts'
import type { HandoverJob, PictureFact } from '../../../domain/handover/job.ts'
import { pageWordsOf, reviewPage } from '../../../domain/handover/review/page.ts'
import type { PageElement } from '../../../domain/handover/review/page-node.ts'
import { reviewBoardOf } from '../../../domain/handover/review/review-board.ts'
import { reviewStyle } from '../../../domain/handover/review/style.ts'
import type { ShotId } from '../../../domain/ids.ts'
import type { Project } from '../../../domain/project/project.ts'
import { useChoices } from '../../../store/handover/choices.ts'
import { wordsForExport } from '../../words/export-words.ts'

/** What is printed: the review page, its style, and the addresses of its pictures. */
export interface PrintSheet {
  readonly page: PageElement
  readonly style: string
  readonly pictures: readonly (string | undefined)[]
}

/**
 * The review page of the board, without receipts, for printing in the app.
 * @param urls of the pictures that are there.
 * @param otherwise why a picture of a shot that has one is not.
 */
export function printSheetOf(
  project: Project,
  urls: ReadonlyMap<ShotId, string>,
  otherwise: 'lost' | 'late',
): PrintSheet {
  const words = wordsForExport()
  const shots = countedShots(project)
  const pictures = shots.map((shot): PictureFact => {
    const take = shownTake(shot)
    const { width, height } = take ?? { width: 0, height: 0 }
    const state = !take ? 'none' : urls.has(shot.id) ? 'here' : otherwise
    return { shot: shot.id, file: '', width, height, type: 'image/png', state }
  })
  const options = { ...useChoices.getState().options, clean: true }
  const job: HandoverJob = { project, slug: '', kinds: [], options, pictures, words, at: Date.now() }
  const board = reviewBoardOf(job)
  return {
    page: reviewPage(board, pageWordsOf(words)),
    style: reviewStyle(board.aspect),
    pictures: shots.map(({ id }) => urls.get(id)),
  }
}
