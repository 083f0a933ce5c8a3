import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import type { ProjectId } from '../../src/domain/ids.ts'
import { spentOn } from '../../src/domain/money/ledger.ts'
import { keepsUnder, roomFor, roomForEach } from '../../src/domain/money/spending-limit.ts'
import { storage } from '../../src/services/index.ts'
import { openLedger } from '../../src/services/money/ledger.ts'
import { makeProject } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'

const a = 'a' as ProjectId
const call = { at: 1, role: 'draw', model: 'm', estimate: 0.04 } as const

await installRawDatabase()
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const spent = async (project = a) => spentOn((await openLedger().entries(project)).values())

test('a sum of what is known and a count of what is not', () => {
  const entry = { at: 1, role: 'draw', model: 'm' } as const
  expect(
    spentOn([
      { ...entry, billed: 'yes', cost: 0.5, own: 0.2 },
      { ...entry, billed: 'maybe' },
      { ...entry, billed: 'maybe', estimate: 0.07 },
    ]),
  ).toEqual({ cost: 0.5, own: 0.2, unknown: 2, unsure: 0.07 })
})

test('a price that is not known goes until the limit is reached; what is free always goes', () => {
  expect(keepsUnder(0.9, undefined, 1)).toBe(true)
  expect(keepsUnder(1, undefined, 1)).toBe(false)
  expect(keepsUnder(0, undefined, 0)).toBe(false)
  expect(keepsUnder(3, 0, 1)).toBe(true)
  expect(keepsUnder(99, 1e6, null)).toBe(true)
  // 0.067 × 3 is a little more than 0.201 in binary.
  expect(keepsUnder(0.067 + 0.067, 0.067, 0.201)).toBe(true)
})

test('what the limit leaves for a batch is known before it', () => {
  const spent = { cost: 0.1, own: 0, unknown: 1, unsure: 0.05 }
  expect(roomFor(5, 0.07, spent, 0.5)).toBeUndefined()
  expect(roomFor(5, 0.07, spent, null)).toBeUndefined()
  expect(roomFor(5, 0, spent, 0.1)).toBeUndefined()
  expect(roomFor(5, 0.07, spent, 0.36)).toEqual({ left: expect.closeTo(0.21, 9), calls: 3 })
  expect(roomFor(1, 0.07, spent, 0.1)?.calls).toBe(0)
  expect(roomFor(5, undefined, spent, 0.2)).toBeUndefined()
  expect(roomFor(5, undefined, spent, 0.15)).toEqual({ left: 0, calls: 0 })
})

test('pictures of different prices are held against the limit one after the other', () => {
  const spent = { cost: 0.1, own: 0, unknown: 0, unsure: 0.05 }
  const prices = [0.07, 0.03, 0.05]
  expect(roomForEach(prices, spent, 0.3)).toBeUndefined()
  expect(roomForEach(prices, spent, null)).toBeUndefined()
  expect(roomForEach(prices, spent, 0.26)).toEqual({ left: expect.closeTo(0.11, 9), calls: 2 })
  expect(roomForEach(prices, spent, 0.2)).toEqual({ left: expect.closeTo(0.05, 9), calls: 0 })
  expect(roomForEach([0.07, undefined], spent, 0.22)).toEqual({ left: expect.closeTo(0.07, 9), calls: 1 })
  expect(roomForEach([], spent, 0)).toBeUndefined()
})

test('two tabs spend on one project: neither can pass the limit with what the other set aside', async () => {
  const tabs = [openLedger(), openLedger()]
  const opened = await Promise.all(
    Array.from({ length: 10 }, (_, i) => tabs[i % 2]?.reserve(a, `call-${i}`, call, 0.2)),
  )
  const allowed = opened.filter((one) => one && !one.refused)
  expect(allowed).toHaveLength(5)
  expect(opened.find((one) => one?.refused)?.refused).toEqual({ price: 0.04, taken: expect.closeTo(0.2, 9) })
  expect(await spent()).toEqual({ cost: 0, own: 0, unknown: 5, unsure: expect.closeTo(0.2, 9) })
  // An unbilled call frees its reservation.
  await tabs[0]?.settle(a, 'call-0', call, { billed: 'no' })
  expect((await tabs[1]?.reserve(a, 'again', call, 0.2))?.refused).toBeUndefined()
})

test('what is asked for during a write goes together into the next, in order and each by the limit', async () => {
  const ledger = openLedger()
  await ledger.entries(a)
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const asked = Array.from({ length: 10 }, (_, i) => ledger.reserve(a, `call-${i}`, call, 0.2))
  const opened = await Promise.all(asked)
  expect(begun.mock.calls.length).toBeLessThanOrEqual(2)
  // Each sees those before it, and nothing of those behind.
  expect(opened.map(({ entries }) => entries.size)).toEqual([1, 2, 3, 4, 5, 5, 5, 5, 5, 5])
  expect(opened.map(({ refused }) => refused !== undefined)).toEqual(
    Array.from({ length: 10 }, (_, i) => i >= 5),
  )
  await Promise.all([
    ledger.settle(a, 'call-0', call, { billed: 'no' }),
    ledger.settle(a, 'call-1', call, { billed: 'yes', cost: 0.03 }),
    ledger.reserve(a, 'late', call, 0.2),
  ])
  begun.mockRestore()
  expect(await spent()).toMatchObject({ cost: 0.03, unknown: 4, unsure: expect.closeTo(0.16, 9) })
})

