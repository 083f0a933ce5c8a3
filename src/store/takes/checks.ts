import { countedShots } from '../../domain/board/counted-shots.ts'
import { drawnReceipt, keptTakes, type Shot, shownTake, type Take } from '../../domain/board/shot.ts'
import { nearestFrame } from '../../domain/clip/frames.ts'
import type { BlobId, ShotId, TakeId } from '../../domain/ids.ts'
import { aspectRatio, type Project } from '../../domain/project/project.ts'
import { asksForPeople } from '../../domain/takes/people-facts.ts'
import type { TakeFacts } from '../../domain/takes/take-facts.ts'
import { createShown } from '../../lib/dom/shown-store.ts'
import { AppError, isCancel, toAppError } from '../../lib/errors.ts'
import { checkPicture } from '../../services/takes/check-picture.ts'
import { log } from '../app/store.ts'
import { useProjectStore } from '../project/store.ts'
import { loadBlob } from '../project/writer.ts'

/** A take's facts, with the shots that it is nearly the picture of. */
export interface CheckedTake extends TakeFacts {
  readonly likeShots: readonly ShotId[]
}

interface ChecksState {
  readonly checked: ReadonlyMap<TakeId, CheckedTake>
}

/** What was measured of takes that were looked at; it can be measured again, and is not saved. */
export const useChecks = createShown<ChecksState>(() => ({ checked: new Map() }))

/** Pictures of other shots that a take is held against, the nearest on the board first. */
const MOST_OTHERS = 24

/**
 * What a take was last checked against; another neighbour, frame, style or shape is checked anew.
 */
const against = new Map<TakeId, string>()

/** Measures the takes of a shot one by one, the shown one first. @returns what stops it. */
export function checkTakes(id: ShotId): () => void {
  const looking = new AbortController()
  void checkAll(id, looking.signal)
  return () => looking.abort(new AppError('cancelled'))
}

async function checkAll(id: ShotId, signal: AbortSignal): Promise<void> {
  const { project } = useProjectStore.getState()
  const shot = project?.shots.find((one) => one.id === id)
  if (!project || !shot) return
  const shown = shownTake(shot)
  const takes = keptTakes(shot).toSorted((a, b) => Number(b === shown) - Number(a === shown))
  try {
    for (const take of takes) await checkOne(project, shot, take, signal)
    // Whether faces can be read in the board's style shows in its other takes.
    for (const one of askingOthers(project, shot)) {
      const shownThere = shownTake(one)
      if (shownThere) await checkOne(project, one, shownThere, signal)
    }
  } catch (error) {
    if (!isCancel(error)) log({ code: 'problem' }, toAppError(error))
  }
}

/** Other shots that are looked at for what the net sees in the board's style. */
const MOST_FOR_STYLE = 5

function askingOthers(project: Project, shot: Shot): readonly Shot[] {
  if (!asksForPeople(shot)) return []
  const asking = countedShots(project).filter((one) => one.id !== shot.id && asksForPeople(one))
  return asking.filter(shownTake).slice(0, MOST_FOR_STYLE)
}

async function checkOne(project: Project, shot: Shot, take: Take, signal: AbortSignal): Promise<void> {
  const others = othersOf(project, shot)
  const frames = framesOf(project, shot, take)
  const ids = [take.blob, project.style?.blob, ...frames, ...others.map(({ blob }) => blob)]
  const aspect = aspectRatio(project)
  const key = [aspect, ...ids].join(' ')
  if (against.get(take.id) === key || signal.aborted) return
  const load = (blob: BlobId | undefined) => (blob ? loadBlob(blob) : undefined)
  const [picture, style, ...loaded] = await Promise.all(ids.map(load))
  if (!picture || signal.aborted) return
  const shown = loaded.slice(0, frames.length).flatMap((blob) => blob ?? [])
  const there = others.flatMap((other, i) => {
    const blob = loaded[frames.length + i]
    return blob ? [{ shot: other.shot, blob }] : []
  })
  const facts = await checkPicture(
    picture,
    { aspect, style, frames: shown, others: there.map(({ blob }) => blob) },
    signal,
  )
  against.set(take.id, key)
  const likeShots = facts.like.flatMap((place) => there[place]?.shot ?? [])
  useChecks.setState(({ checked }) => ({ checked: new Map(checked).set(take.id, { ...facts, likeShots }) }))
}

/** Frames that a take may repeat: that of the shot's moment, and those it was drawn from. */
function framesOf({ frames }: Project, { sourceTime }: Shot, take: Take): readonly BlobId[] {
  const sent = drawnReceipt(take)?.references.flatMap(({ source }) =>
    source?.kind === 'frame' ? frames.filter(({ id }) => id === source.frame) : [],
  )
  const own = sourceTime === undefined ? undefined : nearestFrame(frames, sourceTime)
  return [...new Set([...(own ? [own] : []), ...(sent ?? [])].map(({ blob }) => blob))]
}

function othersOf(project: Project, shot: Shot): readonly { readonly shot: ShotId; readonly blob: BlobId }[] {
  const shots = countedShots(project)
  const place = shots.findIndex(({ id }) => id === shot.id)
  return shots
    .map((one, i) => ({ one, apart: Math.abs(i - place) }))
    .filter(({ one }) => one.id !== shot.id)
    .toSorted((a, b) => a.apart - b.apart)
    .flatMap(({ one }) => {
      const taken = shownTake(one)
      return taken ? [{ shot: one.id, blob: taken.blob }] : []
    })
    .slice(0, MOST_OTHERS)
}
