import { describe, expect, it } from 'vitest'
import { withNewShot, withoutShot, withShotList, withShotsBack } from '../../src/domain/board/board.ts'
import { countedShots } from '../../src/domain/board/counted-shots.ts'
import {
  numbered,
  withNumbersGiven,
  withNumbersLocked,
  withNumbersUnlocked,
} from '../../src/domain/board/locked-numbers.ts'
import type { Numbering } from '../../src/domain/board/numbers.ts'
import {
  withShotAfter,
  withShotAt,
  withShotBefore,
  withShotDuplicated,
  withShotSplit,
  withShotsMerged,
} from '../../src/domain/board/order.ts'
import { shownTake } from '../../src/domain/board/shot.ts'
import { numbersOf } from '../../src/domain/board/shot-numbers.ts'
import { FRAME_RATES } from '../../src/domain/handover/frame-rates.ts'
import { frameTable } from '../../src/domain/handover/frame-table.ts'
import { mediaStems } from '../../src/domain/handover/names.ts'
import type { ShotId, TakeId } from '../../src/domain/ids.ts'
import { drawnCount, pendingShots } from '../../src/domain/jobs/readiness.ts'
import { cardOf } from '../../src/domain/library/card.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { undone } from '../../src/domain/project/undo.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const id = (name: string) => name as ShotId
type Edit = (project: Project) => Project

const SCHEMES: Readonly<Record<string, Numbering>> = {
  plain: { scheme: 'plain', first: 11 },
  letters: { scheme: 'letters', scene: '1' },
  tens: { scheme: 'tens' },
  scene: { scheme: 'scene', scene: '4' },
}

/** What each edit is called in the table. */
const EDITS: Readonly<Record<string, Edit>> = {
  'before s1': (now) => withShotBefore(now, id('s1'), id('n0')),
  'after s1': (now) => withShotAfter(now, id('s1'), id('n1')),
  'after s1 twice': (now) =>
    withShotAfter(numbered(withShotAfter(now, id('s1'), id('n1'))), id('s1'), id('n2')),
  'at the end': (now) => withNewShot(now, id('n3')),
  'delete s2': (now) => withoutShot(now, id('s2')),
  'delete s2, back': (now) => withShotsBack(numbered(withoutShot(now, id('s2'))), new Set([id('s2')])),
  'delete s3, add': (now) => withNewShot(numbered(withoutShot(now, id('s3'))), id('n3')),
  'move s3 first': (now) => withShotAt(now, id('s3'), 0),
  'duplicate s1': (now) => withShotDuplicated(now, id('s1'), id('n4'), 'nt' as TakeId),
  'split s2': (now) => withShotSplit(now, id('s2'), id('n5')),
  'merge s1': (now) => withShotsMerged(now, id('s1')),
}

/** The numbers on the board after an edit; omitted ones in brackets. */
function board(scheme: string, edit: string, locked: boolean): string {
  const begun = makeProject({ numbering: SCHEMES[scheme] as Numbering })
  const project = numbered((EDITS[edit] as Edit)(locked ? withNumbersLocked(begun) : begun))
  const numbers = numbersOf(project)
  return project.shots
    .map((shot) => (shot.omitted ? `(${numbers.get(shot.id)})` : numbers.get(shot.id)))
    .join(' ')
}

describe('the numbers after an edit of a locked board', () => {
  it.each([
    ['plain', 'before s1', 'A11 11 12 13'],
    ['plain', 'after s1', '11 11A 12 13'],
    ['plain', 'after s1 twice', '11 11AA 11A 12 13'],
    ['plain', 'at the end', '11 12 13 14'],
    ['plain', 'delete s2', '11 (12) 13'],
    ['plain', 'delete s2, back', '11 12 13'],
    ['plain', 'delete s3, add', '11 12 (13) 14'],
    ['plain', 'move s3 first', '13 11 12'],
    ['plain', 'duplicate s1', '11 11A 12 13'],
    ['plain', 'split s2', '11 12 12A 13'],
    ['plain', 'merge s1', '11 (12) 13'],
    ['letters', 'before s1', 'A1A 1A 1B 1C'],
    ['letters', 'after s1', '1A 1AA 1B 1C'],
    ['letters', 'at the end', '1A 1B 1C 1D'],
    ['letters', 'delete s3, add', '1A 1B (1C) 1D'],
    ['tens', 'before s1', '005 010 020 030'],
    ['tens', 'after s1', '010 015 020 030'],
    ['tens', 'after s1 twice', '010 010A 015 020 030'],
    ['tens', 'at the end', '010 020 030 040'],
    ['tens', 'delete s3, add', '010 020 (030) 040'],
    ['scene', 'before s1', '4-A1 4-1 4-2 4-3'],
    ['scene', 'after s1', '4-1 4-1A 4-2 4-3'],
    ['scene', 'after s1 twice', '4-1 4-1AA 4-1A 4-2 4-3'],
    ['scene', 'at the end', '4-1 4-2 4-3 4-4'],
    ['scene', 'delete s3, add', '4-1 4-2 (4-3) 4-4'],
  ])('%s: %s gives %s', (scheme, edit, expected) => {
    expect(board(scheme, edit, true)).toBe(expected)
  })
})

