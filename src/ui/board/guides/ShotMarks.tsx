import { hasArrowsInside, type Shot, type Take } from '../../../domain/board/shot.ts'
import { useSettingsStore } from '../../../store/settings/store.ts'
import { Lazy } from '../../kit/Lazy.tsx'
import { lazyComponent } from '../../kit/lazy-component.ts'

const PictureMarks = lazyComponent(async () => (await import('./PictureMarks.tsx')).PictureMarks)

/** What lies over a take of a shot, as set for all projects. */
export function ShotMarks({ shot, take }: { readonly shot: Shot; readonly take: Take }) {
  const { guides, arrows } = useSettingsStore(({ settings }) => settings)
  const move = arrows && shot.move !== 'static' && !hasArrowsInside(take) ? shot.move : undefined
  const shown = guides.length > 0 || move !== undefined
  return <Lazy when={shown}>{shown && <PictureMarks take={take} guides={guides} move={move} />}</Lazy>
}
