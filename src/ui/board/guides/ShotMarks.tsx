import type { Shot, Take } from '../../../domain/board/shot.ts'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'
import { useMarks } from './use-marks.ts'

const PictureMarks = lazyComponent(async () => (await import('./PictureMarks.tsx')).PictureMarks)

/** What lies over a take of a shot. */
export function ShotMarks({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const marks = useMarks(shot, take)
  return <Lazy when={marks !== undefined}>{marks && <PictureMarks take={take} {...marks} />}</Lazy>
}
