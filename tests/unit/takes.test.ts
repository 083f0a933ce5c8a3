import { describe, expect, it } from 'vitest'
import { withNewShot, withShotFromShelf, withShotMoved } from '../../src/domain/board/board.ts'
import type { ReferenceEntry } from '../../src/domain/board/reference.ts'
import { drawnReceipt, keptTakes, shownTake, type Take, takeNumber } from '../../src/domain/board/shot.ts'
import type { BlobId, FrameId, ReferenceId, ShotId, TakeId } from '../../src/domain/ids.ts'
import {
  type BrokenJob,
  brokenJob,
  type JobNote,
  noteIn,
  type StoredJobNote,
} from '../../src/domain/jobs/interrupted-job.ts'
import { expectedBytes } from '../../src/domain/jobs/job-size.ts'
import { cardOf, paidFor, searchCards, withSpent } from '../../src/domain/library/card.ts'
import { firstCallAt } from '../../src/domain/money/ledger.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { LIMITS } from '../../src/domain/project/limits.ts'
import { copyName, freeName } from '../../src/domain/project/names.ts'
import { CLEANUPS, withTake, withTakeDeleted, withTakeRestored } from '../../src/domain/takes/takes.ts'
import { brokenText } from '../../src/ui/words/job-text.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const large = { blob: 'large' as never, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
const [first, second, third] = ['t1', 't2', 't3'].map((id) => makeTake(id, 'Shot s1')) as [
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
  ReturnType<typeof makeTake>,
]
const project = makeProject({
  shots: [
    makeShot('s1', {
      takes: [{ ...first, starred: true }, second, { ...third, upscaled: large }],
      chosenTake: third.id,
    }),
    makeShot('s2'),
  ],
  shelf: [makeShot('s0', { takes: [makeTake('t0', 'x'), makeTake('t00', 'x')] })],
})
const freed = (kind: keyof typeof CLEANUPS, of = project) => {
  const kept = new Set(blobsOf(CLEANUPS[kind](of)))
  return blobsOf(of).filter((blob) => !kept.has(blob))
}

describe('takes', () => {
  it('that are deleted are not shown, keep their numbers, and can be restored', () => {
    const deleted = withTakeDeleted(project, third.id, 5)
    const [shot] = deleted.shots
    if (!shot) throw new Error('no shot')
    expect(shownTake(shot)?.id).toBe('t2')
    expect(keptTakes(shot).map((take) => takeNumber(shot, take))).toEqual([1, 2])
    expect(blobsOf(deleted)).toEqual(blobsOf(project))
    expect(withTakeRestored(deleted, third.id)).toEqual(project)
  })
})

describe('cleaning up', () => {
  it('frees what it says and nothing that is shown, starred or shelved', () => {
    expect(freed('upscaled')).toEqual(['large'])
    expect(freed('unchosen')).toEqual(['blob-t2'])
    expect(freed('deleted')).toEqual([])
    expect(freed('deleted', withTakeDeleted(project, 't1' as TakeId, 5))).toEqual(['blob-t1'])
  })

  it('clears what receipts alone keep, and leaves what else is named', () => {
    const references = [
      { role: 'style', kept: 'style' },
      { role: 'moment', kept: 'cut' },
      { role: 'continuity', kept: 'blob-t2' },
    ]
    const drawn = { ...first, receipt: { ...first.receipt, references } } as unknown as Take
    const style = { blob: 'style' as BlobId, name: 's.png', width: 1, height: 1 }
    const kept = makeProject({ style, shots: [makeShot('s1', { takes: [drawn, second] })] })
    expect(freed('sent', kept)).toEqual(['cut'])
    const [take] = CLEANUPS.sent(kept).shots[0]?.takes ?? []
    expect(take && drawnReceipt(take)?.references).toEqual([references[0], { role: 'moment' }, references[2]])
    expect(CLEANUPS.sent(kept).style).toEqual(style)
  })

  it('leaves a project alone in which there is nothing to clean', () => {
    expect(CLEANUPS.deleted(project)).toBe(project)
  })
})

