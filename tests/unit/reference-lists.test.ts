import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BlobId } from '../../src/domain/ids.ts'
import { withOnlyMedia } from '../../src/domain/library/only-media.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { parseProject } from '../../src/domain/project/schema.ts'

/** A stored project with every kind of reference. */
const FULL: Project = JSON.parse(
  readFileSync(new URL('../fixtures/projects/v18.json', import.meta.url), 'utf8'),
)
const many = <T>(count: number, one: (i: number) => T) => Array.from({ length: count }, (_, i) => one(i))
const [shot] = FULL.shots
const drawn = shot?.takes.find(({ id }) => String(id) === 't2')

const withShot = (change: object) => ({ ...FULL, shots: [{ ...shot, ...change }] })
const withReceipt = (change: object) =>
  withShot({ takes: [{ ...drawn, receipt: { ...drawn?.receipt, ...change } }] })
const entry = (source: object) => withShot({ references: [{ id: 'r', role: 'place', source }] })
const part = (rectangle: object) => entry({ kind: 'crop', frame: 'f1', rectangle })

describe('a project with references', () => {
  it('is read whole', () => expect(parseProject(FULL)).toEqual({ project: FULL }))

  it.each([
    [
      'too many references',
      withShot({ references: many(LIMITS.references + 1, () => shot?.references?.[0]) }),
    ],
    ['too many styles', { ...FULL, moreStyles: many(LIMITS.styles, () => FULL.moreStyles?.[0]) }],
    ['too many files', { ...FULL, referenceFiles: many(LIMITS.listed + 1, () => FULL.referenceFiles?.[0]) }],
    ['too many parameters', withReceipt({ parameters: Object.fromEntries(many(51, (i) => [`p${i}`, i])) })],
    ['an unknown role', withShot({ references: [{ ...shot?.references?.[0], role: 'hero' }] })],
    ['an unknown source', entry({ kind: 'web', address: 'x' })],
    ['a part outside the frame', part({ x: 0.8, y: 0, width: 0.5, height: 1 })],
    ['a part without a width', part({ x: 0.8, y: 0, width: 0, height: 1 })],
    ['a hash that is none', withReceipt({ references: [{ role: 'style', sha256: 'abc' }] })],
    ['a digest that is none', withReceipt({ digests: { text: 'two words' } })],
    ['an unknown continuity', { ...FULL, continuity: 'chain' }],
  ])('is refused with %s', (_, record) => expect(parseProject(record)).toHaveProperty('fault'))

  it('names the pictures of its lists and the bytes that its receipts keep', () => {
    const kept = drawn && 'references' in drawn.receipt ? drawn.receipt.references : []
    const wanted = ['y2b', 'rf1b', ...kept.flatMap((one) => one.kept ?? [])]
    expect(wanted).toHaveLength(5)
    expect(blobsOf(FULL)).toEqual(expect.arrayContaining(wanted))
  })

  it('names nothing that is not there', () => {
    const there = new Set(['t2b', 'y2b', 'f1b'] as BlobId[])
    expect(new Set(blobsOf(withOnlyMedia(FULL, there)))).toEqual(there)
    expect(withOnlyMedia(FULL, new Set(blobsOf(FULL)))).toEqual(FULL)
  })
})
