import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { withShotList } from '../../src/domain/board/board.ts'
import { SHOT_FIELD_ROWS, type ShotField } from '../../src/domain/board/shot-fields.ts'
import { shownFields } from '../../src/domain/board/shown-fields.ts'
import { readShotList } from '../../src/domain/engines/shot-list.ts'
import type { CropId, FrameId, ProjectId, ShotId, SubjectId } from '../../src/domain/ids.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { SUBJECT_KINDS, SUBJECTS } from '../../src/domain/scene/subject.ts'
import { withTake } from '../../src/domain/takes/takes.ts'
import {
  addShot,
  bringBackShot,
  chooseShotCount,
  chooseTake,
  deleteTake,
  editContext,
  editShotField,
  editShotText,
  restoreTake,
  starTake,
} from '../../src/store/board/edits.ts'
import { deleteShot, moveShot } from '../../src/store/board/order.ts'
import {
  chooseIdentityFrame,
  editProject,
  redoEdit,
  renameOpenProject,
  undoEdit,
} from '../../src/store/project/edits.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { isWriting } from '../../src/store/project/writer.ts'
import {
  addCrop,
  addSubject,
  cutCrop,
  describeSubject,
  moveSubject,
  putCropFirst,
  removeCrop,
  removeSubject,
  renameSubject,
} from '../../src/store/scene/subjects.ts'
import { nudgeFocus, putFocus, putFocusBack } from '../../src/store/takes/focus.ts'
import { addOwnPicture } from '../../src/store/takes/own-picture.ts'
import { makeProject, makeTake } from '../fixtures/make-project.ts'
import { seeded } from '../fixtures/random.ts'

// The part of a browser that the stores read.
vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))

const TEXTS = [
  '',
  ' ',
  'A fox.',
  '霧の港',
  '\ud83e\udd8a',
  '\ud83e',
  'a\r\nb',
  '"\\\u0000<b>',
  'y'.repeat(600),
]
const NUMBERS = [0, -1, 0.5, 4, 116_986, 1e9]

type Random = ReturnType<typeof seeded>

/** What a model may say in a field: fitting, in another spelling, or nonsense. */
function said({ pick, below }: Random, field: ShotField): unknown {
  const terms = field.kind === 'term' ? [...field.terms, 'unset', 'MCU', 'OTS', '35 mm'] : TEXTS
  const words = () => Array.from({ length: below(4) }, () => pick<unknown>([...TEXTS, 7, null]))
  return pick<unknown>([pick(terms), pick(NUMBERS), pick(TEXTS), words(), null])
}

/** A director's answer of five shots whose fields hold anything. */
const answered = (random: Random): string =>
  JSON.stringify(
    Array.from({ length: 5 }, (_, i) => ({
      ...Object.fromEntries(SHOT_FIELD_ROWS.map(([key, field]) => [key, said(random, field)])),
      text: `${i} ${random.pick(TEXTS)}`,
    })),
  )

/** Everything that changes a project: a person's edits, undo, and what a job brings. */
async function change(random: Random, i: number): Promise<void> {
  const { pick, below } = random
  const project = openedProject()
  const shot = pick(project.shots)
  const id = shot?.id ?? ('none' as ShotId)
  const take = shot && pick(shot.takes)
  const edits = [
    () => editContext(pick(TEXTS)),
    () => editShotText(id, pick(TEXTS)),
    () => setField(random, id),
    () => setField(random, id),
    () => renameOpenProject(pick(TEXTS)),
    () => chooseShotCount(3 + below(8)),
    () => chooseIdentityFrame(pick(project.frames)?.id ?? ('f' as FrameId)),
    addShot,
    () => moveShot(id, pick([1, -1])),
    () => deleteShot(id),
    () => bringBackShot(pick(project.shelf)?.id ?? id),
    () => take && chooseTake(id, take.id),
    () => take && starTake(take.id, pick([true, false])),
    () => take && deleteTake(take.id),
    () => take && restoreTake(take.id),
    () => take && putFocus(take.id, { x: pick(NUMBERS), y: below(100) / 99 }),
    () => take && nudgeFocus(take, { x: pick(NUMBERS), y: -0.1 }),
    () => take && putFocusBack(take.id),
    undoEdit,
    redoEdit,
    () => editProject((now) => withShotList(now, readShotList(answered(random), 5).shots, newShotId), JOB),
    () => {
      if (!shot) return
      const drawn = makeTake(`t${i}`, shot.text)
      const receipt = { ...drawn.receipt, fields: shownFields(shot, pick(['sketch', 'openrouter'])) }
      editProject((now) => withTake(now, shot, { ...drawn, receipt }))
    },
    () => addOwn(random, id),
    () => changeSubject(random),
    () => changeSubject(random),
    () => changeSubject(random),
  ]
  await pick(edits)()
}

