import { movementOf } from '../../domain/clip/moving-picture.ts'
import { type Arrival, type Folder, fileKind, sortFiles } from '../../domain/library/file-kind.ts'
import { typeByContent } from '../../domain/library/type-by-content.ts'
import { openDialog, useAppStore } from '../app/store.ts'
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

/**
 * `sortFiles` with a look at the files: one without a known name or type is what its first bytes
 * say, and where no clip arrives, it may be one of the pictures. Undefined when the user cancels.
 */
export async function sortMoving(
  arrived: readonly (File | Folder<File>)[],
): Promise<Arrival<File> | undefined> {
  const known = await Promise.all(arrived.map(async (one) => ('files' in one ? one : await withType(one))))
  const arrival = sortFiles(known)
  const pictures = known.filter((one): one is File => !('files' in one) && fileKind(one) === 'image')
  if (arrival.video || pictures.length === 0) return arrival
  const clip = await clipAmong(pictures)
  return clip === 'none' ? undefined : sortFiles(known, clip)
}

/** Bytes that tell a file's format. */
const HEAD = 1024

/** The file with the type that its content has, where neither its name nor its type tells one. */
async function withType(file: File): Promise<File> {
  if (fileKind(file) !== 'unknown') return file
  const head = await file
    .slice(0, HEAD)
    .arrayBuffer()
    .catch(() => undefined)
  const type = head && typeByContent(new Uint8Array(head))
  return type ? new File([file], file.name, { type, lastModified: file.lastModified }) : file
}

/** True for an animated picture; a still one would be a clip of a single moment. */
export async function moves(picture: File): Promise<boolean> {
  return (await movementOf<Blob>(picture)) !== undefined
}

function ask(name: string, isFilm: boolean): Promise<MovingUse | undefined> {
  useMovingStore.getState().question?.answer(undefined)
  return new Promise((resolve) => {
    const answer = (use: MovingUse | undefined) => {
      stop()
      useMovingStore.setState({ question: undefined })
      if (useAppStore.getState().dialog === 'moving') openDialog(undefined)
      resolve(use)
    }
    // Its dialog was closed before its code came, or another took its place.
    const stop = useAppStore.subscribe(({ dialog }) => {
      if (dialog !== 'moving') answer(undefined)
    })
    useMovingStore.setState({ question: { name, isFilm, answer } })
    openDialog('moving')
  })
}
