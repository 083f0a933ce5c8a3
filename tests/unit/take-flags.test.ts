import { expect, it } from 'vitest'
import type { TakeFacts } from '../../src/domain/takes/take-facts.ts'
import { flagsOf } from '../../src/domain/takes/take-flags.ts'
import { makeShot } from '../fixtures/make-project.ts'

const CLEAN: TakeFacts = {
  otherShape: false,
  blurred: false,
  framed: false,
  panels: false,
  likeClip: false,
  like: [],
}
const shot = makeShot('s1', { size: 'close', framing: 'single', direction: 'right' })
const reading = { counts: true, onPaper: false }
const said = (facts: Partial<TakeFacts>, change: Partial<typeof reading> = {}, of = shot) =>
  flagsOf({ ...CLEAN, ...facts }, of, { ...reading, ...change }).map((flag) =>
    [flag.ok ? 'ok' : 'not', flag.code, ...('found' in flag ? [flag.found] : [])].join(' '),
  )
const alone = { count: 1, size: 'close', turn: 0.8 } as const

it('says that a take is as its shot asks', () => {
  expect(said({ people: alone })).toEqual(['ok people 1', 'ok size close', 'ok facing right'])
  expect(said({ people: alone }, {}, makeShot('s2', { framing: 'single' }))).toEqual(['ok people 1'])
})

it('says what of its people is otherwise, as it was found', () => {
  expect(said({ people: { ...alone, count: 2 } })).toEqual(['not people 2'])
  expect(said({ people: { ...alone, size: 'full', turn: -0.8 } })).toEqual([
    'not size full',
    'not facing left',
  ])
})

it('says nothing of people where nobody is asked for, or the style cannot be read', () => {
  expect(said({ people: alone }, {}, makeShot('s2'))).toEqual(['ok clean'])
  expect(said({ people: { count: 0 } }, { counts: false })).toEqual(['ok clean'])
  expect(said({})).toEqual(['ok clean'])
})

it('names faults first, and four at most', () => {
  const faulty = { blurred: true, otherShape: true, people: alone }
  expect(said(faulty)).toEqual(['not otherShape', 'not blurred', 'ok people 1', 'ok size close'])
  expect(said({ lettering: 'bottom' })).toEqual(['not lettering'])
  const all = { ...faulty, framed: true, panels: true, likeClip: true, like: [2] }
  expect(said(all)).toEqual(['not likeClip', 'not likeShot', 'not otherShape', 'not framed'])
})

it('takes a drawing on paper, made from the clip, as it is meant', () => {
  expect(said({ framed: true, likeClip: true }, { onPaper: true, counts: false })).toEqual(['ok clean'])
})
