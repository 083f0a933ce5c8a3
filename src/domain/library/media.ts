import { numbersOf } from '../board/shot-numbers.ts'
import type { Version } from '../handover/versions/version.ts'
import type { BlobId } from '../ids.ts'
import { type BlobPlace, blobsOf, eachBlob } from '../project/blobs.ts'
import type { Project } from '../project/project.ts'

/** What one of a project's media is to a person; takes are counted from 1. */
export type Medium =
  | { readonly kind: 'clip' | 'style' | 'preview' | 'timeline' | 'sent' | 'sheet' | 'sound' }
  | { readonly kind: 'file'; readonly name: string }
  /** A picture that a version alone still shows. */
  | { readonly kind: 'version'; readonly name: string }
  | { readonly kind: 'frame'; readonly at: number }
  | {
      readonly kind: 'take'
      readonly shelved: boolean
      /** Its number; on the shelf its place. */
      readonly shot: string
      readonly take: number
      readonly upscaled: boolean
    }

/** Places in the lists on the way to a blob, from 0. */
type At = readonly [number, number]

interface Row {
  /** The path in a project file, without extension. */
  readonly path: (at: At, id: BlobId) => string
  /** What the picture is to a person. */
  readonly medium: (at: At, project: Project) => Medium
}

const three = (index: number) => String(index + 1).padStart(3, '0')

/** The rows of a take's own pictures, on the board or on the shelf. */
const takes = (list: 'shots' | 'shelf') => {
  const medium = (upscaled: boolean, [shot, take]: At, project: Project): Medium => {
    const { id } = project[list][shot] ?? {}
    const number = (id && numbersOf(project).get(id)) ?? String(shot + 1)
    return { kind: 'take', shelved: list === 'shelf', shot: number, take: take + 1, upscaled }
  }
  const row = (end: string, upscaled: boolean): Row => ({
    path: ([shot, take]) => `${list}/${three(shot)}/take-${take + 1}${end}`,
    medium: (at, project) => medium(upscaled, at, project),
  })
  return { picture: row('', false), upscaled: row('-upscaled', true) }
}

const sent: Row = { path: (_, id) => `sent/${id}`, medium: () => ({ kind: 'sent' }) }
const [board, shelf] = [takes('shots'), takes('shelf')]

/**
 * Every place where a project names a blob, in the order in which a blob named twice is called. A
 * new place does not compile until it has its row.
 */
const ROWS: Readonly<Record<BlobPlace, Row>> = {
  'project.video.blob': { path: () => 'clip', medium: () => ({ kind: 'clip' }) },
  'project.style.blob': { path: () => 'style', medium: () => ({ kind: 'style' }) },
  'project.moreStyles.#.blob': {
    path: ([at]) => `style-${at + 2}`,
    medium: () => ({ kind: 'style' }),
  },
  'project.referenceFiles.#.blob': {
    path: ([at]) => `references/${three(at)}`,
    medium: ([at], { referenceFiles }) => ({ kind: 'file', name: referenceFiles?.[at]?.name ?? '' }),
  },
  'project.frames.#.blob': {
    path: ([at]) => `frames/${three(at)}`,
    medium: ([at], { frames }) => ({ kind: 'frame', at: frames[at]?.time ?? 0 }),
  },
  'project.video.preview.blob': { path: () => 'preview', medium: () => ({ kind: 'preview' }) },
  'project.shots.#.takes.#.blob': board.picture,
  'project.shots.#.takes.#.upscaled.blob': board.upscaled,
  'project.shelf.#.takes.#.blob': shelf.picture,
  'project.shelf.#.takes.#.upscaled.blob': shelf.upscaled,
  'project.video.timeline.#.blob': {
    path: ([at]) => `timeline/${three(at)}`,
    medium: () => ({ kind: 'timeline' }),
  },
  'project.sound.blob': { path: () => 'sound', medium: () => ({ kind: 'sound' }) },
  'project.sheets.#.blob': {
    path: ([at]) => `sheets/${three(at)}`,
    medium: () => ({ kind: 'sheet' }),
  },
  'project.sheets.#.receipt.references.#.kept': sent,
  'project.shots.#.takes.#.receipt.references.#.kept': sent,
  'project.shelf.#.takes.#.receipt.references.#.kept': sent,
}

/**
 * Each blob once, by the first row that names it, with its path and what it is to a person; then
 * those that versions alone name.
 */
export function mediaPlaces(
  project: Project,
  versions: readonly Version[] = [],
): ReadonlyMap<BlobId, { readonly path: string; readonly medium: Medium }> {
  const found = new Map<string, { readonly id: BlobId; readonly at: At }[]>()
  eachBlob(project, (id, way) => {
    const [first = 0, second = 0] = way.filter(isPlace).map(Number)
    const place = ['project', ...way.map((key) => (isPlace(key) ? '#' : key))].join('.')
    const here = found.get(place) ?? []
    here.push({ id, at: [first, second] })
    found.set(place, here)
  })
  const media = new Map<BlobId, { readonly path: string; readonly medium: Medium }>()
  for (const [place, { path, medium }] of Object.entries(ROWS)) {
    for (const { id, at } of found.get(place) ?? [])
      if (!media.has(id)) media.set(id, { path: path(at, id), medium: medium(at, project) })
  }
  for (const { board, name } of versions) {
    for (const id of blobsOf(board))
      if (!media.has(id)) media.set(id, { path: `versions/${id}`, medium: { kind: 'version', name } })
  }
  return media
}

/** What some media of a project and its versions are, each once. */
export const mediaOf = (
  project: Project,
  which: (id: BlobId) => boolean,
  versions: readonly Version[] = [],
): readonly Medium[] =>
  [...mediaPlaces(project, versions)].filter(([id]) => which(id)).map(([, { medium }]) => medium)

const isPlace = (key: string) => /^\d+$/.test(key)
