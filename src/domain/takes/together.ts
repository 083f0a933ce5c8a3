import type { Take } from '../board/shot.ts'

/** Takes beside each other that were asked for at once; any other take stands alone. */
export function together<Item extends Pick<Take, 'several'>>(
  takes: readonly Item[],
): readonly (readonly Item[])[] {
  const sets: Item[][] = []
  for (const take of takes) {
    const last = sets.at(-1)
    if (last && take.several !== undefined && last[0]?.several === take.several) last.push(take)
    else sets.push([take])
  }
  return sets
}
