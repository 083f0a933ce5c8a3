import type { Take } from '../../domain/board/shot.ts'
import { numberOf } from '../../domain/board/shot-numbers.ts'
import type { BlobId, ShotId, TakeId } from '../../domain/ids.ts'
import { fileKind } from '../../domain/library/file-kind.ts'
import { problemOf } from '../../domain/problem.ts'
import { fitLine } from '../../domain/project/limits.ts'
import { OWN_PICTURE_FORMAT } from '../../domain/takes/own-picture.ts'
import type { ErrorCode } from '../../lib/error-codes.ts'
import { AppError, isCancel } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { log } from '../app/store.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { keepMadeTake } from './keep-made-take.ts'
import { useOwnPictureStore } from './own-picture-state.ts'

/** Maps the picture reader's codes, which name a style picture, to those of a take. */
const CODES: Readonly<Partial<Record<ErrorCode, ErrorCode>>> = {
  'style-empty': 'own-empty',
  'style-unreadable': 'own-unreadable',
  'style-too-large': 'own-too-large',
}

const reading = new Map<ShotId, AbortController>()

/**
 * Makes a take of a shot from the user's own file. One picture at a time; any other number, and any
 * file that is no picture, is refused with its reason.
 */
export async function addOwnPicture(id: ShotId, files: readonly File[]): Promise<void> {
  const [file, ...others] = files
  if (!file) return
  reading.get(id)?.abort(new AppError('cancelled'))
  const abort = new AbortController()
  reading.set(id, abort)
  // Only the latest file of a shot reports its state.
  const say = (shown?: Shown) => {
    if (reading.get(id) === abort) show(id, shown)
  }
  try {
    if (useProjectStore.getState().readOnly) throw new AppError('read-only')
    if (others.length > 0) throw new AppError('own-too-many', files.map(({ name }) => name).join(', '))
    if (fileKind(file) === 'video') throw new AppError('own-is-clip', file.name)
    const onShare = (share: number) => say({ reading: { name: file.name, share } })
    onShare(1)
    const cut = await addTake(id, file, abort.signal, onShare)
    say(cut ? { problem: problemOf(new AppError('own-cut', file.name)) } : undefined)
  } catch (error) {
    say(isCancel(error) ? undefined : { problem: problemOf(ownError(error)) })
  } finally {
    if (reading.get(id) === abort) reading.delete(id)
  }
}

/** @returns true where the file is cut off, and the take is its readable part */
async function addTake(
  id: ShotId,
  file: File,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<boolean> {
  const project = openedProject()
  const shot = project.shots.find((one) => one.id === id)
  if (!shot) throw new AppError('cancelled')
  const { preparePicture } = await loadPreparing()
  const { picture, width, height, cut } = await preparePicture(file, OWN_PICTURE_FORMAT, signal, onShare)
  signal.throwIfAborted()
  const number = numberOf(openedProject(project.id), id)
  const take: Take = {
    id: newId<TakeId>(),
    blob: newId<BlobId>(),
    width,
    height,
    mime: picture.type,
    receipt: { file: fitLine(file.name), number, at: Date.now() },
  }
  await keepMadeTake(shot, take, picture, 'own-picture')
  log({ code: 'own-picture', shot: number, file: file.name })
  return cut
}

/** Stops reading the file of a shot. */
export const cancelOwnPicture = (id: ShotId) => reading.get(id)?.abort(new AppError('cancelled'))

export const clearOwnPicture = (id: ShotId) => show(id, undefined)

type Shown = ReturnType<typeof useOwnPictureStore.getState>['shots'][ShotId]

function show(id: ShotId, shown: Shown | undefined): void {
  const { [id]: _, ...others } = useOwnPictureStore.getState().shots
  useOwnPictureStore.setState({ shots: shown ? { ...others, [id]: shown } : others })
}

/** What is said of a style picture, said of one's own. */
export function ownError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const code = CODES[error.code]
  return code ? new AppError(code, error.detail, { cause: error }) : error
}

/** Loaded late: the first screen needs no picture decoders. */
export async function loadPreparing() {
  try {
    return await import('../../services/style/style.ts')
  } catch (cause) {
    throw new AppError('download-failed', undefined, { cause })
  }
}
