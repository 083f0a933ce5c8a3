import * as v from 'valibot'
import {
  type Receipt,
  SHOT_ANGLES,
  SHOT_MOVES,
  SHOT_SIZES,
  type Shot,
  type Take,
  type UpscaledTake,
} from '../board/shot.ts'
import type { Agreement } from '../consent/agreement.ts'
import type { BlobId, FrameId, ProjectId, ShotId, TakeId } from '../ids.ts'
import { fitLine, fitMime, LIMITS } from './limits.ts'
import {
  type ClipInfo,
  type ClipWindow,
  type Frame,
  type FrameWish,
  PROJECT_VERSION,
  type Project,
  type ProjectSettings,
  type StylePicture,
  type Video,
} from './project.ts'

/**
 * The shape of a project that comes from outside, within the limits that the app's own doors keep
 * to (`limits.ts`). Earlier versions kept to fewer of them: what they let through is taken as it is
 * or cut, and not refused. A field that a type gains does not compile until it has its line here,
 * and one that has none is dropped.
 */
type Entries<T> = Record<keyof T, v.GenericSchema>

const ID = /^[\w.-]{1,64}$/
const id = <Id extends string>() =>
  v.custom<Id>((value) => typeof value === 'string' && ID.test(value), 'an id is not one')
const line = v.pipe(v.string(), v.maxLength(LIMITS.text), v.transform(fitLine))
/** As long as it is: earlier versions knew no end, and the page has its own. */
const text = v.string()
const from = (least: number, most: number) => v.pipe(v.number(), v.minValue(least), v.maxValue(most))
const whole = (least: number, most: number) => v.pipe(from(least, most), v.integer())
const pixels = whole(1, LIMITS.pixels)
const seconds = from(0, LIMITS.seconds)
const instant = from(0, 8.64e15)
const bytes = whole(0, 2 ** 46)
const mime = v.pipe(v.string(), v.maxLength(LIMITS.line), v.transform(fitMime))
/** What pictures are of; nothing where the browser did not say. */
const pictureMime = v.pipe(mime, v.regex(/^(image\/.*|application\/octet-stream)?$/))
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))

const frame = v.object({
  id: id<FrameId>(),
  time: seconds,
  blob: id<BlobId>(),
  width: pixels,
  height: pixels,
  byHand: v.exactOptional(v.literal(true)),
} satisfies Entries<Frame>)

const info = v.object({
  duration: seconds,
  width: pixels,
  height: pixels,
  codec: line,
  fps: v.exactOptional(from(0, Number.MAX_VALUE)),
} satisfies Entries<ClipInfo>)

const clipWindow = v.object({ start: seconds, end: seconds } satisfies Entries<ClipWindow>)

const video = v.object({
  blob: v.exactOptional(id<BlobId>()),
  name: line,
  bytes,
  mime,
  info: v.exactOptional(info),
  preview: v.exactOptional(frame),
  window: v.exactOptional(clipWindow),
  times: v.exactOptional(list(seconds, LIMITS.list)),
  cuts: v.exactOptional(list(seconds, LIMITS.list)),
  timeline: v.exactOptional(list(frame, LIMITS.list)),
  decoder: v.exactOptional(v.picklist(['webcodecs', 'ffmpeg', 'video'])),
} satisfies Entries<Video>)

const style = v.object({
  blob: id<BlobId>(),
  name: line,
  width: pixels,
  height: pixels,
} satisfies Entries<StylePicture>)

const receipt = v.object({
  engine: v.picklist(['openrouter', 'sketch']),
  model: line,
  prompt: text,
  shotText: text,
  references: list(v.object({ role: v.picklist(['identity', 'style', 'continuity']), label: line }), 100),
  seed: v.exactOptional(v.number()),
  host: v.exactOptional(line),
  cost: v.exactOptional(from(0, 1e6)),
  own: v.exactOptional(from(0, 1e6)),
  ms: from(0, 1e10),
  at: instant,
} satisfies Entries<Receipt>)

const upscaled = v.object({
  blob: id<BlobId>(),
  mime: v.exactOptional(pictureMime),
  scale: from(1, 16),
  model: line,
  backend: line,
  ms: from(0, 1e10),
} satisfies Entries<UpscaledTake>)

const take = v.object({
  id: id<TakeId>(),
  blob: id<BlobId>(),
  width: pixels,
  height: pixels,
  mime: pictureMime,
  receipt,
  upscaled: v.exactOptional(upscaled),
  starred: v.exactOptional(v.literal(true)),
  deletedAt: v.exactOptional(instant),
} satisfies Entries<Take>)

const shot = v.object({
  id: id<ShotId>(),
  text,
  size: v.exactOptional(v.picklist(SHOT_SIZES)),
  angle: v.exactOptional(v.picklist(SHOT_ANGLES)),
  move: v.exactOptional(v.picklist(SHOT_MOVES)),
  lens: v.exactOptional(line),
  duration: v.exactOptional(seconds),
  dialogue: v.exactOptional(text),
  notes: v.exactOptional(text),
  sourceTime: v.exactOptional(seconds),
  takes: list(take, LIMITS.list),
  chosenTake: v.exactOptional(id<TakeId>()),
} satisfies Entries<Shot>)

const settings = v.object({
  shotCount: whole(1, 100),
  seed: from(0, 2 ** 53),
  withheld: v.exactOptional(list(id<FrameId>(), LIMITS.list)),
  agreements: v.exactOptional(
    list(
      v.object({ host: line, pictures: list(id<BlobId>(), LIMITS.list) } satisfies Entries<Agreement>),
      LIMITS.list,
    ),
  ),
  frames: v.exactOptional(
    v.object({ everyShot: v.boolean(), sharpest: v.boolean() } satisfies Entries<FrameWish>),
  ),
} satisfies Entries<ProjectSettings>)

const project = v.object({
  id: id<ProjectId>(),
  version: v.literal(PROJECT_VERSION),
  name: line,
  video: v.exactOptional(video),
  style: v.exactOptional(style),
  frames: list(frame, LIMITS.list),
  identityFrame: v.exactOptional(id<FrameId>()),
  context: text,
  shots: list(shot, LIMITS.shots),
  shelf: list(shot, LIMITS.list),
  settings,
  createdAt: instant,
  updatedAt: instant,
  edition: v.exactOptional(whole(0, 2 ** 46)),
} satisfies Entries<Project>)

/** A migrated record as a project, or where it is wrong, for instance "shots.2.takes.0.width". */
export function parseProject(record: unknown): { readonly project: Project } | { readonly fault: string } {
  const parsed = v.safeParse(project, record)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return { fault: `${v.getDotPath(issue) ?? 'project'}: ${issue.message}` }
  }
  const found: Project = parsed.output
  const twice = doubled(found)
  return twice ? { fault: `${twice} is there twice` } : { project: found }
}

/** Shots and takes are told apart by their ids. */
function doubled({ shots, shelf }: Project): string | undefined {
  const seen = new Set<string>()
  const ids = [...shots, ...shelf].flatMap((shot) => [shot.id, ...shot.takes.map((taken) => taken.id)])
  return ids.find((one) => {
    if (seen.has(one)) return true
    seen.add(one)
    return false
  })
}
