import type { FrameGroup } from '../../../src/domain/clip/decode-plan.ts'
import type { Neighbours } from './match-fields.ts'

/** Pictures come in order: a neighbour is at most this many before the newest. */
const MOST_KEPT = 3

/** The group with the neighbours of wanted pictures wanted as well. */
export function neighboursWanted(group: FrameGroup): FrameGroup {
  const beside = [...group.beside.values()].flatMap(({ before, after }) => [before, after])
  const more = beside.filter((tick) => tick !== undefined && !group.wanted.has(tick)) as number[]
  return { ...group, wanted: new Map([...group.wanted, ...more.map((tick) => [tick, []] as const)]) }
}

/**
 * Collects a group's decoded pictures in presentation order and passes on each wanted one with its
 * existing neighbours; `end` passes on the rest.
 */
export function collectNeighbours<Picture>(
  { wanted, beside }: FrameGroup,
  onPicture: (pts: number, pictures: Neighbours<Picture>) => void,
) {
  const waiting = new Set(wanted.keys())
  const kept = new Map<number, Picture>()

  function give(pts: number): void {
    const picture = kept.get(pts)
    if (picture === undefined || !waiting.delete(pts)) return
    const { before, after } = beside.get(pts) ?? {}
    const at = (tick: number | undefined) => (tick === undefined ? undefined : kept.get(tick))
    onPicture(pts, { before: at(before), picture, after: at(after) })
  }

  return {
    add(pts: number, picture: Picture): void {
      kept.set(pts, picture)
      for (const tick of kept.keys()) {
        if (tick < pts || beside.get(tick)?.after === undefined) give(tick)
      }
      for (const tick of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(tick)
    },
    end(): void {
      for (const tick of kept.keys()) give(tick)
    },
  }
}
