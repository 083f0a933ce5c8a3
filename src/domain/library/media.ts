import type { Shot } from '../board/shot.ts'
import { numbersOf } from '../board/shot-numbers.ts'
import type { BlobId } from '../ids.ts'
import { blobsOf } from '../project/blobs.ts'
import type { Project } from '../project/project.ts'

/** What one of a project's media is to a person; takes are counted from 1. */
export type Medium =
  | { readonly kind: 'clip' | 'style' | 'preview' | 'timeline' }
  | { readonly kind: 'frame'; readonly at: number }
  | {
      readonly kind: 'take'
      readonly shelved: boolean
      /** Its number; on the shelf its place. */
      readonly shot: string
      readonly take: number
      readonly upscaled: boolean
    }

/** What some of a project's media are, each once. */
export function mediaOf(project: Project, which: (id: BlobId) => boolean): readonly Medium[] {
  const names = new Map<BlobId, Medium>()
  const put = (id: BlobId | undefined, name: Medium): void => {
    if (id && which(id) && !names.has(id)) names.set(id, name)
  }
  const { video, style, frames, shots, shelf } = project
  put(video?.blob, { kind: 'clip' })
  put(style?.blob, { kind: 'style' })
  for (const frame of frames) put(frame.blob, { kind: 'frame', at: frame.time })
  const numbers = numbersOf(project)
  const putTakes = (shelved: boolean, list: readonly Shot[]): void => {
    for (const [i, shot] of list.entries()) {
      for (const [t, take] of shot.takes.entries()) {
        const place = {
          kind: 'take',
          shelved,
          shot: numbers.get(shot.id) ?? String(i + 1),
          take: t + 1,
        } as const
        put(take.blob, { ...place, upscaled: false })
        put(take.upscaled?.blob, { ...place, upscaled: true })
      }
    }
  }
  putTakes(false, shots)
  putTakes(true, shelf)
  put(video?.preview?.blob, { kind: 'preview' })
  for (const id of blobsOf(project)) put(id, { kind: 'timeline' })
  return [...names.values()]
}
