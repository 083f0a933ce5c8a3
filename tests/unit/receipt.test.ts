import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { SentReference } from '../../src/domain/board/reference.ts'
import { type DrawnReceipt, drawnReceipt, type Take } from '../../src/domain/board/shot.ts'
import type { BlobId, FrameId, SheetId, TakeId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { pictureOfSent } from '../../src/domain/takes/came-from.ts'
import { receiptOfCell } from '../../src/domain/takes/cut-takes.ts'
import { makeFrame, makeProject, makeSheet, makeShot, makeTake } from '../fixtures/make-project.ts'

vi.stubGlobal('navigator', { onLine: true })

// Read late: the stores ask the browser whether it is online.
const { ReceiptList } = await import('../../src/ui/takes/ReceiptList.tsx')
const { receiptRows } = await import('../../src/ui/takes/receipt-rows.ts')

const board = makeProject()
const SHA = `9f3a21c0${'0'.repeat(56)}`

function drawn(change: Partial<DrawnReceipt> = {}, id = 't1'): Take {
  const take = makeTake(id, 'x')
  return { ...take, receipt: { ...take.receipt, ...change } as DrawnReceipt }
}

const said = (project: Project, take: Take) => Object.fromEntries(receiptRows(project, take))
const shown = (project: Project, take: Take) =>
  renderToStaticMarkup(createElement(ReceiptList, { project, take }))

test('a receipt shows the bytes that were sent, else the picture that it names, else none', () => {
  const frame: SentReference = { role: 'identity', source: { kind: 'frame', frame: makeFrame(4 / 3).id } }
  expect(pictureOfSent(board, { ...frame, kept: 'kept' as BlobId })).toEqual({ blob: 'kept' })
  expect(pictureOfSent(board, frame)).toEqual({ blob: makeFrame(4 / 3).blob, source: frame.source })
  // What stays on this device may still be looked at on it.
  const withheld = { ...board, settings: { ...board.settings, withheld: [makeFrame(4 / 3).id] } }
  expect(pictureOfSent(withheld, frame).blob).toBe(makeFrame(4 / 3).blob)
  const gone = { role: 'identity', source: { kind: 'frame', frame: 'no' as FrameId } } as const
  expect(pictureOfSent(board, gone)).toEqual({})
  expect(pictureOfSent(board, { role: 'style' })).toEqual({})
})

test('a style picture that was replaced since is gone, not the one of now', () => {
  const now = `${SHA.slice(0, -1)}1` as BlobId
  const project = { ...board, style: { blob: now, name: 'new.png', width: 4, height: 4 } }
  const style: SentReference = { role: 'style', source: { kind: 'style' }, sha256: SHA }
  expect(pictureOfSent(project, style)).toEqual({})
  expect(shown(project, drawn({ references: [style] }))).toContain('No longer there')
  expect(pictureOfSent(project, { ...style, sha256: now })).toEqual({ blob: now, source: style.source })
  // One of an earlier version has another kind of id.
  const early = { ...project, style: { ...project.style, blob: 'early' as BlobId } }
  expect(pictureOfSent(early, style)).toEqual({ blob: 'early', source: style.source })
})

test('a picture that is gone is said to be; one that an early receipt does not name is not', () => {
  const gone: SentReference = { role: 'identity', source: { kind: 'frame', frame: 'no' as FrameId } }
  expect(shown(board, drawn({ references: [gone] }))).toContain('No longer there')
  expect(shown(board, drawn({ references: [{ role: 'style' }] }))).not.toContain('No longer there')
})

test('each reference has its role, its name, its words, and the first digits of its hash', () => {
  const references: readonly SentReference[] = [
    { role: 'identity', time: 1.5, sha256: SHA, kept: 'kept' as BlobId, words: 'only the hat' },
    { role: 'continuity', source: { kind: 'take', take: 'no' as TakeId }, shot: '12', take: 3, sha256: SHA },
    { role: 'style', source: { kind: 'style' }, sha256: SHA },
  ]
  const html = shown(board, drawn({ engine: 'openrouter', host: 'openrouter.ai', references }))
  const [first, second, third] = html.split('<li>').slice(1)
  expect(first).toMatch(/Identity.*Frame at 1\.5.*only the hat.*9f3a 21c0/)
  expect(first).toContain(SHA)
  expect(first).not.toMatch(/No longer there|how it looks now/)
  expect(second).toMatch(/Continuity.*Shot 12, take 3.*No longer there/)
  expect(third).toMatch(/Style.*how it looks now/)
  expect(html).toContain('References sent')
})

test('a drawing on this device was sent nowhere, and says what it was drawn from', () => {
  const html = shown(board, drawn({ references: [{ role: 'style', source: { kind: 'style' } }] }))
  expect(html).toContain('Drawn from')
  expect(html).not.toMatch(/sent|how it looks now/)
  expect(shown(board, drawn())).toMatch(/References<\/dt><dd[^>]*>none/)
})

test('it says under which number the shot was drawn, with what, and from which take', () => {
  const parent = drawn({}, 't0')
  const take = drawn({
    host: 'openrouter.ai',
    number: '12A',
    parent: parent.id,
    parameters: { aspect_ratio: '16:9', n: 1 },
    seed: 42,
  })
  const withParent = (one: Take) => makeProject({ shots: [makeShot('s1', { takes: [one, take] })] })
  expect(said(withParent(parent), take)).toMatchObject({
    'Drawn as': 'shot 12A',
    'Made from': 'take 1 of shot 1',
    Parameters: 'aspect_ratio 16:9 and n 1',
    Seed: '42',
  })
  expect(said(withParent({ ...parent, deletedAt: 1 }), take)).toMatchObject({
    'Made from': 'take 1 of shot 1, deleted since',
  })
  const shelved = makeProject({ shelf: [makeShot('s9', { takes: [parent] })] })
  expect(said(shelved, take)).toMatchObject({ 'Made from': 'take 1 of an earlier shot' })
  expect(said(board, take)).toMatchObject({ 'Made from': 'a take that is no longer there' })
  const plain = said(board, drawn({ host: 'openrouter.ai' }))
  expect(plain).toMatchObject({ Seed: 'none was sent' })
  expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['Made from']))
})

test('a draft names its sheet and has its share of the cost, as the sheet’s price says', () => {
  const sheet = makeSheet('sh2')
  const receipt = receiptOfCell(sheet, 1)
  const take: Take = {
    ...makeTake('t1', 'x'),
    ...(receipt ? { receipt } : {}),
    draft: { sheet: sheet.id, cell: 1 },
  }
  expect(drawnReceipt(take)?.cost).toBe(0.1)
  const project = makeProject({ sheets: [makeSheet('sh1'), sheet] })
  expect(said(project, take)).toMatchObject({ 'Cut from': 'draft sheet 2, cell 2', 'Drawn as': 'shot 2' })
  const lost: Take = { ...take, draft: { sheet: 'no' as SheetId, cell: 0 } }
  expect(said(project, lost)['Cut from']).toBe('cell 1 of a draft sheet that is no longer there')
})

test('a person’s own picture says as which shot it was added', () => {
  const own: Take = { ...makeTake('t1', ''), receipt: { file: 'fox.png', number: '7', at: 1 } }
  expect(said(board, own)).toMatchObject({ 'Added as': 'shot 7', File: 'fox.png' })
})
