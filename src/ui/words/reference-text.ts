import type { ReferencePicture } from '../../domain/board/reference.ts'
import { referenceWords as words } from './en/references.ts'
import { seconds } from './format.ts'

/** "Frame at 1.5 s", "Style picture", "Shot 1, take 2": which picture a drawing is made from. */
export function referenceText({ role, source, time, shot, take, name, own }: ReferencePicture): string {
  if (name !== undefined) return name
  if (source?.kind === 'sheet') return words.sheet(source.takes.length)
  const isPart = source?.kind === 'take' && source.rectangle !== undefined
  if (shot !== undefined && take !== undefined && isPart) return words.partOfTake(shot, take)
  if (shot !== undefined && own) return words.own(shot)
  if (shot !== undefined) return take === undefined ? words.toCome(shot) : words.take(shot, take)
  if (time !== undefined) {
    return source?.kind === 'crop' ? words.partAt(seconds(time)) : words.frameAt(seconds(time))
  }
  if (role === 'style') return words.style
  return role === 'continuity' ? words.earlier : words.frame
}
