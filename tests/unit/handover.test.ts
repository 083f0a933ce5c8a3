import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/domain/handover/file-kinds.ts'
import { folderName, mediaStems, slugOf, zipName } from '../../src/domain/handover/names.ts'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { aloneName, fileName } from '../../src/services/handover/file-names.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { HOSTILE } from '../fixtures/handover-job.ts'
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

describe('the zip of a hand-over', () => {
  const at = Date.UTC(2026, 10, 29, 23, 59)
  const version = (name: string) => ({ name, at })

  it('says what of, for whom, which version, and since which one it has changed', () => {
    const board = folderName('Pilot')
    expect(PRESETS.map((preset) => zipName(board, preset, false))).toEqual([
      'pilot_client.zip',
      'pilot_editor.zip',
      'pilot_production.zip',
      'pilot_everything.zip',
    ])
    expect(zipName(board, 'client', true)).toBe('pilot_client_selected-shots.zip')
    const [first, second] = [version('Round 1'), version('Round 2, for Ana')]
    expect(zipName(folderName('Pilot', first), 'client', false)).toBe('pilot_round-1_client.zip')
    expect(folderName('Pilot', undefined, first)).toBe('pilot_changed-since-round-1')
    expect(folderName('Pilot', second, first)).toBe('pilot_round-2-for-ana_changed-since-round-1')
  })

  it('is a name for every disk, whatever the project and its versions are called', () => {
    const names = [
      '../../etc/passwd',
      'CON',
      'nul',
      'é'.repeat(500),
      '夜の港',
      '',
      '***',
      'a.',
      ' b ',
      ...HOSTILE,
    ]
    const made = names.flatMap((name) =>
      [undefined, version(name)].flatMap((one) =>
        [undefined, version(name)].map((since) => zipName(folderName(name, one, since), 'everything', true)),
      ),
    )
    for (const name of made) {
      expect(name).toMatch(/^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\.zip$/)
      // A path on Windows has 260 letters: the folder, and a picture that begins with its name.
      expect(name.length).toBeLessThanOrEqual(130)
    }
  })

  it('keeps versions apart under a long name of a project, and without a plain letter by their date', () => {
    const long = 'a'.repeat(80)
    expect(folderName(long, version('One'))).not.toBe(folderName(long, version('Two')))
    expect(folderName('Pilot', version('第一版'))).toBe('pilot_2026-11-29')
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
