import { describe, expect, it } from 'vitest'
import { mediaStems, slugOf } from '../../src/domain/handover/names.ts'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { aloneName, fileName } from '../../src/services/handover/file-names.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const words = fileWords()

describe('file names of projects', () => {
  it.each([
    ['Pilot, act one', 'Pilot-act-one.zip'],
    ['../../etc/passwd', 'etc-passwd.zip'],
    ['***', 'storyboard.zip'],
    ['Früh', 'Früh.zip'],
    ['Fru\u0308h', 'Früh.zip'],
    ['हिन्दी', 'हिन्दी.zip'],
    ['con', 'con-storyboard.zip'],
    ['é'.repeat(500), `${'é'.repeat(60)}.zip`],
  ])('make %j safe', (name, expected) => {
    const made = fileName(name, '.zip', words)
    expect(made).not.toMatch(/[/\\:*?"<>|]/)
    expect(made).toBe(expected)
  })
})

describe('the folder of a hand-over', () => {
  it.each([
    ['Früh: eins', 'fruh-eins'],
    ['../../etc/passwd', 'etc-passwd'],
    ['夜の港', 'board'],
    ['CON', 'con-board'],
    ['a'.repeat(80), 'a'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('is named of %j: %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

describe('pictures of a timeline', () => {
  const stems = (change: Parameters<typeof makeProject>[0]) => [...mediaStems(makeProject(change)).values()]

  it('have eight characters, so that each is a legal reel', () => {
    expect(stems({ numbering: { scheme: 'tens' } })).toEqual(['sh_00010', 'sh_00020', 'sh_00030'])
    expect(stems({ numbering: { scheme: 'letters', scene: '12' } })).toEqual([
      'sh_0012A',
      'sh_0012B',
      'sh_0012C',
    ])
    expect(stems({ numbering: { scheme: 'scene', scene: '4' } })).toEqual([
      'sh_004_1',
      'sh_004_2',
      'sh_004_3',
    ])
  })

  it('are named by place where a number is too long, or is spelled like another in ASCII', () => {
    const long = stems({ numbering: { scheme: 'scene', scene: '1234' } })
    expect(long).toEqual(['sp_00001', 'sp_00002', 'sp_00003'])
    const shots = ['1é', '1e', '1E'].map((number) => makeShot(number, { number }))
    const alike = stems({ shots, numbering: { scheme: 'plain', locked: true } })
    expect(alike).toEqual(['sh_0001e', 'sp_00002', 'sp_00003'])
  })
})

describe('a picture by itself', () => {
  it('is named after its project, its shot and its take', () => {
    const takes = [makeTake('t1', 'x'), { ...makeTake('t2', 'x'), mime: 'image/jpeg' }]
    const upscaled = { blob: 'big' as BlobId, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
    const large = { ...makeTake('t3', 'x'), upscaled }
    const shots = [makeShot('a', { takes }), makeShot('b', { takes: [large] })]
    const project = makeProject({ name: 'Früh: eins', shots })
    expect(aloneName(project, 'a' as ShotId)).toBe('fruh-eins_shot-001_take-2.jpg')
    expect(aloneName(project, 'b' as ShotId, true)).toBe('fruh-eins_shot-002_take-1_upscaled.png')
  })
})
