import type { Project } from '../../domain/project/project.ts'
import { staleTakes } from '../../domain/takes/staleness.ts'
import { doSoon } from '../../lib/dom/shown-store.ts'
import { useProjectStore } from '../project/store.ts'
import { useSettingsStore } from '../settings/store.ts'
import { pictureWish } from './picture-wish.ts'
import { type StaleTakes, useStaleStore } from './stale.ts'

/** Judges the takes of the open board now. */
export function judgeTakes(project: Project | undefined): StaleTakes {
  const before = useStaleStore.getState().stale
  const now = project ? staleTakes(project, pictureWish()) : new Map()
  // Takes whose judgement stays keep their list, and render nothing.
  const kept = new Map([...now].map(([id, changes]) => [id, same(before.get(id), changes)]))
  const stays = kept.size === before.size && [...kept].every(([id, changes]) => before.get(id) === changes)
  if (!stays) useStaleStore.setState({ stale: kept })
  return stays ? before : kept
}

const same = <Item>(before: readonly Item[] | undefined, now: readonly Item[]): readonly Item[] =>
  before?.join() === now.join() ? before : now

let watching = false

const judgeOpened = () => void judgeTakes(useProjectStore.getState().project)

/** Judges takes now, and again soon after the project or the settings change. */
export function watchStale(): void {
  judgeOpened()
  if (watching) return
  watching = true
  useProjectStore.subscribe(({ project }, before) => {
    if (project !== before.project) doSoon(judgeOpened)
  })
  useSettingsStore.subscribe(() => doSoon(judgeOpened))
}
