import type { ReferencePicture } from '../../domain/board/shot.ts'
import { referenceWords as words } from './en/references.ts'
import { seconds } from './format.ts'

/** "Frame at 1.5 s", "Style picture", "Shot 1, take 2": which picture a drawing is made from. */
export function referenceText(picture: ReferencePicture): string {
  if (picture.role === 'style') return words.style
  if (picture.role === 'identity') {
    return picture.time === undefined ? words.frame : words.frameAt(seconds(picture.time))
  }
  const { shot, take } = picture
  if (shot === undefined) return words.earlier
  return take === undefined ? words.toCome(shot) : words.take(shot, take)
}
