import { movementOf } from '../../domain/clip/moving-picture.ts'
import { type Arrival, type Folder, sortFiles } from '../../domain/library/file-kind.ts'
import { openDialog } from '../app/store.ts'
import { type MovingUse, useMovingStore } from './moving-question.ts'

/**
 * Which of some pictures that arrived without a clip is the clip: the one that moves, beside one
 * that stands still; alone it is asked. `none` when the question was cancelled.
 */
export async function clipAmong(pictures: readonly File[]): Promise<File | 'none' | undefined> {
  if (pictures.length > 2) return undefined
  const movements = await Promise.all(pictures.map((picture) => movementOf<Blob>(picture)))
  const moving = pictures.filter((_, i) => movements[i])
  const [only] = moving
  if (!only || moving.length > 1) return undefined
  if (pictures.length === 2) return only
  const use = await ask(only.name, movements[0] === 'film')
  return use === 'clip' ? only : use === 'style' ? undefined : 'none'
}

/** As `sortFiles`, with the clip among the pictures; undefined when the question was cancelled. */
export async function sortMoving(
  pictures: readonly File[],
  arrived: readonly (File | Folder<File>)[],
): Promise<Arrival<File> | undefined> {
  const clip = await clipAmong(pictures)
  return clip === 'none' ? undefined : sortFiles(arrived, clip)
}

/** False for a picture that stands still: chosen as a clip it would be one of a moment. */
export async function moves(picture: File): Promise<boolean> {
  return (await movementOf<Blob>(picture)) !== undefined
}

function ask(name: string, isFilm: boolean): Promise<MovingUse | undefined> {
  useMovingStore.getState().question?.answer(undefined)
  return new Promise((resolve) => {
    const answer = (use: MovingUse | undefined) => {
      useMovingStore.setState({ question: undefined })
      openDialog(undefined)
      resolve(use)
    }
    useMovingStore.setState({ question: { name, isFilm, answer } })
    openDialog('moving')
  })
}
