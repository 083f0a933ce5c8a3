import type { Size } from '../../../src/lib/geometry.ts'
import type { Plane, Planes } from '../planes/planes.ts'
import { fillLines, woven } from './fill-lines.ts'
import { type FieldMatch, matchFields, type Neighbours } from './match-fields.ts'

/**
 * When scaling merges this many lines, both fields contribute equally to each, and combing is
 * invisible.
 */
const LINES_IN_ONE = 4

/** True where fields stay visible after scaling; both sizes are in stored orientation. */
export function showsFields(stored: Size, scaled: Size): boolean {
  return stored.height < LINES_IN_ONE * scaled.height
}

/**
 * A picture of one moment, that of its first field. A progressive picture is returned as it is,
 * film is rewoven from its two halves, and interlaced video gets the second field's lines
 * interpolated. All pictures must have one size and format.
 */
export function deinterlace(pictures: Neighbours<Planes>): Planes {
  const { picture } = pictures
  const match = matchFields(planesAt(pictures, 0), picture.bits)
  if (match.kind === 'whole') return picture
  const made = (index: 0 | 1 | 2) => ofOneMoment(planesAt(pictures, index), match)
  return { ...picture, planes: [made(0), made(1), made(2)] }
}

function planesAt({ before, picture, after }: Neighbours<Planes>, index: 0 | 1 | 2): Neighbours<Plane> {
  return { before: before?.planes[index], picture: picture.planes[index], after: after?.planes[index] }
}

function ofOneMoment({ before, picture, after }: Neighbours<Plane>, { kind, first }: FieldMatch): Plane {
  if (kind === 'before' && before) return woven(picture, before, first)
  if (kind === 'after' && after) return woven(after, picture, first)
  return fillLines({ before, picture, after }, first)
}