describe('a card', () => {
  it('gives copies names that are free', () => {
    expect(copyName('Pilot', [])).toBe('Pilot (copy)')
    expect(freeName('Pilot', ['Other'])).toBe('Pilot')
    expect(freeName('Pilot', ['Pilot'])).toBe('Pilot (copy)')
    expect(copyName('Pilot (copy)', ['Pilot', 'Pilot (copy)', 'Pilot (copy 2)'])).toBe('Pilot (copy 3)')
  })

  it('tells thumbnail, shots, size and cost', () => {
    const paid = { ...first, receipt: { ...first.receipt, cost: 0.04 } }
    const card = cardOf({ ...project, shots: [makeShot('s1', { takes: [paid, paid] }), makeShot('s2')] }, 12)
    expect(card).toMatchObject({ thumbnail: 'blob-t1', shots: 2, drawn: 1, bytes: 12, cost: 0.08 })
    expect(cardOf(project, undefined)).not.toHaveProperty('cost')
  })

  it('tells what was spent from here and what its pictures had cost before apart', () => {
    const paid = (at: number) => ({ ...first, receipt: { ...first.receipt, cost: 0.04, at } })
    const copy = { ...project, shots: [makeShot('s1', { takes: [paid(5), paid(9)] })], shelf: [] }
    const card = cardOf(copy, 12)
    // A copy that has spent nothing, and one whose first own call came between its two pictures.
    expect(withSpent(card, undefined)).toEqual(card)
    expect(withSpent(card, 0)).not.toHaveProperty('spent')
    expect(withSpent(card, 0.04)).toMatchObject({ cost: 0.08, spent: 0.04 })
    expect(paidFor(copy, firstCallAt([]))).toBe(0.08)
    const call = { role: 'draw', model: 'm', billed: 'yes' } as const
    expect(
      paidFor(
        copy,
        firstCallAt([
          { ...call, at: 8 },
          { ...call, at: 7 },
        ]),
      ),
    ).toBe(0.04)
  })

  it('is found by every word of its name', () => {
    const cards = ['Pilot, act one', 'Pilot, act two', 'Größe'].map((name) => cardOf({ ...project, name }, 0))
    expect(searchCards(cards, 'TWO pilot').map(({ name }) => name)).toEqual(['Pilot, act two'])
    expect(searchCards(cards, 'größe')).toHaveLength(1)
    expect(searchCards(cards, ' ')).toHaveLength(3)
  })
})

describe('a job that broke off', () => {
  const told = (broken: BrokenJob | undefined) => broken && brokenText(broken)
  const note: JobNote = {
    kind: 'draw',
    engine: 'openrouter',
    startedAt: 100,
    waiting: ['s3' as ShotId],
    inFlight: ['s1' as ShotId, 's2' as ShotId],
  }
  it('says what finished, what was in flight and may have been billed, and what is left', () => {
    const arrived = { ...first, receipt: { ...first.receipt, at: 150 } }
    const now = makeProject({ shots: [makeShot('s1', { takes: [arrived] }), makeShot('s2'), makeShot('s3')] })
    const broken = brokenJob(note, now)
    expect(broken?.left).toEqual(['s2', 's3'])
    expect(told(broken)).toBe(
      '1 of 3 shots have a picture, and every picture that arrived is kept. Shot 2 was under way and may have been billed. 2 are left to draw.',
    )
    expect(told(brokenJob({ ...note, engine: 'sketch' }, now))).not.toContain('billed')
  })

  it('says what was in flight for shots that are no longer on the board', () => {
    const arrived = { ...first, receipt: { ...first.receipt, at: 150 } }
    const shelf = [makeShot('s1', { takes: [arrived] })]
    const broken = brokenJob(note, makeProject({ shots: [makeShot('s3')], shelf }))
    expect(broken?.left).toEqual(['s3'])
    expect(told(broken)).toBe(
      '0 of 1 shots have a picture, and every picture that arrived is kept. The picture of a shot that is no longer on the board was under way and may have been billed. 1 is left to draw.',
    )
    const both = brokenJob({ ...note, waiting: [] }, makeProject({ shots: [] }))
    expect(both?.left).toEqual([])
    expect(told(both)).toContain('2 pictures of shots that are no longer on the board were under way')
    expect(brokenJob({ ...note, waiting: [], engine: 'sketch' }, makeProject({ shots: [] }))).toBeUndefined()
  })

  it('tells of a clip that was not kept yet, and nothing of one that is sampled on', () => {
    const { video: _, ...bare } = makeProject()
    expect(told(brokenJob({ ...note, kind: 'sample' }, bare))).toContain('choose it again')
    expect(brokenJob({ ...note, kind: 'sample' }, makeProject())).toBeUndefined()
  })

  it('is read where an earlier version noted it in other words, and with an engine always', () => {
    const noted = (kind: StoredJobNote['kind']) => noteIn({ ...note, kind })
    expect(
      (['frames', 'analyze', 'shots', 'images', 'upscale'] as const).map((kind) => noted(kind).kind),
    ).toEqual(['sample', 'describe', 'direct', 'draw', 'upscale'])
    expect(noted('images')).toEqual(note)
    expect(noted('draw')).toEqual(note)
    expect(noted('upscale').engine).toBeUndefined()
    const upscaled = brokenJob(noted('upscale'), makeProject({ shots: [makeShot('s1'), makeShot('s3')] }))
    expect(told(upscaled)).toContain('are left to upscale')
    expect(told(upscaled)).not.toContain('billed')
  })

  it('says nothing when everything had arrived', () => {
    const takes = [{ ...first, receipt: { ...first.receipt, at: 150 } }]
    const now = makeProject({ shots: ['s1', 's2', 's3'].map((id) => makeShot(id, { takes })) })
    expect(brokenJob(note, now)).toBeUndefined()
  })
})

