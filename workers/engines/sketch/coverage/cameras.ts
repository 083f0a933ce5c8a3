import { SHOT_SIZES } from '../../../../src/domain/board/shot-terms.ts'
import type { Random } from '../pixels/seeded-random.ts'
import { type Camera, cutsWell, holdsPlace, isAllOfOneAngle, isSameCamera } from './coverage-rules.ts'
import { FURTHER_WAYS, ROLES, type RoleRules, type ShotRole } from './shot-roles.ts'

/** A camera, and the moment in the clip that it shows, in seconds. */
export type PlacedCamera = Camera & { readonly time?: number }

/** Cameras between two uses of one set-up, which by then shows another moment. */
const OTHERS_BETWEEN = 6

/** Cameras that are tried for one order of roles: an order without an answer is left early. */
const TRIES = 4000

interface Wanted {
  readonly roles: readonly ShotRole[]
  /** The moment of each; a set-up comes back only where moments are given. */
  readonly times?: readonly number[]
  /** The cameras of the same list before these. */
  readonly before?: readonly PlacedCamera[]
  /** The camera that is cut from, of a list that goes on from another one. */
  readonly cutFrom?: Camera | undefined
}

/**
 * A camera for each role: depth-first search, usual cameras first, randomised. Undefined where none
 * is found.
 */
export function camerasFor(
  { roles, times = [], before = [], cutFrom }: Wanted,
  random: Random,
): readonly PlacedCamera[] | undefined {
  const long = times.length > 0
  const options = roles.map((role) => stirred(role, long, random))
  const chosen: PlacedCamera[] = [...before]
  let tries = 0
  const place = (i: number): boolean => {
    const role = options[i]
    if (!role) return !isAllOfOneAngle(chosen)
    return role.some((camera) => {
      tries += 1
      const time = times[i]
      const option = time === undefined ? camera : { ...camera, time }
      if (tries > TRIES || !fits(option, chosen, cutFrom)) return false
      chosen.push(option)
      if (place(i + 1)) return true
      chosen.pop()
      return false
    })
  }
  return place(0) ? chosen.slice(before.length) : undefined
}

/** Every camera of a role, the most usual first with some chance. */
export function stirred(role: ShotRole, long: boolean, random: Random): readonly Camera[] {
  const ranked = (ways: Pick<RoleRules, 'sizes' | 'views'>, from: number) =>
    ways.sizes.flatMap((size, i) =>
      ways.views.map((view, j) => ({ size, view, rank: from + 0.25 * (i + j) + random() })),
    )
  const further = long ? FURTHER_WAYS[role] : undefined
  return [...ranked(ROLES[role], 0), ...(further ? ranked(further, 1) : [])]
    .sort((one, other) => one.rank - other.rank)
    .map(({ size, view }) => ({ size, ...view }))
}

function fits(option: PlacedCamera, before: readonly PlacedCamera[], cutFrom: Camera | undefined): boolean {
  const first = before[0]
  const last = before.at(-1) ?? cutFrom
  if (!last) return true
  // A list that opens a scene opens with its widest shot.
  if (!cutFrom && first && SHOT_SIZES.indexOf(option.size) <= SHOT_SIZES.indexOf(first.size)) return false
  if (
    before.some((camera, i) => isSameCamera(camera, option) && !mayReturn(camera, option, before.length - i))
  )
    return false
  return cutsWell(last, option) && holdsPlace([...before, option])
}

const mayReturn = (camera: PlacedCamera, option: PlacedCamera, after: number) =>
  option.time !== undefined && option.time !== camera.time && after > OTHERS_BETWEEN
