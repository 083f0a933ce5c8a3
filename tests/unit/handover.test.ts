import { describe, expect, it } from 'vitest'
import type { BlobId, ShotId } from '../../src/domain/ids.ts'
import { zipBoard } from '../../src/services/handover/board-zip.ts'
import { aloneName, fileName, pictureName } from '../../src/services/handover/file-names.ts'
import { shotListCsv } from '../../src/services/handover/shot-list-csv.ts'
import { fileWords } from '../../src/ui/words/file-words.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const words = fileWords()

describe('file names', () => {
  it('count shots from 001 and end in the picture’s own format', () => {
    expect(pictureName('1', makeTake('t', 'x'), words)).toBe('shot_001.png')
    expect(pictureName('12', { ...makeTake('t', 'x'), mime: 'image/jpeg' }, words)).toBe('shot_012.jpg')
  })

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

describe('the shot list as CSV', () => {
  it('quotes what needs it and defuses formulas', () => {
    const csv = shotListCsv(
      { shots: [makeShot('a', { text: 'She says "no", twice', size: 'medium-close', beat: '=1+1' })] },
      words,
    )
    const [header, row] = csv.split('\r\n')
    expect(header?.split(',')[0]).toBe('Shot')
    expect(row).toContain('"She says ""no"", twice"')
    expect(row).toContain("'=1+1")
    expect(row).toContain('Medium close-up')
  })

  it('has a column for every field of a shot', () => {
    const csv = shotListCsv(
      {
        shots: [
          makeShot('a', {
            beat: 'Start',
            cast: ['Ann', 'Bo'],
            place: 'Quay',
            things: ['a case'],
            sourceTime: 1.5,
            size: 'wide',
            framing: 'two-shot',
            angle: 'low',
            move: 'push-in',
            lens: 'normal',
            direction: 'left',
            eyeline: 'down',
            dialogue: 'Go!',
            sound: 'Gulls',
            duration: 2,
            keep: ['the coat', 'the hat'],
          }),
        ],
      },
      words,
    )
    expect(csv.split('\r\n')).toEqual([
      'Shot,Beat,Cast,Place,Things,Source time (s),Size,Framing,Angle,Move,Lens,Direction,Eyeline,Duration (s),Must keep,Description,Dialogue,Sound,Picture',
      '1,Start,Ann; Bo,Quay,a case,1.5,Wide,Two-shot,Low,Push in,Normal lens,Left,Down,2,the coat; the hat,Shot a,Go!,Gulls,',
    ])
  })
})

describe('times in the shot list', () => {
  it('go to the millisecond and no further', () => {
    const csv = shotListCsv(
      { shots: [makeShot('a', { duration: 1 / 3, sourceTime: 2.9583333333333335 })] },
      words,
    )
    const row = csv.split('\r\n')[1]
    expect(row).toContain(',2.958,')
    expect(row).toContain(',0.333,')
    expect(shotListCsv({ shots: [makeShot('a')] }, words).split('\r\n')[1]).toBe(
      `1${','.repeat(15)}Shot a,,,`,
    )
  })
})

describe('a picture by itself', () => {
  it('is named after its project, its shot and its take', () => {
    const takes = [makeTake('t1', 'x'), { ...makeTake('t2', 'x'), mime: 'image/jpeg' }]
    const upscaled = { blob: 'big' as BlobId, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
    const large = { ...makeTake('t3', 'x'), upscaled }
    const shots = [makeShot('a', { takes }), makeShot('b', { takes: [large] })]
    const project = makeProject({ name: 'Früh: eins', shots })
    expect(aloneName(project, 'a' as ShotId, words)).toBe('Früh-eins_shot_001_take_2.jpg')
    expect(aloneName(project, 'b' as ShotId, words, true)).toBe('Früh-eins_shot_002_take_1_upscaled.png')
  })
})

describe('the board as a zip', () => {
  it('leaves out a picture that is no longer there, says so, and its shot list does not name it', async () => {
    const shots = [
      makeShot('a', { text: '夜の港', takes: [makeTake('t1', 'x')] }),
      makeShot('b', { takes: [makeTake('t2', 'x')] }),
      makeShot('c', { takes: [makeTake('t3', 'x')] }),
    ]
    const { zip, missing } = await zipBoard(makeProject({ shots }), words, async (id) => {
      if (id === 'blob-t3') throw new Error('no answer')
      return id === 'blob-t2' ? undefined : new Blob(['PICTURE'])
    })
    expect(missing).toEqual([
      { shot: '2', upscaled: false },
      { shot: '3', upscaled: false },
    ])
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await zip.arrayBuffer())
    expect(text).toContain('shot_001.png')
    expect(text).not.toContain('shot_002')
    // Starts with the byte order mark, by which spreadsheets detect UTF-8.
    expect(text).toContain('\ufeffShot,Beat')
    expect(text).toContain('夜の港')
  })

  it('holds every shown picture, the scene and the shot list', async () => {
    const shots = [makeShot('a', { takes: [makeTake('t1', 'x')] }), makeShot('b')]
    const { zip } = await zipBoard(makeProject({ shots }), words, async () => new Blob(['PICTURE']))
    const text = new TextDecoder('latin1').decode(await zip.arrayBuffer())
    expect(text.startsWith('PK')).toBe(true)
    for (const name of ['scene.txt', 'shots.csv', 'shot_001.png', 'PICTURE']) expect(text).toContain(name)
    expect(text).not.toContain('shot_002')
    expect(text).not.toContain('upscaled')
  })

  it('holds the upscaled pictures beside their originals', async () => {
    const take = makeTake('t1', 'x')
    const upscaled = { blob: 'big' as BlobId, scale: 2, model: 'fast', backend: 'wasm', ms: 1 }
    const shots = [makeShot('a', { takes: [{ ...take, upscaled }] })]
    const { zip } = await zipBoard(makeProject({ shots }), words, async (id) => new Blob([`<${id}>`]))
    const text = new TextDecoder('latin1').decode(await zip.arrayBuffer())
    for (const part of ['shot_001.png', '<blob-t1>', 'shot_001_upscaled.png', '<big>'])
      expect(text).toContain(part)
  })
})
