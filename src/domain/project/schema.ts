import * as v from 'valibot'
import type { Reason } from '../../lib/details.ts'
import { commentSchema } from '../board/comment-schema.ts'
import { NUMBER_SCHEMES, type Numbering } from '../board/numbers.ts'
import { CONTINUITIES } from '../board/reference.ts'
import { referenceFile } from '../board/reference-schema.ts'
import { shotSchema } from '../board/shot-schema.ts'
import { measuredSchema } from '../clip/measured-schema.ts'
import { ownSoundSchema } from '../handover/own-sound-schema.ts'
import type { BlobId, FrameId, ProjectId, ShotId, StyleId, TakeId } from '../ids.ts'
import { labels, styleWords, subjectList } from '../scene/subject-schema.ts'
import { sheetSchema } from '../takes/sheet-schema.ts'
import { LIMITS } from './limits.ts'
import type { Agreement } from './project.ts'
import {
  type ClipInfo,
  type ClipWindow,
  type Frame,
  type FrameWish,
  type MoreStyle,
  PROJECT_VERSION,
  type Project,
  type ProjectSettings,
  type StylePicture,
  type UnfinishedList,
  type Video,
} from './project.ts'
import {
  bytes,
  type Entries,
  faultOf,
  from,
  id,
  instant,
  line,
  list,
  mime,
  pixels,
  seconds,
  text,
  whole,
} from './schema-parts.ts'

/**
 * The schema of a project from outside, within the limits of the app's own inputs (`limits.ts`).
 * Earlier versions enforced fewer; what they allowed is accepted or cut, not refused.
 */

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
  measured: v.exactOptional(measuredSchema),
  timeline: v.exactOptional(list(frame, LIMITS.list)),
  decoder: v.exactOptional(v.picklist(['webcodecs', 'ffmpeg', 'video'])),
} satisfies Entries<Video>)

const style = v.object({
  blob: id<BlobId>(),
  name: line,
  width: pixels,
  height: pixels,
} satisfies Entries<StylePicture>)

const moreStyle = v.object({ ...style.entries, id: id<StyleId>() } satisfies Entries<MoreStyle>)

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

const numbering = v.object({
  scheme: v.picklist(NUMBER_SCHEMES),
  scene: v.exactOptional(line),
  first: v.exactOptional(whole(0, LIMITS.list)),
  locked: v.exactOptional(v.literal(true)),
  given: v.exactOptional(list(line, LIMITS.list)),
} satisfies Entries<Numbering>)

const unfinishedList = v.object({
  wanted: whole(1, 100),
  shots: list(id<ShotId>(), 100),
} satisfies Entries<UnfinishedList>)

const project = v.object({
  id: id<ProjectId>(),
  version: v.literal(PROJECT_VERSION),
  name: line,
  video: v.exactOptional(video),
  style: v.exactOptional(style),
  moreStyles: v.exactOptional(list(moreStyle, LIMITS.styles - 1)),
  referenceFiles: v.exactOptional(list(referenceFile, LIMITS.listed)),
  frames: list(frame, LIMITS.list),
  identityFrame: v.exactOptional(id<FrameId>()),
  context: text,
  people: v.exactOptional(subjectList('people')),
  places: v.exactOptional(subjectList('places')),
  things: v.exactOptional(subjectList('things')),
  leftOut: v.exactOptional(labels),
  styleWords: v.exactOptional(styleWords),
  shots: list(shotSchema, LIMITS.shots),
  shelf: list(shotSchema, LIMITS.list),
  sheets: v.exactOptional(list(sheetSchema, LIMITS.listed)),
  unfinishedList: v.exactOptional(unfinishedList),
  numbering: v.exactOptional(numbering),
  continuity: v.exactOptional(v.picklist(CONTINUITIES)),
  anchor: v.exactOptional(id<TakeId>()),
  wordsOnly: v.exactOptional(v.boolean()),
  noFrame: v.exactOptional(v.boolean()),
  sound: v.exactOptional(ownSoundSchema),
  comments: v.exactOptional(list(commentSchema, LIMITS.list)),
  settings,
  leftFindings: v.exactOptional(list(line, LIMITS.list)),
  createdAt: instant,
  updatedAt: instant,
  edition: v.exactOptional(whole(0, 2 ** 46)),
} satisfies Entries<Project>)

/**
 * A migrated record as a project, or its fault.
 */
export function parseProject(record: unknown): { readonly project: Project } | { readonly fault: Reason } {
  const parsed = v.safeParse(project, record)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return { fault: faultOf(issue, 'project') }
  }
  const found: Project = parsed.output
  const twice = doubled(found)
  return twice ? { fault: { code: 'id-twice', id: twice } } : { project: found }
}

/** The first duplicate id of shots, takes, sheets and entries of who and where. */
function doubled({
  shots,
  shelf,
  people = [],
  places = [],
  things = [],
  sheets = [],
}: Project): string | undefined {
  const seen = new Set<string>()
  const ids: readonly string[] = [
    ...[...shots, ...shelf].flatMap((shot) => [shot.id, ...shot.takes.map((taken) => taken.id)]),
    ...[...people, ...places, ...things, ...sheets].map((one) => one.id),
  ]
  return ids.find((one) => {
    if (seen.has(one)) return true
    seen.add(one)
    return false
  })
}
