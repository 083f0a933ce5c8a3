import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { type FileKind, rowOf } from '../../src/domain/handover/file-kinds.ts'
import type { BlobId, ProjectId } from '../../src/domain/ids.ts'
import { storage } from '../../src/services/index.ts'
import { sizeFacts } from '../../src/store/handover/size-facts.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

/** Kilobytes of the files of five shots, measured, by the bytes of each picture. */
const MEASURED: readonly (readonly [string, bytes: number, Partial<Record<FileKind, number>>])[] = [
  ['flat', 12_000, { pdf: 47, review: 92, contact: 169, comic: 373, animatic: 372, gif: 190 }],
  ['photographs', 93_000, { pdf: 97, review: 635, contact: 327, comic: 592, animatic: 2400, gif: 2700 }],
  ['paper', 1_300_000, { pdf: 434, review: 1000, contact: 792, comic: 1300, animatic: 3800, gif: 5700 }],
]

it.each(MEASURED)(
  'guesses what is made of five %s pictures within a factor of three',
  async (id, bytes, files) => {
    const takes = Array.from({ length: 5 }, (_, i) => makeTake(`t${i}`, 'x'))
    const project = makeProject({
      id: id as ProjectId,
      shots: takes.map((take, i) => makeShot(`s${i}`, { takes: [take] })),
    })
    await storage.save(
      project,
      new Map(takes.map(({ blob }) => [blob as BlobId, new Blob(['x'.repeat(bytes)])])),
    )
    const facts = await sizeFacts(project)
    expect(facts.pictures).toBe(5 * bytes)
    for (const [kind, kilobytes = 0] of Object.entries(files)) {
      const ratio = rowOf(kind as FileKind).estimate(facts) / (kilobytes * 1000)
      expect(ratio, kind).toBeGreaterThan(1 / 3)
      expect(ratio, kind).toBeLessThan(3)
    }
  },
)

it('takes pictures to be full of detail where their sizes are not known', async () => {
  const project = makeProject({ id: 'nowhere' as ProjectId, shots: [makeShot('s1')] })
  expect(await sizeFacts(project)).toMatchObject({ shots: 1, pictures: 0, detail: 1, project: 0 })
  expect((await sizeFacts({ ...project, shots: [] })).shots).toBe(0)
})