describe('space', () => {
  it('is reckoned with a margin, upscaling by the pixels', () => {
    expect(expectedBytes('draw', project, ['s1' as ShotId, 's2' as ShotId], 2)).toBe(10_350_000)
    // Best of two: a take each.
    expect(expectedBytes('draw', project, ['s1' as ShotId, 's1' as ShotId], 2)).toBe(10_350_000)
    // A list of one's own: what nothing else keeps counts.
    const source = { kind: 'take', take: 't1' as TakeId } as const
    const take: ReferenceEntry = { id: 'r1' as ReferenceId, role: 'continuity', source }
    const frame: ReferenceEntry = { ...take, source: { kind: 'frame', frame: 'f1' as FrameId } }
    const needs = (references: readonly ReferenceEntry[] = []) =>
      expectedBytes('draw', makeProject({ shots: [makeShot('s1', { references })] }), ['s1' as ShotId], 2)
    expect(needs()).toBe(3_900_000)
    expect(needs([frame, { ...frame, source: { kind: 'style' } }])).toBe(needs())
    expect(needs([take, take]) - needs()).toBe(900_000)
    expect(expectedBytes('upscale', project, ['s1' as ShotId], 2)).toBe(
      Math.round((1024 * 576 * 4 * 2.5 + 100_000) * 1.5),
    )
    // Words alone name no blob.
    expect(expectedBytes('direct', project, ['s1' as ShotId], 2)).toBe(150_000)
  })
})

it('a shot changes places with its neighbour and stays at the ends', () => {
  expect(withShotMoved(project, 's1' as ShotId, 1).shots.map(({ id }) => id)).toEqual(['s2', 's1'])
  expect(withShotMoved(project, 's1' as ShotId, -1)).toBe(project)
  expect(withShotMoved(project, 's2' as ShotId, 1)).toBe(project)
})

describe('a project that grows', () => {
  it('can be imported with hundreds of takes of a long scene, and each keeps its shot’s text', () => {
    const text = '霧'.repeat(200_000)
    const shot = makeShot('s1', { text })
    const begun = makeProject({ shots: [shot], shelf: [] })
    const grown = Array.from({ length: 300 }, (_, i) => makeTake(`t${i}`, text)).reduce((now, take) => {
      const prompt = '霧'.repeat(LIMITS.prompt)
      return withTake(now, shot, { ...take, receipt: { ...take.receipt, prompt } })
    }, begun)
    expect(Buffer.byteLength(JSON.stringify(grown, null, 2))).toBeLessThan(LIMITS.manifestBytes)
    const [earliest, ...others] = grown.shots[0]?.takes ?? []
    expect(earliest && drawnReceipt(earliest)?.prompt).toHaveLength(LIMITS.prompt)
    expect(others).toHaveLength(299)
    for (const take of others) expect(drawnReceipt(take)?.shotText).toBe(text)
  })

  it('has no more shots than can be imported, from wherever they come', () => {
    const full = makeProject({
      shots: Array.from({ length: LIMITS.shots }, (_, i) => makeShot(`s${i}`)),
      shelf: [makeShot('old')],
    })
    expect(withNewShot(full, 'new' as ShotId)).toBe(full)
    expect(withShotFromShelf(full, 'old' as ShotId)).toBe(full)
  })
})
