import { describe, expect, it } from 'vitest'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import type { BlobId, FrameId, ReferenceFileId, ReferenceId, TakeId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { withReferenceFile, withReferences } from '../../src/domain/takes/edit-references.ts'
import { manifestFor } from '../../src/domain/takes/manifest.ts'
import {
  asList,
  moved,
  partOfFrame,
  rowKeys,
  withRole,
  withSource,
  withWords,
} from '../../src/domain/takes/reference-list.ts'
import { withStar, withTake, withTakeDeleted } from '../../src/domain/takes/takes.ts'
import { addable } from '../../src/ui/takes/references/addable.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const service = { leavesDevice: true }
const shot = makeShot('s2', { sourceTime: 3 })
const project = makeProject({
  frames: [makeFrame(1), makeFrame(2), makeFrame(3)],
  shots: [makeShot('s1', { takes: [makeTake('t', '')] }), shot, makeShot('s3')],
  continuity: 'anchor',
})
let made = 0
const newId = () => `r${++made}` as ReferenceId
const entry = (id: string, frame: number, role: ReferenceEntry['role'] = 'place'): ReferenceEntry => ({
  id: id as ReferenceId,
  role,
  source: { kind: 'frame', frame: `f${frame}` as FrameId },
})

describe('a part of a frame', () => {
  const half = { x: 0.25, y: 0, width: 0.5, height: 1 }
  const frame = 'f2' as FrameId

  it('is a crop, and the frame itself where it is all of it', () => {
    expect(partOfFrame(frame, half)).toEqual({ kind: 'crop', frame, rectangle: half })
    expect(partOfFrame(frame, { x: 0, y: 0, width: 1, height: 1 })).toEqual({ kind: 'frame', frame })
  })

  it('takes the place of its row, with the same use, and is sent from the frame that it names', () => {
    const list = withSource([entry('a', 1), entry('b', 3)], 0, partOfFrame(frame, half))
    expect(list.map(({ id, role }) => [id, role])).toEqual([
      ['a', 'place'],
      ['b', 'place'],
    ])
    const owned = withReferences(project, shot.id, list)
    const own = owned.shots.find(({ id }) => id === shot.id)
    const rows = own ? manifestFor(owned, own, {}, service) : []
    expect(rows.map(({ reference: { time } }) => time)).toEqual([2, 3])
  })
})

describe('a list that becomes the person’s', () => {
  it('sends what was sent before, and keeps what the model had no room for', () => {
    const choice = { limit: 3 }
    const rows = manifestFor(project, shot, choice, service)
    expect(rows.map(({ cut }) => cut)).toEqual([undefined, undefined, undefined, 'too-many'])
    const list = asList(rows, newId)
    const owned = withReferences(project, shot.id, list)
    const [, own] = owned.shots
    if (!own) throw new Error('no shot')
    const told = (all: typeof rows) => all.map(({ reference: { role, blob }, cut }) => [role, blob, cut])
    expect(told(manifestFor(owned, own, choice, service))).toEqual(told(rows))
    // Each row has an id of its own, and its name in the page stays.
    expect(new Set(list.map(({ id }) => id)).size).toBe(4)
    expect(rowKeys(manifestFor(owned, own, choice, service))).toEqual(rowKeys(rows))
  })

  it('leaves out a picture that is still to be drawn', () => {
    const undrawn = { ...project, shots: [makeShot('s1'), shot] }
    const s1 = undrawn.shots[0]?.id
    if (!s1) throw new Error('no shot')
    const rows = manifestFor(undrawn, shot, {}, service, [s1])
    expect(rows.at(-1)?.reference.role).toBe('continuity')
    expect(asList(rows, newId)).toHaveLength(rows.length - 1)
  })
})

describe('an edit of the list', () => {
  const list = [entry('a', 1), entry('b', 2), entry('c', 3)]
  const ids = (rows: readonly ReferenceEntry[]) => rows.map(({ id }) => id).join('')

  it('moves a row up, down and no further than the ends', () => {
    expect(ids(moved(list, 2, 0))).toBe('cab')
    expect(ids(moved(list, 0, 1))).toBe('bac')
    expect(ids(moved(list, 1, 9))).toBe('acb')
    expect(ids(moved(list, 1, -1))).toBe('bac')
    expect(moved(list, 5, 0)).toBe(list)
  })

  it('gives one row another role', () => {
    expect(withRole(list, 1, 'identity').map(({ role }) => role)).toEqual(['place', 'identity', 'place'])
  })

  it('tells two rows of one picture apart', () => {
    const rows = [entry('a', 1), entry('b', 1)].map((reference) => ({ reference }))
    expect(new Set(rowKeys(rows)).size).toBe(2)
  })

  it('keeps a file as long as a list names it', () => {
    const file = { id: 'rf' as ReferenceFileId, blob: 'rfb' as BlobId, name: 'hat.png', width: 9, height: 9 }
    const named: ReferenceEntry = {
      id: 'r' as ReferenceId,
      role: 'place',
      source: { kind: 'file', file: file.id },
    }
    const added = withReferences(withReferenceFile(project, file), shot.id, [named])
    expect(added.referenceFiles).toEqual([file])
    expect(withReferences(added, shot.id, undefined)).toEqual(project)
  })
})

it('a person’s own words go with their picture into the rows, and empty ones go away', () => {
  const list = withWords([entry('a', 1), entry('b', 3)], 1, 'only the bridge')
  expect(list.map(({ words }) => words)).toEqual([undefined, 'only the bridge'])
  const own = { ...shot, references: list }
  const rows = manifestFor(project, own, {}, service)
  expect(rows.map(({ reference: { words } }) => words)).toEqual([undefined, 'only the bridge'])
  expect(withWords(list, 1, '')).toEqual([entry('a', 1), entry('b', 3)])
  expect(withWords(list, 0, 'x'.repeat(600))[0]?.words).toHaveLength(500)
})

it('what may be added is frames that may leave the device, all takes that are kept, and style pictures', () => {
  const withheld = {
    ...project,
    settings: { ...project.settings, withheld: ['f2' as FrameId] },
    moreStyles: [{ id: 'm' as never, blob: 'mb' as BlobId, name: 'm.png', width: 1, height: 1 }],
  }
  const found = addable(withheld, shot).map(({ kind, pictures }) => [kind, pictures.map(({ blob }) => blob)])
  expect(Object.fromEntries(found)).toEqual({
    frames: ['b1', 'b3'],
    takes: ['blob-t'],
    styles: ['style', 'mb'],
  })
  const [first] = project.shots
  if (!first) throw new Error('no shot')
  const takesOf = (all: Project, of = first) =>
    addable(all, of).flatMap(({ kind, pictures }) => (kind === 'takes' ? pictures.map(({ id }) => id) : []))
  // Also those that are not shown, and the shot's own.
  const further = withTake(project, first, { ...makeTake('t2', ''), starred: true })
  expect(takesOf(further)).toEqual(['t', 't2'])
  expect(takesOf(withTakeDeleted(further, 't' as TakeId, 1))).toEqual(['t2'])
  // Several starred takes of other shots go as one picture.
  expect(takesOf(withStar(further, 't' as TakeId, true))).toEqual(['t', 't2'])
  expect(takesOf(withStar(further, 't' as TakeId, true), shot)).toEqual(['t', 't2', 'sheet'])
})
