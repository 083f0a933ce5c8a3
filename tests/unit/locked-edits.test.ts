import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { withShotFromShelf, withShotList } from '../../src/domain/board/board.ts'
import { numbered, withNumbersGiven, withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import { type Numbering, PLAIN_NUMBERING } from '../../src/domain/board/numbers.ts'
import { numbersOf } from '../../src/domain/board/shot-numbers.ts'
import type { ProjectId, ShotId, TakeId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import { addShot, bringBackShot } from '../../src/store/board/edits.ts'
import {
  bringBackOmitted,
  chooseNumbering,
  deleteShot,
  dropShot,
  duplicateShot,
  insertShotAfter,
  insertShotBefore,
  lockNumbers,
  mergeShots,
  splitShot,
  unlockNumbers,
} from '../../src/store/board/order.ts'
import {
  bringBackShots,
  deleteShots,
  dropShots,
  duplicateShots,
  moveShots,
} from '../../src/store/board/several.ts'
import { editProject, redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { useHistoryStore } from '../../src/store/project/history.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { seeded } from '../fixtures/random.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

type Random = ReturnType<typeof seeded>
const SCHEMES: readonly Numbering[] = [
  PLAIN_NUMBERING,
  { scheme: 'tens' },
  { scheme: 'letters', scene: '1' },
  { scheme: 'scene', scene: '4' },
]
let made = 0

/** Edits that keep every number where numbers are locked. */
function edits({ pick, below }: Random): readonly (() => unknown)[] {
  const { shots, shelf } = openedProject()
  const shot = pick(shots)
  const id = shot?.id ?? ('none' as ShotId)
  const some = new Set(shots.map((shot) => shot.id).filter(() => below(3) === 0))
  const plans = [{ text: 'A.' }, { text: 'B. C.' }]
  const newId = () => `list${made++}` as ShotId
  const list = (options = {}) =>
    editProject((now) => withShotList(now, plans, newId, options), { edit: 'new-shots' })
  return [
    () => insertShotBefore(id),
    () => insertShotAfter(id),
    () => duplicateShot(id),
    () => splitShot(id),
    () => mergeShots(id),
    () => mergeShots(id),
    () => deleteShot(id),
    () => deleteShots(some),
    () => bringBackOmitted(id),
    () => bringBackShots(some),
    () => dropShot(id, below(shots.length)),
    () => moveShots(some, pick([1, -1])),
    () => dropShots(some, pick([...some]) ?? id, below(shots.length)),
    () => some.size < 4 && duplicateShots(some),
    addShot,
    () => bringBackShot(pick(shelf)?.id ?? id),
    () => below(4) === 0 && list({ omitOthers: pick([true, false]) }),
    () => shot && editProject((now) => withTake(now, shot, makeTake(`t${made++}`, shot.text))),
    () => editProject(withNumbersGiven),
  ]
}

/** Edits that count the board anew. */
const countings = ({ pick }: Random) => [
  lockNumbers,
  lockNumbers,
  lockNumbers,
  unlockNumbers,
  () => openedProject().numbering?.locked || chooseNumbering(pick(SCHEMES)),
]

const isLocked = (project: Project) => project.numbering?.locked === true
const takesOf = ({ shots, shelf }: Project) =>
  [...shots, ...shelf].flatMap(({ takes }) => takes.map((take) => take.id)).toSorted()
/** What a person sees of the board. */
const seen = (project: Project) =>
  project.shots.map(({ id, text, omitted, takes }) => [
    id,
    numbersOf(project).get(id),
    omitted,
    text,
    takes.map((take) => take.id as TakeId),
  ])

let opened = 0
beforeEach(async () => {
  const shots = ['s1', 's2', 's3', 's4'].map((id) => makeShot(id, { text: 'One. Two.' }))
  await showNewProject(makeProject({ shots, id: `n${opened++}` as ProjectId }))
})

describe('whatever is done to a board with locked numbers', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'no number changes its shot, is given twice or is given again after a hand-over: seed %i',
    (seed) => {
      const random = seeded(seed)
      const owners = new Map<string, ShotId>()
      for (let i = 0; i < 80; i++) {
        const before = openedProject()
        const kind = random.below(10)
        const isEdit = kind < 6
        const act = isEdit ? random.pick(edits(random)) : random.pick(countings(random))
        if (kind >= 8) random.pick([undoEdit, undoEdit, redoEdit])()
        else act()
        const after = openedProject()
        expect(parseProject(after), `step ${i}`).toEqual({ project: after })
        const numbers = numbersOf(after)
        expect(new Set(numbers.values()).size, `step ${i}`).toBe(after.shots.length)
        if (isEdit && isLocked(before))
          for (const [id, number] of numbersOf(before))
            if (numbers.has(id)) expect(numbers.get(id), `step ${i}`).toBe(number)
        const given = new Set(after.numbering?.given)
        // Without the lock all is counted anew.
        if (!isLocked(after)) owners.clear()
        else
          for (const [id, number] of numbers) {
            if (!given.has(number)) continue
            expect(owners.get(number) ?? id, `step ${i}: ${number}`).toBe(id)
            owners.set(number, id)
          }
        if (isEdit) expect(takesOf(after)).toEqual(expect.arrayContaining([...takesOf(before)]))
      }
    },
  )

  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'undo takes it all back, and redo does it all again: seed %i',
    (seed) => {
      const random = seeded(100 + seed)
      const begun = seen(openedProject())
      for (let i = 0; i < 40; i++)
        random.pick(random.below(4) === 0 ? countings(random) : edits(random).slice(0, -2))()
      const done = seen(openedProject())
      const steps = useHistoryStore.getState().past.length
      expect(steps).toBeGreaterThan(5)
      for (let i = 0; i < steps; i++) undoEdit()
      expect(seen(openedProject())).toEqual(begun)
      for (let i = 0; i < steps; i++) redoEdit()
      expect(seen(openedProject())).toEqual(done)
    },
  )

  it('a shot that comes back from the shelf has no number that was handed over for another one', () => {
    const locked = withNumbersLocked(openedProject())
    const shelf = [makeShot('old', { number: '2', takes: [makeTake('t', 'x')] })]
    const number = (project: Project) => numbersOf(numbered(project)).get('old' as ShotId)
    // The second shot was handed over and undone away.
    const handed = { ...withNumbersGiven(locked), shots: locked.shots.slice(0, 1), shelf }
    expect(number(withShotFromShelf(handed, 'old' as ShotId))).toBe('5')
    const free = { ...locked, shots: locked.shots.slice(0, 1), shelf }
    expect(number(withShotFromShelf(free, 'old' as ShotId))).toBe('2')
  })
})
