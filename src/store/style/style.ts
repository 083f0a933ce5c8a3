import type { BlobId, StyleId } from '../../domain/ids.ts'
import { fitLine } from '../../domain/project/limits.ts'
import type { StylePicture } from '../../domain/project/project.ts'
import { withAnotherStyle, withoutStyle } from '../../domain/takes/edit-references.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError } from '../../lib/errors.ts'
import { newId } from '../../lib/ids.ts'
import { sha256Of } from '../../lib/sha256.ts'
import { log } from '../app/store.ts'
import { clearProblem, setProblem } from '../jobs/problems.ts'
import { commitProject, editProject } from '../project/edits.ts'
import { openedProject, useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'

interface StyleImport {
  /** The picture that the photo formats decode, and their downloaded share, 0…1. */
  readonly reading?: { readonly name: string; readonly share: number } | undefined
}

export const useStyleImport = createShown<StyleImport>(() => ({}))

let styleImport: AbortController | undefined

/**
 * Imports a style picture. An unusable one leaves the earlier one in place.
 * @param adds it stands beside those that are there, and replaces none
 */
export async function chooseStyle(file: File, adds = false): Promise<void> {
  styleImport?.abort()
  styleImport = new AbortController()
  const { signal } = styleImport
  const { id } = openedProject()
  clearProblem('style')
  if (useProjectStore.getState().readOnly) return setProblem('style', new AppError('read-only'))
  try {
    const { prepareStyle } = await loadPreparing()
    const { picture, width, height, cut } = await prepareStyle(file, signal, (share) =>
      useStyleImport.setState({ reading: { name: file.name, share } }),
    )
    const blob = await blobFor(picture)
    signal.throwIfAborted()
    openedProject(id)
    const style: StylePicture = { blob, name: fitLine(file.name), width, height }
    const styleId = newId<StyleId>()
    await commitProject(
      (project) => (adds ? withAnotherStyle(project, styleId, style) : { ...project, style }),
      new Map([[blob, picture]]),
      [],
      { edit: 'style' },
    )
    log({ code: 'style-taken', file: file.name, width, height })
    if (cut) setProblem('style', new AppError('style-cut', file.name))
  } catch (error) {
    setProblem('style', error)
  } finally {
    if (!styleImport || styleImport.signal === signal) useStyleImport.setState({ reading: undefined })
  }
}

/**
 * A style picture's id is its SHA-256, so that the same file chosen again is the same picture. One
 * with an earlier kind of id keeps it.
 */
async function blobFor(picture: Blob): Promise<BlobId> {
  const { style } = openedProject()
  const hash = await sha256Of(picture)
  const earlier = style && (await loadBlob(style.blob))
  return earlier && (await sha256Of(earlier)) === hash ? style.blob : (hash as BlobId)
}

/** Takes a further style picture away. */
export const removeStyle = (id: StyleId): void =>
  editProject((project) => withoutStyle(project, id), { edit: 'style' })

/** Cancels the picture being read; the earlier one stays. */
export const cancelStyle = () => styleImport?.abort(new AppError('cancelled'))

/** Loaded late: the first screen needs no picture decoders. */
async function loadPreparing() {
  try {
    return await import('../../services/style/style.ts')
  } catch (cause) {
    throw new AppError('download-failed', undefined, { cause })
  }
}
