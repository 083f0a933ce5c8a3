import type { ReferenceEntry, ReferenceRole } from '../board/reference.ts'
import { drawnReceipt, type Shot, type Take, takeNumber } from '../board/shot.ts'
import { numberOf } from '../board/shot-numbers.ts'
import { framesFor, type Reach } from '../clip/frames.ts'
import type { TakeId } from '../ids.ts'
import { allShots, type Frame, type Project } from '../project/project.ts'
import type { ManifestRow, PlannedReference } from './planned-reference.ts'

/** A frame of the clip as a reference that is chosen automatically. */
export const frameReference = (role: ReferenceRole, { id, time, blob }: Frame): PlannedReference => ({
  id: role,
  role,
  source: { kind: 'frame', frame: id },
  time,
  blob,
})

/** A take as a reference. */
export function takeReference(
  project: Project,
  shot: Shot,
  take: Take,
): Omit<PlannedReference, 'id' | 'role'> {
  const drawn = drawnReceipt(take)
  return {
    source: { kind: 'take', take: take.id },
    shot: numberOf(project, shot.id),
    take: takeNumber(shot, take),
    blob: take.blob,
    ...(drawn ? { drawnAt: drawn.host } : { own: true }),
  }
}

/** A row of a person's list with its picture, or why that cannot be sent. */
export function resolved(project: Project, entry: ReferenceEntry, engine: Reach): ManifestRow {
  const { source } = entry
  switch (source.kind) {
    case 'frame':
    case 'crop': {
      const frame = project.frames.find(({ id }) => id === source.frame)
      if (!frame) return { reference: entry, cut: 'gone' }
      const reference = { ...entry, time: frame.time, blob: frame.blob }
      return framesFor(project, engine).includes(frame) ? { reference } : { reference, cut: 'stays-here' }
    }
    case 'take': {
      const found = takeOf(project, source.take)
      if (!found) return { reference: entry, cut: 'gone' }
      return { reference: { ...entry, ...takeReference(project, found.shot, found.take) } }
    }
    case 'style': {
      const style = source.style ? project.moreStyles?.find(({ id }) => id === source.style) : project.style
      if (!style) return { reference: entry, cut: 'gone' }
      const named = source.style ? { name: style.name } : {}
      return { reference: { ...entry, ...named, blob: style.blob } }
    }
    case 'file': {
      const file = project.referenceFiles?.find(({ id }) => id === source.file)
      if (!file) return { reference: entry, cut: 'gone' }
      return { reference: { ...entry, name: file.name, blob: file.blob } }
    }
    case 'sheet': {
      const sheet = sheetReference(project, source.takes)
      return sheet ? { reference: { ...entry, ...sheet } } : { reference: entry, cut: 'gone' }
    }
  }
}

/** Takes as one picture, in their order; undefined where none is left of them. */
export function sheetReference(
  project: Project,
  ids: readonly TakeId[],
): Pick<PlannedReference, 'source' | 'parts'> | undefined {
  const found = ids.flatMap((id) => takeOf(project, id)?.take ?? [])
  if (found.length === 0) return undefined
  return {
    source: { kind: 'sheet', takes: found.map(({ id }) => id) },
    parts: found.map((take) => {
      const host = drawnReceipt(take)?.host
      return { source: { kind: 'take', take: take.id }, blob: take.blob, ...(host ? { drawnAt: host } : {}) }
    }),
  }
}

/** A take that is not deleted, with its shot. */
export function takeOf(
  project: Project,
  id: TakeId,
): { readonly shot: Shot; readonly take: Take } | undefined {
  for (const shot of allShots(project)) {
    const take = shot.takes.find((one) => one.id === id)
    if (take) return take.deletedAt === undefined ? { shot, take } : undefined
  }
  return undefined
}