it.each(Object.keys(SCHEMES))('before the lock every edit counts anew: %s', (scheme) => {
  const counted = {
    plain: '11 12 13 14 15',
    letters: '1A 1B 1C 1D 1E',
    tens: '010 020 030 040 050',
    scene: '4-1 4-2 4-3 4-4 4-5',
  }
  const all = counted[scheme as keyof typeof counted].split(' ')
  for (const edit of Object.keys(EDITS)) {
    const numbers = board(scheme, edit, false)
    expect(numbers, edit).toBe(all.slice(0, numbers.split(' ').length).join(' '))
  }
})

describe('an omitted shot', () => {
  const shots = ['s1', 's2', 's3'].map((name) =>
    makeShot(name, { takes: [makeTake(`t-${name}`, `Shot ${name}`)] }),
  )
  const locked = withNumbersLocked(makeProject({ shots }))
  const omitted = withoutShot(locked, id('s1'))

  it('is counted nowhere', () => {
    expect(countedShots(omitted).map((shot) => shot.id)).toEqual(['s2', 's3'])
    expect(drawnCount(omitted)).toBe(2)
    expect(cardOf(omitted, undefined)).toMatchObject({ shots: 2, drawn: 2, thumbnail: 'blob-t-s2' })
    const undrawn = withoutShot(withNumbersLocked(makeProject()), id('s1'))
    expect(pendingShots(undrawn).map((shot) => shot.id)).toEqual(['s2', 's3'])
    const { shots: timed } = frameTable(omitted, FRAME_RATES['24'])
    expect(timed.map(({ number }) => number)).toEqual(['2', '3'])
    expect(timed[0]?.start).toBe(0)
    expect(mediaStems(omitted).get(id('s2'))).toBe('sh_00002')
  })

  it('leaves the board when numbers count anew; its pictures go to the shelf', () => {
    const free = withNumbersUnlocked(omitted)
    expect(free.shots.map((shot) => shot.id)).toEqual(['s2', 's3'])
    expect(free.shelf.map((shot) => shot.id)).toEqual(['s1'])
    expect([...numbersOf(free).values()]).toEqual(['1', '2'])
    expect(JSON.stringify(free)).not.toMatch(/"(number|omitted|locked)":/)
  })
})

it('undo frees a number, unless a hand-over carried it', () => {
  const locked = withNumbersLocked(makeProject())
  const added = numbered(withNewShot(locked, id('n')))
  expect(numbersOf(added).get(id('n'))).toBe('4')
  const back = numbered(undone(locked, added, added))
  expect(numbersOf(numbered(withNewShot(back, id('m')))).get(id('m'))).toBe('4')
  const given = withNumbersGiven(added)
  const after = numbered(undone(locked, added, given))
  expect(after.shots).toHaveLength(3)
  expect(numbersOf(numbered(withNewShot(after, id('m')))).get(id('m'))).toBe('5')
})

it('a number that a version carried is given to no other shot, though the board has it no more', () => {
  const locked = withNumbersLocked(makeProject())
  const version = numbered(withNewShot(locked, id('n')))
  const given = withNumbersGiven(locked, version)
  expect(numbersOf(numbered(withNewShot(given, id('m')))).get(id('m'))).toBe('5')
  // Numbers that were counted belong to no shot.
  expect(withNumbersGiven(locked, makeProject({ shots: version.shots }))).toEqual(withNumbersGiven(locked))
})

