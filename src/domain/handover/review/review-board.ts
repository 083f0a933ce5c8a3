import { countedShots } from '../../board/counted-shots.ts'
import { drawnReceipt, type Shot, shownTake } from '../../board/shot.ts'
import type { ShotId } from '../../ids.ts'
import type { HandoverJob, PictureFact } from '../job.ts'
import { pdfBoardOf } from '../pdf/board-of.ts'
import type { PdfBoard, PdfShot } from '../pdf/pdf-board.ts'
import { shortHash } from '../versions/told.ts'
import type { ReviewWords } from './review-words.ts'

/** What the review page shows, in the words of the screen's language. */
export interface ReviewBoard extends Omit<PdfBoard, 'shots'> {
  readonly shots: readonly ReviewShot[]
}

export interface ReviewShot extends PdfShot {
  readonly id: ShotId
  readonly state: PictureFact['state']
  /** The first digits of its picture's hash, in a version. */
  readonly hash?: string
  /** How its picture was made: a name and a text for each line; empty in a clean hand-over. */
  readonly receipt: readonly (readonly [keyof ReviewWords['receipt'], string])[]
}

/** What the review page of a hand-over shows. */
export function reviewBoardOf(job: HandoverJob): ReviewBoard {
  const board = pdfBoardOf(job)
  const counted = countedShots(job.project)
  const shots = board.shots.map((shot, place): ReviewShot => {
    const one = counted[place] as Shot
    const hash = shortHash(job, one.id)
    const fact = job.pictures.find((picture) => picture.shot === one.id)
    return {
      ...shot,
      id: one.id,
      state: fact?.state ?? 'none',
      ...(hash && { hash }),
      receipt: job.options.clean ? [] : receiptOf(one),
    }
  })
  return { ...board, shots }
}

function receiptOf(shot: Shot): ReviewShot['receipt'] {
  const take = shownTake(shot)
  if (!take) return []
  const drawn = drawnReceipt(take)
  if (drawn) {
    return [
      ['model', drawn.model],
      ['prompt', drawn.prompt],
    ]
  }
  return 'file' in take.receipt ? [['file', take.receipt.file]] : []
}
