import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { withoutShot, withShot, withShotFromShelf } from '../../src/domain/board/board.ts'
import type { ReferenceSource } from '../../src/domain/board/reference.ts'
import { drawnReceipt } from '../../src/domain/board/shot.ts'
import type {
  BlobId,
  ProjectId,
  ReferenceFileId,
  ReferenceId,
  SheetId,
  StyleId,
  TakeId,
} from '../../src/domain/ids.ts'
import { mediaOf, mediaPlaces } from '../../src/domain/library/media.ts'
import { type BlobPlace, blobsOf } from '../../src/domain/project/blobs.ts'
import { allShots, type Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'
import { takesForSheet } from '../../src/domain/takes/continuity.ts'
import { receiptOfCell, withSheet, withSheetChanged } from '../../src/domain/takes/cut-takes.ts'
import {
  withAnotherStyle,
  withoutStyle,
  withReferenceFile,
  withReferences,
} from '../../src/domain/takes/edit-references.ts'
import { withOwnTake, withOwnTakeShown } from '../../src/domain/takes/own-picture.ts'
import type { Sheet } from '../../src/domain/takes/sheet.ts'
import {
  CLEANUPS,
  withStar,
  withTake,
  withTakeDeleted,
  withTakeRestored,
  withUpscaled,
} from '../../src/domain/takes/takes.ts'
import { storage } from '../../src/services/index.ts'
import { blobSizes } from '../../src/services/storage/cleanup.ts'
import { deleteVersion, freezeVersion, useVersions } from '../../src/store/handover/versions.ts'
import { commitProject, editProject, redoEdit, undoEdit } from '../../src/store/project/edits.ts'
import { closeProject, openProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { flushProject } from '../../src/store/project/writer.ts'
import { clean } from '../../src/store/storage/space.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { seeded } from '../fixtures/random.ts'

vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => undefined,
    removeItem: () => undefined,
  })
})
vi.mock('../../src/services/app/tabs.ts', () => ({
  holdProject: async () => () => undefined,
  broadcast: () => undefined,
  unlessImporting: (work: () => Promise<void>) => work(),
}))

const STEPS = 500
const STYLE = { name: 's.png', width: 4, height: 4 }
const { below, pick, next } = seeded(21)
const id = 'walked' as ProjectId
let made = 0
const newOne = <Id extends string>(name: string) => `${name}-${made++}` as Id
const versions = () => useVersions.getState().list
const boards = () => [openedProject(), ...versions().map(({ board }) => board)]
const named = () => [...new Set<string>(boards().flatMap(blobsOf))].sort()
const onDisk = async () => Object.keys(await blobSizes(id)).sort()
const media = (...blobs: readonly BlobId[]) => new Map(blobs.map((blob) => [blob, new Blob([blob])]))

function anySource(project: Project): ReferenceSource {
  const { frames, moreStyles = [] } = project
  const frame = pick(frames).id
  const rectangle = { x: 0, y: 0, width: 0.5, height: 0.5 }
  const further = moreStyles.map(({ id: style }): ReferenceSource => ({ kind: 'style', style }))
  const takes = takesForSheet(project, undefined)
  const sheets: readonly ReferenceSource[] = takes.length > 0 ? [{ kind: 'sheet', takes }] : []
  return pick([{ kind: 'frame', frame }, { kind: 'crop', frame, rectangle }, ...further, ...sheets])
}