it('a new shot list on a locked board comes after the others, which stay or are omitted', () => {
  const locked = withNumbersLocked(makeProject())
  const plans = [{ text: 'A' }, { text: 'B' }]
  let made = 0
  const newId = () => id(`new-${made++}`)
  const added = numbered(withShotList(locked, plans, newId))
  expect([...numbersOf(added).values()]).toEqual(['1', '2', '3', '4', '5'])
  const anew = numbered(withShotList(locked, plans, newId, { omitOthers: true }))
  expect(countedShots(anew).map((shot) => numbersOf(anew).get(shot.id))).toEqual(['4', '5'])
})

describe('edits of shots', () => {
  const takes = [makeTake('t1', 'x'), makeTake('t2', 'x')]
  const upscaled = { blob: 'big', scale: 2, model: 'fast', backend: 'wasm', ms: 1 } as never
  const drawn = makeShot('s1', {
    text: 'A boat comes in. A fox jumps out.',
    size: 'wide',
    duration: 3,
    dialogue: 'Ho!',
    takes: [{ ...makeTake('t1', 'x'), upscaled }, makeTake('t2', 'x')],
    chosenTake: 't1' as TakeId,
  })
  const project = makeProject({
    shots: [
      drawn,
      makeShot('s2', { text: 'It runs.', duration: 2, angle: 'low', takes: [makeTake('t3', 'x')] }),
    ],
  })

  it('a copy has the words and the shown take with the same blob, without its upscaled picture', () => {
    const [, copy] = withShotDuplicated(project, id('s1'), id('c'), 'ct' as TakeId).shots
    expect(copy).toMatchObject({ id: 'c', text: drawn.text, size: 'wide', dialogue: 'Ho!' })
    expect(copy?.takes).toEqual([{ ...takes[0], id: 'ct' }])
  })

  it('a split keeps the takes with the first part and shares the seconds', () => {
    const [one, two] = withShotSplit(project, id('s1'), id('b')).shots
    expect([one?.text, two?.text]).toEqual(['A boat comes in.', 'A fox jumps out.'])
    expect([one?.takes.length, two?.takes.length]).toEqual([2, 0])
    expect([one?.duration, two?.duration]).toEqual([1.5, 1.5])
    expect(two).toMatchObject({ size: 'wide' })
    expect([one?.dialogue, two?.dialogue]).toEqual(['Ho!', undefined])
    const brief = makeProject({ shots: [makeShot('s1', { duration: 0.01 })] })
    expect(withShotSplit(brief, id('s1'), id('b')).shots.map((shot) => shot.duration)).toEqual([0.01, 0.01])
  })

  it.each([
    ['the one nearest to its second half', { from: 1, frames: [1, 2, 3, 4], next: 9 }, 3],
    ['one before the next shot’s', { from: 1, frames: [1, 2, 3, 4], next: 3 }, 2],
    ['one after it, where the next shot goes back in the clip', { from: 2, frames: [0, 2, 4], next: 0 }, 4],
    ['its own, where none lies between', { from: 1, frames: [1, 3], next: 3 }, 1],
    ['none, where the shot has none', { from: undefined, frames: [1, 3], next: 3 }, undefined],
  ])('of a split’s second part the moment is %s', (_, { from, frames, next }, moment) => {
    const at = (sourceTime?: number) => (sourceTime === undefined ? {} : { sourceTime })
    const split = makeProject({
      frames: frames.map(makeFrame),
      shots: [
        makeShot('s1', { duration: 4, ...at(from) }),
        makeShot('gone', { omitted: true, sourceTime: from ?? 1 }),
        makeShot('s2', { duration: 2, ...at(next) }),
      ],
    })
    const [one, two] = withShotSplit(split, id('s1'), id('b')).shots
    expect([one?.sourceTime, two?.sourceTime]).toEqual([from, moment])
  })

  it('a merge has both shots’ takes and texts, and shows what was shown; undo parts them', () => {
    const merged = withShotsMerged(project, id('s1'))
    expect(merged.shots).toHaveLength(1)
    const [one] = merged.shots
    expect(one).toMatchObject({
      text: 'A boat comes in. A fox jumps out. It runs.',
      duration: 5,
      angle: 'low',
    })
    expect(one?.takes.map((take) => take.id)).toEqual(['t1', 't2', 't3'])
    expect(one && shownTake(one)?.id).toBe('t1')
    expect(undone(project, merged, merged).shots).toEqual(project.shots)
    const bare = { ...project, shots: [makeShot('s0'), ...project.shots] }
    const [first] = withShotsMerged(bare, id('s0')).shots
    expect(first && shownTake(first)?.id).toBe('t1')
  })
})
