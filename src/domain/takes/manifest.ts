import type { Shot } from '../board/shot.ts'
import { framesFor, identityFor, nearestFrame, type Reach } from '../clip/frames.ts'
import type { BlobId, ShotId } from '../ids.ts'
import type { Project } from '../project/project.ts'
import { continuityPicture, type FollowChoice } from './continuity.ts'
import type { ManifestRow, PlannedReference } from './planned-reference.ts'
import { frameReference, resolved } from './reference-sources.ts'
import { subjectReferences } from './subject-references.ts'

/** What decides over a shot's references besides the project. */
export interface ManifestChoice extends FollowChoice {
  /** References that the model accepts; absent where unknown. */
  readonly limit?: number | undefined
  /**
   * The engine draws from the frame of the shot's moment alone, or with the style picture, whatever
   * else is listed.
   */
  readonly moment?: 'alone' | 'with-style'
}

/** References that are chosen automatically: more dilute what each gives. */
const AUTOMATIC_REFERENCES = 4

interface Cutting {
  readonly noFrame: boolean
  readonly wordsOnly: boolean
}

/**
 * The pictures that a shot is drawn from, most important first, with those that are not sent and
 * why. A person's own list is taken as it is; else identity, style, the shot's moment, continuity,
 * its place, further people and further style pictures, four at most. The identity is the crop of
 * the first person in the shot who has one, else the clip's frame. Cut to the model's maximum. A
 * sheet of takes goes last of those that are sent: it steers more than one picture does.
 * @param batch shots drawn together, of which one may become a reference before this one is drawn
 */
export function manifestFor(
  project: Project,
  shot: Shot,
  choice: ManifestChoice,
  engine: Reach,
  batch: readonly ShotId[] = [],
): readonly ManifestRow[] {
  if (choice.moment) {
    return momentOf(project, shot, choice.moment, engine).map((reference) => ({ reference }))
  }
  const own = shot.references
  const { limit = Number.POSITIVE_INFINITY } = choice
  const cutting = {
    noFrame: project.noFrame ?? choice.noFrame ?? false,
    wordsOnly: isWordsOnly(project, shot),
  }
  const rows = own
    ? own.map((entry): ManifestRow => withCut(resolved(project, entry, engine), cutting))
    : withSheetLast(
        automatic(project, shot, choice, engine, batch)
          .map((reference) => withCut({ reference }, cutting))
          .filter(({ cut }) => !cut)
          .slice(0, AUTOMATIC_REFERENCES),
        limit,
      )
  let sent = 0
  return rows.map((row) => {
    if (row.cut) return row
    sent += 1
    return sent > limit ? { ...row, cut: 'too-many' } : row
  })
}

const isSheet = ({ reference: { source } }: ManifestRow) => source?.kind === 'sheet'

/** The model's maximum is filled by what counts most; only its order changes. */
function withSheetLast(rows: readonly ManifestRow[], limit: number): readonly ManifestRow[] {
  const sent = rows.slice(0, limit)
  return [...sent.filter((row) => !isSheet(row)), ...sent.filter(isSheet), ...rows.slice(limit)]
}

function momentOf(
  project: Project,
  shot: Shot,
  which: NonNullable<ManifestChoice['moment']>,
  engine: Reach,
): readonly PlannedReference[] {
  const { style } = project
  const time = shot.sourceTime
  const near = time === undefined ? undefined : nearestFrame(framesFor(project, engine), time)
  const frame = near ?? identityFor(project, engine)
  return [
    ...(frame ? [frameReference('moment', frame)] : []),
    ...(style && which === 'with-style' ? [styleReference(style.blob)] : []),
  ]
}

const styleReference = (blob: BlobId): PlannedReference => ({
  id: 'style',
  role: 'style',
  source: { kind: 'style' },
  blob,
})

/** The references that are sent. */
export const sentOf = (rows: readonly ManifestRow[]): readonly PlannedReference[] =>
  rows.filter(({ cut }) => !cut).map(({ reference }) => reference)

/** True where the style picture stays away. */
export const isWordsOnly = (project: Project, shot: Shot): boolean =>
  shot.wordsOnly ?? project.wordsOnly ?? false

function withCut(row: ManifestRow, { noFrame, wordsOnly }: Cutting): ManifestRow {
  if (row.cut) return row
  const { role, source } = row.reference
  if (wordsOnly && role === 'style') return { ...row, cut: 'words-only' }
  const isFrame = source?.kind === 'frame' || source?.kind === 'crop'
  return noFrame && isFrame ? { ...row, cut: 'no-frame' } : row
}

function automatic(
  project: Project,
  shot: Shot,
  choice: ManifestChoice,
  engine: Reach,
  batch: readonly ShotId[],
): readonly PlannedReference[] {
  const { style, moreStyles = [] } = project
  const shown = (kind: 'people' | 'places') => subjectReferences(project, shot, kind, engine)
  const [person, ...people] = shown('people')
  const frame = identityFor(project, engine)
  const identity = person ? { ...person, id: 'identity' } : frame && frameReference('identity', frame)
  const first: readonly (PlannedReference | undefined)[] = [identity, style && styleReference(style.blob)]
  const moment =
    shot.sourceTime === undefined ? undefined : nearestFrame(framesFor(project, engine), shot.sourceTime)
  const isSent = identity?.source?.kind === 'frame' && identity.source.frame === moment?.id
  const more: readonly (PlannedReference | undefined)[] = [
    moment && !isSent ? frameReference('moment', moment) : undefined,
    continuityPicture(project, shot, choice, batch)?.reference,
    ...shown('places'),
    ...people,
    ...moreStyles.map(({ id, blob, name }): PlannedReference => {
      return { id, role: 'style', source: { kind: 'style', style: id }, name, blob }
    }),
  ]
  return [...first, ...more].filter((one) => one !== undefined)
}