/** Everything that adds, names, drops or brings back a blob. */
const OPERATIONS: Readonly<Record<string, () => unknown>> = {
  draw: () => {
    const project = openedProject()
    const shot = pick(allShots(project))
    const take = makeTake(newOne('t'), shot.text)
    const [style, kept] = [project.style?.blob, newOne<BlobId>('hash')]
    const references = [
      { role: 'style' as const, ...(style ? { kept: style } : {}) },
      { role: 'identity' as const, kept: pick(project.frames).blob },
      { role: 'continuity' as const, kept, source: anySource(project) },
    ]
    const drawn = { ...take, receipt: { ...take.receipt, references } }
    return commitProject((now) => withTake(now, shot, drawn), media(take.blob, kept))
  },
  upscale: () => {
    const [take] = allShots(openedProject()).flatMap(({ takes }) => takes)
    const [blob, drops] = [newOne<BlobId>('up'), take?.upscaled ? [take.upscaled.blob] : []]
    const upscaled = { blob, scale: 2, model: 'm', backend: 'b', ms: 1 }
    return take && commitProject((now) => withUpscaled(now, take.id, upscaled), media(blob), drops)
  },
  style: () => {
    // The same picture has the same id each time.
    const blob = pick(['a', 'b', 'c']) as BlobId
    return commitProject((now) => ({ ...now, style: { ...STYLE, blob } }), media(blob), [], { edit: 'style' })
  },
  anotherStyle: () => {
    const [blob, style] = [newOne<BlobId>('style'), newOne<StyleId>('y')]
    const change = (now: Project) => withAnotherStyle(now, style, { ...STYLE, blob })
    return commitProject(change, media(blob), [], { edit: 'style' })
  },
  styleGoes: () => {
    const [first] = openedProject().moreStyles ?? []
    if (first) editProject((now) => withoutStyle(now, first.id), { edit: 'style' })
  },
  file: () => {
    const [blob, file] = [newOne<BlobId>('file'), newOne<ReferenceFileId>('f')]
    const { shots } = openedProject()
    const shot = pick(shots)
    const entry = { id: newOne<ReferenceId>('r'), role: 'place', source: { kind: 'file', file } } as const
    const change = (now: Project) =>
      withReferences(
        withReferenceFile(now, { id: file, blob, name: 'f.png', width: 4, height: 4 }),
        shot.id,
        [...(shot.references ?? []), entry],
      )
    return commitProject(change, media(blob), [], { edit: 'rename' })
  },
  references: () => {
    const project = openedProject()
    const { id: shot, references = [] } = pick(project.shots)
    const entry = { id: newOne<ReferenceId>('r'), role: 'moment', source: anySource(project) } as const
    const list = next() < 0.3 ? undefined : next() < 0.5 ? references.slice(1) : [...references, entry]
    editProject((now) => withReferences(now, shot, list), { edit: 'rename' })
  },
  frame: () => {
    const blob = newOne<BlobId>('frame')
    // Sampling again replaces frames without undo; receipts keep what was sent.
    const frames = [{ ...pick(openedProject().frames), blob }]
    return commitProject((now) => ({ ...now, frames: [...now.frames.slice(1), ...frames] }), media(blob))
  },
  deleteTake: () => {
    const takes = allShots(openedProject()).flatMap((shot) => shot.takes)
    if (takes.length > 0) {
      const take: TakeId = pick(takes).id
      const change = (now: Project) =>
        next() < 0.7 ? withTakeDeleted(now, take, 1000) : withTakeRestored(now, take)
      editProject(change, { edit: 'delete-take' })
    }
  },
  deleteShot: () => {
    const { shots } = openedProject()
    if (shots.length > 2) editProject((now) => withoutShot(now, pick(shots).id), { edit: 'delete-shot' })
  },
  star: () => {
    const takes = allShots(openedProject()).flatMap((shot) => shot.takes)
    if (takes.length === 0) return
    const take: TakeId = pick(takes).id
    editProject((now) => withStar(now, take, next() < 0.7), { edit: 'star' })
  },
  putBack: () => {
    const [first] = openedProject().shelf
    if (first) editProject((now) => withShotFromShelf(now, first.id), { edit: 'put-back' })
  },
  sheet: () => {
    const { shots, style } = openedProject()
    const [blob, kept] = [newOne<BlobId>('sheet'), newOne<BlobId>('hash')]
    const drawn = drawnReceipt(makeTake('d', ''))
    if (!drawn) throw new Error('No drawn take')
    const references = [
      { role: 'style' as const, kept: style?.blob ?? kept },
      { role: 'identity' as const, kept },
    ]
    const sheet: Sheet = {
      ...{ id: newOne<SheetId>('d'), blob, width: 8, height: 8, mime: 'image/png' },
      ...{ rows: 2, columns: 2, aspect: 1 },
      shots: shots.slice(0, 4).map(({ id: shot }) => ({ shot, number: '1', shotText: '' })),
      receipt: { ...drawn, references },
    }
    return commitProject((now) => withSheet(now, sheet), media(blob, kept))
  },
  cell: () => {
    const sheet = openedProject().sheets?.at(-1)
    const cell = below(2)
    const receipt = sheet && receiptOfCell(sheet, cell)
    const shot = openedProject().shots.find(({ id: one }) => one === sheet?.shots[cell]?.shot)
    if (!receipt || !shot) return
    const take = { ...makeTake(newOne('t'), ''), draft: { sheet: sheet.id, cell }, receipt }
    const put = commitProject((now) => withOwnTake(now, shot, take), media(take.blob))
    editProject((now) => withOwnTakeShown(now, shot.id, take.id), { edit: 'keep-drafts' })
    return put
  },
  sheetGoes: () => {
    const [first] = openedProject().sheets ?? []
    const gone = next() < 0.7
    const change = ({ deletedAt: _, ...sheet }: Sheet): Sheet =>
      gone ? { ...sheet, deletedAt: 1000 } : sheet
    if (first) editProject((now) => withSheetChanged(now, first.id, change), { edit: 'delete-sheet' })
  },
  sound: () => {
    const blob = newOne<BlobId>('sound')
    const sound = {
      blob,
      name: 's.wav',
      bytes: 5,
      mime: 'audio/wav',
      seconds: 1,
      offset: 0,
      level: 1,
      peaks: [1],
    }
    return commitProject((now) => ({ ...now, sound }), media(blob), [], { edit: 'own-sound' })
  },
  words: () => {
    const { id: shot } = pick(openedProject().shots)
    editProject((now) => withShot(now, shot, (one) => ({ ...one, text: newOne('text') })), {
      edit: 'shot-text',
    })
  },
  freeze: () => freezeVersion(newOne('Version')),
  thaw: () => versions().length > 2 && deleteVersion(pick(versions()).id),
  undo: () => undoEdit(),
  undoTwice: () => [undoEdit(), undoEdit()],
  redo: () => redoEdit(),
}