test('what fails in the middle of a write leaves nothing of all that is in it, and the next one goes', async () => {
  const ledger = openLedger()
  await ledger.reserve(a, 'before', call, null)
  const { put } = IDBObjectStore.prototype
  let puts = 0
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    puts += 1
    if (puts === 6) throw new DOMException('The disk is full.', 'QuotaExceededError')
    return put.call(this, value, key)
  })
  const all = await Promise.allSettled([
    ledger.settle(a, 'before', call, { billed: 'yes', cost: 0.03 }),
    ...['one', 'two', 'three'].map((id) => ledger.reserve(a, id, call, null)),
  ])
  const full = { status: 'rejected', reason: { code: 'storage-full' } }
  expect(all).toMatchObject(all.map(() => full))
  expect(await spent()).toMatchObject({ cost: 0, unknown: 1 })
  // The next fault is none.
  expect((await ledger.reserve(a, 'later', call, null)).entries.size).toBe(2)
  broken.mockRestore()
})

test('of calls in a row none is made unless all fit, and each sets aside its own price', async () => {
  const ledger = openLedger()
  const refused = await ledger.reserve(a, 'row', call, 0.1, 3)
  expect(refused.refused).toEqual({ price: expect.closeTo(0.12, 9), taken: 0 })
  expect(refused.entries.size).toBe(0)
  expect((await ledger.reserve(a, 'row', call, 0.12, 3)).refused).toBeUndefined()
  expect(await spent()).toMatchObject({ unsure: expect.closeTo(0.04, 9) })
})

test('the limit reckons with the dearest recent bill of a model, also for what is under way', async () => {
  const ledger = openLedger()
  for (const id of ['one', 'two']) await ledger.reserve(a, id, call, 0.3)
  await ledger.settle(a, 'one', call, { billed: 'yes', cost: 0.067 })
  expect(await spent()).toMatchObject({ cost: 0.067, unsure: 0.067 })
  // In any project: recent bills are kept by model.
  const b = 'b' as ProjectId
  expect((await openLedger().reserve(b, 'three', call, 0.05)).refused).toEqual({ price: 0.067, taken: 0 })
  // Another model and another role have bills of their own, and a higher list price prevails.
  expect((await ledger.reserve(b, 'four', { ...call, model: 'n' }, 0.05)).refused).toBeUndefined()
  expect((await ledger.reserve(b, 'five', { ...call, estimate: 0.5 }, 0.4)).refused?.price).toBe(0.5)
  // Only recent bills count: after twenty cheap ones the expensive one is forgotten.
  for (let i = 0; i < 20; i++) {
    await ledger.reserve(b, `cheap-${i}`, call, null)
    await ledger.settle(b, `cheap-${i}`, call, { billed: 'yes', cost: 0.03 })
  }
  expect((await ledger.reserve(a, 'six', call, 0.2)).refused).toBeUndefined()
})

test('a save that holds the projects does not hold an entry up', async () => {
  await openLedger().entries(a)
  await storage.list()
  const save = await rawDatabase.hold('maestro', ['projects', 'media'])
  await openLedger().reserve(a, 'one', call, null)
  expect(await spent()).toMatchObject({ unknown: 1 })
  await save()
})

test('entries of earlier versions of the app, which kept them among the projects, are taken over once', async () => {
  await storage.save(makeProject({ id: a }), new Map())
  const old = { at: 1, role: 'image', model: 'm', billed: 'yes', cost: 0.25 } as const
  const put = (id: string) => rawDatabase.write('maestro', 'media', [[['ledger', a, id], old]])
  await put('one')
  await put('two')
  expect(await Promise.all([spent(), spent()])).toMatchObject([{ cost: 0.5 }, { cost: 0.5 }])
  expect((await storage.list()).cards[0]).toMatchObject({ spent: 0.5 })
  expect([...(await openLedger().entries(a)).values()].map(({ role }) => role)).toEqual(['draw', 'draw'])
  await put('three')
  expect(await spent()).toMatchObject({ cost: 0.5 })
})

test('earlier words for steps are read as today’s, and their bills still tell what a call may cost', async () => {
  const ledger = openLedger()
  await ledger.reserve(a, 'new', call, null)
  const roles = ['context', 'director', 'image', 'draw']
  const entry = { at: 1, model: 'm', billed: 'maybe' }
  await rawDatabase.write(
    'maestro-jobs',
    'ledger',
    roles.map((role) => [[a, role], { ...entry, role }] as const),
  )
  const bills = { role: 'image', model: 'm', costs: [0.3] }
  await rawDatabase.write('maestro-jobs', 'bills', [[['image', 'm'], bills]])
  const entries = await ledger.entries(a)
  expect(['context', 'director', 'image', 'draw', 'new'].map((id) => entries.get(id)?.role)).toEqual([
    'describe',
    'direct',
    'draw',
    'draw',
    'draw',
  ])
  const other = 'b' as ProjectId
  const opened = await ledger.reserve(other, 'one', call, null)
  expect(opened.entries.get('one')?.estimate).toBe(0.3)
  // Another step has no bills yet; new ones extend the history and count from then on.
  const described = await ledger.reserve(other, 'two', { ...call, role: 'describe' }, null)
  expect(described.entries.get('two')?.estimate).toBe(0.04)
  await ledger.settle(other, 'one', call, { billed: 'yes', cost: 0.5 })
  expect((await ledger.reserve(other, 'three', call, null)).entries.get('three')?.estimate).toBe(0.5)
})

test('a ledger that cannot be read is no empty one', async () => {
  await openLedger().reserve(a, 'one', call, null)
  const broken = IDBObjectStore.prototype.getAllKeys
  IDBObjectStore.prototype.getAllKeys = () => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  }
  try {
    await expect(openLedger().entries(a)).rejects.toMatchObject({ code: 'storage-lost' })
    await expect(openLedger().reserve(a, 'two', call, 1)).rejects.toMatchObject({ code: 'storage-lost' })
  } finally {
    IDBObjectStore.prototype.getAllKeys = broken
  }
  expect(await spent()).toMatchObject({ unknown: 1 })
})
