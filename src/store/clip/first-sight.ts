import { createShown } from '../../lib/dom/shown-store.ts'
import type { Sight } from '../../pipeline/context.ts'

/** Rough pictures by the time of the frame that each stands for; gone when a sampling ends. */
export const useFirstSight = createShown<ReadonlyMap<number, ImageData>>(() => new Map())

/** Shows a rough picture; undefined: a sampling has ended, and none is left. */
export function showSight(sight: Sight | undefined): void {
  useFirstSight.setState((sights) => (sight ? withSight(sights, sight) : new Map()), true)
}

function withSight(sights: ReadonlyMap<number, ImageData>, { times, rgba, width, height }: Sight) {
  const picture = new ImageData(new Uint8ClampedArray(rgba.buffer), width, height)
  return new Map([...sights, ...times.map((time) => [time, picture] as const)])
}