it('nothing named is missing and nothing unnamed stays after a collection, over 500 operations', async () => {
  const begun = makeProject({ id, shots: ['s1', 's2', 's3', 's4'].map((one) => makeShot(one)) })
  await storage.save(begun, media(...blobsOf(begun)))
  await openProject(id)
  const seen = new Set<string>()
  const done: string[] = []
  for (let step = 0; step < STEPS; step++) {
    const operation = pick(Object.keys(OPERATIONS))
    done.push(operation)
    await OPERATIONS[operation]?.()
    await flushProject()
    const disk = new Set(await onDisk())
    expect(useVersions.getState().problem).toBeUndefined()
    expect(
      named().filter((blob) => !disk.has(blob)),
      `missing after ${done.slice(-5)}`,
    ).toEqual([])
    expect(parseProject(JSON.parse(JSON.stringify(openedProject())))).toHaveProperty('project')
    const places = mediaPlaces(openedProject(), versions())
    expect([...places.keys()].sort()).toEqual(named())
    for (const { kind } of mediaOf(openedProject(), () => true, versions())) seen.add(kind)
    if (step % 20 === 19) {
      const cleanup = pick(Object.keys(CLEANUPS)) as keyof typeof CLEANUPS
      if (below(2) === 0) await clean(cleanup)
      else {
        await closeProject(id)
        await openProject(id)
      }
      expect(await onDisk(), `after a collection at ${step}`).toEqual(named())
    }
  }
  const kinds = ['clip', 'style', 'preview', 'frame', 'take', 'file', 'sent', 'sheet', 'sound', 'version']
  expect(seen).toEqual(new Set(kinds))
  const receipts = allShots(openedProject()).flatMap(({ takes }) => takes.map(drawnReceipt))
  expect(receipts.flatMap((one) => one?.references ?? []).some(({ kept }) => kept)).toBe(true)
}, 120_000)

/** Types that name a blob without a row, or by an unknown property, do not compile. */
it('knows every place by the types', () => {
  // @ts-expect-error a place that no type has
  const wrong: BlobPlace = 'project.posters.#.blob'
  const places: readonly BlobPlace[] = ['project.referenceFiles.#.blob', 'project.moreStyles.#.blob']
  expect(places).not.toContain(wrong)
})
