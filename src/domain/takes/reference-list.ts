import type { Rectangle, ReferenceEntry, ReferenceRole, ReferenceSource } from '../board/reference.ts'
import type { FrameId, ReferenceId } from '../ids.ts'
import { fitLine } from '../project/limits.ts'
import { WHOLE_FRAME } from '../scene/crop-rectangle.ts'
import type { ManifestRow } from './planned-reference.ts'

/**
 * The rows of a shot as a person's list, with those that are not sent: they may be sent by another
 * model. A picture that is still to be drawn has no place in it.
 * @param newId an id for a row that was chosen automatically
 */
export const asList = (rows: readonly ManifestRow[], newId: () => ReferenceId): readonly ReferenceEntry[] =>
  rows.flatMap(({ reference: { role, source, words } }) =>
    source ? [{ id: newId(), role, source, ...(words ? { words } : {}) }] : [],
  )

/** The list with one row at another place; places count from 0, and one outside is the nearest. */
export function moved<Row>(list: readonly Row[], from: number, to: number): readonly Row[] {
  const row = list[from]
  if (row === undefined) return list
  const place = Math.max(0, Math.min(list.length - 1, to))
  return list.toSpliced(from, 1).toSpliced(place, 0, row)
}

/** The list with another use of the picture at a place. */
export const withRole = (
  list: readonly ReferenceEntry[],
  place: number,
  role: ReferenceRole,
): readonly ReferenceEntry[] => list.map((entry, i) => (i === place ? { ...entry, role } : entry))

/** The list with another picture at a place, for the same use. */
export const withSource = (
  list: readonly ReferenceEntry[],
  place: number,
  source: ReferenceSource,
): readonly ReferenceEntry[] => list.map((entry, i) => (i === place ? { ...entry, source } : entry))

/** The list with other words about the picture at a place; empty takes them away. */
export const withWords = (
  list: readonly ReferenceEntry[],
  place: number,
  said: string,
): readonly ReferenceEntry[] =>
  list.map((entry, i) => {
    if (i !== place) return entry
    const { words: _, ...rest } = entry
    return said === '' ? rest : { ...rest, words: fitLine(said) }
  })

/** A part of a frame; the frame itself where it is the whole of it. */
export function partOfFrame(frame: FrameId, rectangle: Rectangle): ReferenceSource {
  const sides = ['x', 'y', 'width', 'height'] as const
  const isWhole = sides.every((side) => rectangle[side] === WHOLE_FRAME[side])
  return isWhole ? { kind: 'frame', frame } : { kind: 'crop', frame, rectangle }
}

/** What tells the rows apart while the list changes hands: the picture, counted. */
export function rowKeys(rows: readonly ManifestRow[]): readonly string[] {
  const seen = new Map<string, number>()
  return rows.map(({ reference: { source, id } }) => {
    const picture = source ? JSON.stringify(source) : id
    const count = (seen.get(picture) ?? 0) + 1
    seen.set(picture, count)
    return `${picture} ${count}`
  })
}
