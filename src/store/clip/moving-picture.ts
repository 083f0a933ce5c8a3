import { movementOf } from '../../domain/clip/moving-picture.ts'
import { type Arrival, type Folder, sortFiles } from '../../domain/library/file-kind.ts'
import { openDialog } from '../app/store.ts'
import { type MovingUse, useMovingStore } from './moving-question.ts'

/**
 * Decides which of one or two pictures is the clip: the animated one beside a still; a single one
 * is asked about. `none` when the user cancels.
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

/** `sortFiles` with the clip picked from the pictures; undefined when the user cancels. */
export async function sortMoving(
  pictures: readonly File[],
  arrived: readonly (File | Folder<File>)[],
): Promise<Arrival<File> | undefined> {
  const clip = await clipAmong(pictures)
  return clip === 'none' ? undefined : sortFiles(arrived, clip)
}

/** True for an animated picture; a still one would be a clip of a single moment. */
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
