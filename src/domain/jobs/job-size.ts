import { type Shot, shownTake } from '../board/shot.ts'
import type { ShotId } from '../ids.ts'
import type { BlobPlace } from '../project/blobs.ts'
import type { Project } from '../project/project.ts'
import type { Step } from './steps.ts'

/** A PNG of about one megapixel, as image models send it. */
const PICTURE_BYTES = 2_500_000
/** A take, a part of a frame or a sheet as it is sent: a JPEG, which the receipt keeps. */
const SENT_BYTES = 300_000
/** The most of these among automatic references: of who is seen, of the place, of continuity. */
const AUTOMATIC_SENT = 3
/** Bytes per pixel of a drawn PNG: between two and three. */
const PNG_BYTES_A_PIXEL = 2.5
/** The project's record with what a step says in it. */
const RECORD_BYTES = 100_000
/** Safety factor for what cannot be predicted. */
const MARGIN = 1.5

/** Sampling is not asked: frames that do not fit last for this visit. */
type SizedStep = Exclude<Step, 'sample'>

/** Bytes for one shot; `scale` is the upscaling factor. */
type Bytes = (shot: Shot, scale: number) => number
type Writers = Readonly<Partial<Record<SizedStep, Bytes>>>

/** A person chooses it, or sampling makes it. */
const NO_STEP: Writers = {}
/** What lies there came from the board. */
const MOVED: Writers = {}
/** A sheet and what it is drawn from are as large as the takes of its shots, which stand for it. */
const AS_TAKES: Writers = {}

/**
 * Who writes what at each place where a project names a blob. A new place does not compile until it
 * has its row.
 */
const WRITERS: Readonly<Record<BlobPlace, Writers>> = {
  'project.video.blob': NO_STEP,
  'project.video.preview.blob': NO_STEP,
  'project.video.timeline.#.blob': NO_STEP,
  'project.sound.blob': NO_STEP,
  'project.frames.#.blob': NO_STEP,
  'project.style.blob': NO_STEP,
  'project.moreStyles.#.blob': NO_STEP,
  'project.referenceFiles.#.blob': NO_STEP,
  'project.shots.#.takes.#.blob': { draw: () => PICTURE_BYTES },
  'project.shots.#.takes.#.receipt.references.#.kept': { draw: (shot) => keptOf(shot) * SENT_BYTES },
  'project.shots.#.takes.#.upscaled.blob': {
    upscale: (shot, scale) => pixelsOf(shot) * scale ** 2 * PNG_BYTES_A_PIXEL,
  },
  'project.shelf.#.takes.#.blob': MOVED,
  'project.shelf.#.takes.#.receipt.references.#.kept': MOVED,
  'project.shelf.#.takes.#.upscaled.blob': MOVED,
  'project.sheets.#.blob': AS_TAKES,
  'project.sheets.#.receipt.references.#.kept': AS_TAKES,
}

/** How many pictures a shot is drawn from that nothing else keeps. */
const keptOf = ({ references }: Shot): number =>
  references?.filter(({ source: { kind } }) => kind !== 'frame' && kind !== 'style' && kind !== 'file')
    .length ?? AUTOMATIC_SENT

function pixelsOf(shot: Shot): number {
  const take = shownTake(shot)
  return take ? take.width * take.height : 0
}

/**
 * Bytes that a step is expected to write, with a margin. A shot that gets several takes stands
 * several times among `shots`; `scale` is the upscaling factor.
 */
export function expectedBytes(
  step: SizedStep,
  project: Project,
  shots: readonly ShotId[],
  scale: number,
): number {
  const worked = shots.flatMap((shot) => project.shots.find(({ id }) => id === shot) ?? [])
  const writers = Object.values(WRITERS).flatMap((place) => place[step] ?? [])
  const media = worked.flatMap((shot) => writers.map((bytes) => bytes(shot, scale)))
  return Math.round(media.reduce((sum, bytes) => sum + bytes, RECORD_BYTES) * MARGIN)
}
