import { numberOf } from '../../board/shot-numbers.ts'
import type { ShotId } from '../../ids.ts'
import type { HandoverJob } from '../job.ts'
import { fill } from '../pdf/pdf-board.ts'
import type { ChangeKind, ShotChange } from './changes.ts'
import type { Closing } from './closing.ts'
import type { VersionWords } from './version-words.ts'

/** Digits of a SHA-256 that people compare: 48 bits tell the pictures of a board apart. */
const SHORT = 12

/** Kinds that stand alone; the others follow "Changed". */
const ALONE: readonly ChangeKind[] = ['new', 'omitted', 'moved']

/** "Changed: picture, text. Moved (was 5)": what has changed in a shot; empty where nothing has. */
export function changeText(change: ShotChange | undefined, { kinds, changed, was }: VersionWords): string {
  if (!change) return ''
  const parts = change.kinds.filter((kind) => !ALONE.includes(kind)).map((kind) => kinds[kind])
  const told = [
    ...(parts.length > 0 ? [fill(changed, { what: parts.join(', ') })] : []),
    ...change.kinds.filter((kind) => ALONE.includes(kind)).map((kind) => kinds[kind]),
  ].join('. ')
  return change.was === undefined ? told : `${told} (${fill(was, { shot: change.was })})`
}

/** The line below the title, which names the version or what the board is compared with. */
export function subtitleOf({ words, version, changes, addendum }: HandoverJob): string {
  if (version) return fill(words.versions.version, { name: version.name })
  if (!changes) return words.pdf.subtitle
  return fill(addendum ? words.versions.addendum : words.versions.since, { name: changes.since.name })
}

/** The first digits of the hash of a picture in a version; undefined where there is none. */
export function shortHash({ project, version, options }: HandoverJob, id: ShotId): string | undefined {
  const shot = project.shots.find((one) => one.id === id)
  const take = shot?.takes.find((one) => one.id === shot.chosenTake)
  const blob = (options.upscaled && take?.upscaled?.blob) || take?.blob
  return (blob && version?.hashes[blob])?.slice(0, SHORT)
}

/** What stands after the shots; undefined for a board without versions. */
export function closingOf(job: HandoverJob): Closing | undefined {
  const { version, changes, words } = job
  const told = words.versions
  if (!version && !changes) return undefined
  return {
    ...(changes && {
      changes: {
        title: fill(told.changes, { name: changes.since.name, date: momentOf(changes.since.at, job) }),
        lines: changeLines(job),
      },
    }),
    ...(version && {
      approval: {
        title: told.approval,
        about: fill(told.frozen, { name: version.name, date: momentOf(version.at, job) }),
        fields: [told.sign.name, told.sign.date, told.sign.signature],
      },
      pictures: {
        title: told.pictures,
        rows: job.pictures.flatMap(({ shot }) => {
          const hash = shortHash(job, shot)
          return hash ? [{ shot: numberOf(job.project, shot), hash }] : []
        }),
      },
    }),
  }
}

function changeLines({ project, changes, words }: HandoverJob): readonly string[] {
  const { lists, unchanged } = words.versions
  const found = [...(changes?.shots ?? [])]
  const numbers = (wanted: (kinds: readonly ChangeKind[]) => boolean) =>
    found.filter(([, { kinds }]) => wanted(kinds)).map(([id]) => numberOf(project, id))
  const lines = (
    [
      ['new', numbers((kinds) => kinds.includes('new'))],
      ['changed', numbers((kinds) => kinds.some((kind) => !ALONE.includes(kind)))],
      ['moved', numbers((kinds) => kinds.includes('moved'))],
      ['gone', changes?.gone ?? []],
    ] as const
  ).filter(([, shots]) => shots.length > 0)
  return lines.length === 0
    ? [unchanged]
    : lines.map(([kind, shots]) => fill(lists[kind], { shots: shots.join(', ') }))
}

const momentOf = (at: number, { words }: HandoverJob) =>
  new Intl.DateTimeFormat(words.pdf.language, { dateStyle: 'long', timeStyle: 'short' }).format(at)
