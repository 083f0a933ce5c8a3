import { expect, it, test } from 'vitest'
import type { DrawnReceipt, Take } from '../../src/domain/board/shot.ts'
import { shownFields } from '../../src/domain/board/shown-fields.ts'
import type { ServerInUse, Start } from '../../src/domain/engines/picture-server.ts'
import type { BlobId, SubjectId } from '../../src/domain/ids.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { begunWith, changesOfBatch } from '../../src/domain/takes/begun.ts'
import { digestsOf } from '../../src/domain/takes/choices.ts'
import type { PictureWish } from '../../src/domain/takes/mark.ts'
import { whyNoReplay } from '../../src/domain/takes/no-replay.ts'
import { staleTakes } from '../../src/domain/takes/staleness.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const ENGINE = 'picture-server'
const shot = makeShot('s1', { size: 'wide', cast: ['Ann'], sourceTime: 1 })
const ann = { id: 'a' as SubjectId, label: 'Ann', look: 'Red hair.' }
const project = makeProject({ shots: [shot], people: [ann] })
const wishFor = (start: Start, change: Partial<PictureWish> = {}): PictureWish => ({
  engine: ENGINE,
  model: '',
  shape: '',
  server: { start },
  ...change,
})

function takeOf(start: Start, change: Partial<DrawnReceipt> = {}, wish = wishFor(start)): Take {
  const take = makeTake(`by-${start}`, shot.text)
  const receipt = {
    ...take.receipt,
    engine: ENGINE,
    host: '127.0.0.1:7860',
    model: 'dreamshaper_8',
    prompt: 'A wide shot.',
    fields: shownFields(shot, ENGINE),
    references: [{ role: start === 'references' ? 'identity' : 'moment', time: 1, kept: 'b' as BlobId }],
    parameters: { start, server: 'webui' },
    digests: digestsOf({ project, shot, wish, engine: ENGINE }),
    ...change,
  }
  return { ...take, receipt } as Take
}

function judge(take: Take, wish: PictureWish, change: Partial<Project> = {}): string {
  const board = { ...project, shots: [{ ...shot, takes: [take] }], ...change }
  return (staleTakes(board, wish).get(take.id) ?? []).join(' ')
}

const style = { blob: 'other' as BlobId, name: 'o.png', width: 1, height: 1 }

/** What a person changes, and what a take of each start says of it. */
const CHANGES: readonly (readonly [string, Partial<Project>, Partial<Record<Start, string>>])[] = [
  ['nothing', {}, {}],
  ['the scene', { context: 'A fox sleeps.' }, { references: 'scene' }],
  ['a person', { people: [{ ...ann, wears: 'A coat.' }] }, { references: 'who' }],
  ['the style picture', { style }, { still: 'style', references: 'style' }],
  ['another frame by hand', { identityFrame: project.frames[1]?.id as never }, { references: 'frame' }],
]

it.each(CHANGES)('%s makes a take of a server stale where it went there', (_, change, said) => {
  for (const start of ['still', 'moment', 'references'] as const) {
    expect([start, judge(takeOf(start), wishFor(start), change)]).toEqual([start, said[start] ?? ''])
  }
})

it('a take is stale once its server begins with something else, or draws with another model', () => {
  expect(judge(takeOf('still'), wishFor('moment'))).toBe('start')
  expect(judge(takeOf('references'), wishFor('still'))).toBe('start')
  const by = (model: string) => wishFor('references', { server: { start: 'references', model } })
  expect(judge(takeOf('references', {}, by('a')), by('b'))).toBe('model')
  expect(judge(takeOf('references', {}, by('a')), by('a'))).toBe('')
  // Nobody chose another beginning: the server is gone, or the receipt is an early one.
  expect(judge(takeOf('moment'), { engine: ENGINE, model: '', shape: '' })).toBe('')
  const { model: _, ...early } = digestsOf({ project, shot, wish: wishFor('still'), engine: ENGINE })
  expect(judge(takeOf('still', { digests: early }), wishFor('moment'))).toBe('')
})

it('a mixed board says which engine', () => {
  const take = takeOf('still')
  expect(judge(take, { engine: 'sketch', model: '', shape: '' })).toBe('engine')
  expect(judge(take, { engine: undefined, model: '', shape: '' })).toBe('')
})

it('a batch asks when its server is to begin with something else', () => {
  const begun = begunWith(project, wishFor('still'), ENGINE)
  expect(changesOfBatch(project, wishFor('still'), begun)).toEqual([])
  expect(changesOfBatch(project, wishFor('moment'), begun)).toEqual(['start'])
})

const SERVER: ServerInUse = { host: '127.0.0.1:7860', family: 'webui' }
const receiver = (server?: ServerInUse) => ({ leavesDevice: true, server })

test.each([
  ['the same server', takeOf('moment'), SERVER, undefined],
  ['one at another port', takeOf('moment'), { ...SERVER, host: '127.0.0.1:7861' }, 'other-server'],
  ['another program at this port', takeOf('moment'), { ...SERVER, family: 'comfyui' }, 'other-server'],
  [
    'an early receipt',
    takeOf('moment', { parameters: { start: 'moment' } }),
    { ...SERVER, family: 'sd-server' },
    undefined,
  ],
  [
    'another workflow',
    takeOf('moment', { parameters: { start: 'moment', server: 'comfyui', workflow: 'aa' } }),
    { ...SERVER, family: 'comfyui', workflow: 'bb' },
    'other-workflow',
  ],
  [
    'the same workflow',
    takeOf('moment', { parameters: { start: 'moment', server: 'comfyui', workflow: 'aa' } }),
    { ...SERVER, family: 'comfyui', workflow: 'aa' },
    undefined,
  ],
  ['a drawing of Sketch’s', takeOf('still'), SERVER, 'made-anew'],
] as const)('a receipt is drawn again by %s', (_, take, server, why) => {
  const board = { ...project, shots: [{ ...shot, takes: [take] }] }
  expect(whyNoReplay(board, take, ENGINE, receiver(server))).toBe(why)
  expect(whyNoReplay(board, take, 'sketch', receiver())).toBe('other-engine')
})