const decoded = vi.hoisted(() => ({ width: 8, height: 8, type: 'image/jpeg', cut: false }))
// The decoders need a browser.
vi.mock('../../src/services/style/style.ts', () => ({
  preparePicture: async () => ({ ...decoded, picture: new Blob(['x'], { type: decoded.type }) }),
}))

/** A picture from a file with any name, of any size. */
async function addOwn({ pick, below }: Random, id: ShotId): Promise<void> {
  const type = pick(['image/jpeg', 'image/png', 'image/webp', ''])
  Object.assign(decoded, { width: 1 + below(2048), height: 1 + below(2048), type, cut: pick([true, false]) })
  const files = Array.from({ length: pick([1, 1, 1, 2]) }, () => new File(['x'], pick(TEXTS), { type }))
  await addOwnPicture(id, files)
}

/** One edit of who and where. */
function changeSubject({ pick, below }: Random): void {
  const project = openedProject()
  const kind = pick(SUBJECT_KINDS)
  const subject = pick(project[kind] ?? [])
  const id = subject?.id ?? ('none' as SubjectId)
  const crop = pick(subject?.crops ?? [])?.id ?? ('none' as CropId)
  const side = () => below(51) / 100
  const rectangle = { x: side(), y: side(), width: 0.1 + below(40) / 100, height: 0.1 + below(40) / 100 }
  const cut = { frame: pick(project.frames)?.id ?? ('f' as FrameId), rectangle }
  pick([
    () => addSubject(kind, [pick(TEXTS), pick(TEXTS)]),
    () => addSubject(kind, [pick(TEXTS), pick(TEXTS)]),
    () => renameSubject(id, pick(TEXTS)),
    () => describeSubject(id, pick(SUBJECTS[kind]), pick([...TEXTS, 'z'.repeat(3000)])),
    () => moveSubject(id, pick([-9, -1, 1])),
    () => addCrop(id, cut),
    () => addCrop(id, cut),
    () => cutCrop(id, crop, cut),
    () => putCropFirst(id, crop),
    () => removeCrop(id, crop),
    () => below(4) === 0 && removeSubject(id),
  ])()
}

/** One field as its editor may set it. */
function setField({ pick, below }: Random, id: ShotId): void {
  const row = pick(SHOT_FIELD_ROWS)
  const [, field] = row
  const items = () => Array.from({ length: below(4) }, () => pick(TEXTS))
  const values = {
    text: () => pick(TEXTS),
    line: () => pick(TEXTS),
    term: () => pick(field.kind === 'term' ? [...field.terms, 'frogs'] : TEXTS),
    seconds: () => pick([...NUMBERS, Number.NaN, Number.POSITIVE_INFINITY]),
    list: items,
  }
  editShotField(id, row, pick([values[field.kind](), undefined]))
}

const JOB = { edit: 'new-shots' } as const
let shots = 0
const newShotId = () => `made${shots++}` as ShotId

let opened = 0
beforeEach(async () => {
  // The session of a closed project may still be on its way to disk: each has an id of its own.
  await showNewProject(makeProject({ id: `p${opened++}` as ProjectId }))
  expect(isWriting(openedProject().id)).toBe(true)
})

describe('whatever the stores accept', () => {
  it.each(Array.from({ length: 40 }, (_, i) => i))(
    'the project schema accepts, unchanged: seed %i',
    async (seed) => {
      const random = seeded(seed)
      for (let i = 0; i < 60; i++) {
        await change(random, i)
        const project = openedProject()
        expect(parseProject(project)).toEqual({ project })
      }
    },
  )

  it('among it every field of a shot', () => {
    const random = seeded(7)
    const filled = new Set<string>()
    for (let i = 0; i < 40; i++)
      for (const shot of readShotList(answered(random), 5).shots)
        for (const key of Object.keys(shot)) filled.add(key)
    expect([...filled].sort()).toEqual(SHOT_FIELD_ROWS.map(([key]) => key).sort())
  })
})
