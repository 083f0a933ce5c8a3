import { Fountain } from 'fountain-js'
import { describe, expect, it } from 'vitest'
import { withoutShot } from '../../src/domain/board/board.ts'
import { withNumbersLocked } from '../../src/domain/board/locked-numbers.ts'
import type { FileKind } from '../../src/domain/handover/file-kinds.ts'
import type { ShotId } from '../../src/domain/ids.ts'
import { fountainScript } from '../../workers/handover/fountain/script.ts'
import { packAsMarkdown, promptPack } from '../../workers/handover/prompts/pack.ts'
import { readmeText } from '../../workers/handover/readme/text.ts'
import { shotListRows } from '../../workers/handover/shot-list/columns.ts'
import { toCsv, toTsv } from '../../workers/handover/shot-list/write.ts'
import { makeSrt, makeVtt } from '../../workers/handover/subtitles/make.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'

const take = makeTake('t', 'x')

/** The cells of a CSV (RFC 4180), read by a reader of our own. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  const cells = text.replace(/^\ufeff/, '').matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/g)
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}

describe('the shot list', () => {
  const full = {
    beat: 'Start',
    cast: ['Ann', 'Bo'],
    place: 'Quay',
    things: ['a case'],
    sourceTime: 2.9583333,
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
  } as const

  it('begins with what the trade reads first, and has every other field of a shot after it', () => {
    const job = makeJob({
      project: { shots: [makeShot('a', { ...full, takes: [take] }), makeShot('b')] },
      options: { clean: false },
    })
    expect(readCsv(toCsv(shotListRows(job)))).toEqual([
      'Scene,Shot,Description,Size,Angle,Move,Lens,Duration (s),Frames,Start TC,End TC,Dialogue,Notes,Source time (s),Source TC,Take,Model,Picture,Beat,Cast,Place,Things,Framing,Direction,Eyeline,Sound,Must keep'.split(
        ',',
      ),
      [
        ...['', '1', 'Shot a', 'Wide', 'Low', 'Push in', 'Normal lens', '2', '48'],
        ...['01:00:00:00', '01:00:02:00', 'Go!', '', '2.958', '00:00:02:23', '1', 'Sketch 1'],
        ...['edit/media/sh_00001.png', 'Start', 'Ann; Bo', 'Quay', 'a case', 'Two-shot', 'Left', 'Down'],
        ...['Gulls', 'the coat; the hat'],
      ],
      [
        ...['', '2', 'Shot b', '', '', '', '', '3', '72', '01:00:02:00', '01:00:05:00', ''],
        ...['The duration is assumed; No picture', '', '', '', '', 'edit/media/sh_00002.png'],
        ...Array<string>(9).fill(''),
      ],
    ])
  })

  it('marks an omitted shot, which takes no time', () => {
    const locked = withNumbersLocked(makeProject({ shots: [makeShot('a'), makeShot('b')] }))
    const rows = shotListRows(
      makeJob({
        project: withoutShot(
          { ...locked, shots: locked.shots.map((one) => ({ ...one, takes: [take] })) },
          'a' as ShotId,
        ),
      }),
    )
    expect(rows[1]?.slice(1, 3)).toEqual(['1', 'Shot a'])
    expect(rows[1]).toContain('Omitted')
    expect(rows[1]?.slice(7, 11)).toEqual(['', '', '', ''])
    expect(rows[2]?.slice(9, 11)).toEqual(['01:00:00:00', '01:00:03:00'])
  })

  it('names no model in a clean hand-over, and no picture that is not handed over', () => {
    const shots = [makeShot('a', { takes: [take] })]
    expect(toCsv(shotListRows(makeJob({ project: { shots } })))).not.toMatch(/Model|Sketch/)
    const without = makeJob({ project: { shots }, job: { kinds: ['csv'], pictures: [] } })
    expect(toCsv(shotListRows(without))).not.toMatch(/\.png/)
    const stored = makeJob({ project: { shots }, job: { kinds: ['csv', 'pictures'] } })
    expect(toCsv(shotListRows(stored))).toContain('pictures/pilot_shot-001_take-1.png')
  })

  it.each(HOSTILE)('keeps %j, and nothing that a spreadsheet would run', (text) => {
    const job = makeJob({ project: { shots: [makeShot('a', { text, beat: text })] } })
    const csv = toCsv(shotListRows(job))
    expect(csv.startsWith('\ufeffScene,')).toBe(true)
    const cell = readCsv(csv)[1]?.[2] ?? ''
    expect(cell.replace(/^'/, '')).toBe(text.replaceAll('\u0000', ''))
    expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    const lines = toTsv(shotListRows(job)).split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[1]?.split('\t')).toHaveLength(lines[0]?.split('\t').length ?? 0)
  })

  it.each(['=1+1', '+1', '-1', '@a', '\tx', '\rx', '\nx', '\u0000=1', '＝1', '＋1', '－1', '＠a'])(
    'defuses %j',
    (text) => {
      expect(toCsv([[text]])).toMatch(/^\ufeff"?'/)
    },
  )
})

describe('the script in Fountain', () => {
  const tokens = (change: Parameters<typeof makeShot>[1], name = 'Pilot') => {
    const script = fountainScript(makeJob({ project: { name, shots: [makeShot('a', change)] } }))
    return new Fountain().parse(script, true).tokens
  }
  const texts = (found: ReturnType<typeof tokens>, type: string) =>
    found.filter((token) => token.type === type).map(({ text }) => text)

  it('has a heading with the number of each shot, its camera, what is seen and what is said', () => {
    const found = tokens({
      text: 'A fox.\n\nIt runs.',
      size: 'wide',
      move: 'pan-left',
      duration: 2,
      dialogue: 'KEEPER: You there!\n\n(low) Go.\nFox: Never.',
    })
    expect(texts(found, 'title')).toEqual(['Pilot'])
    expect(found.find(({ type }) => type === 'scene_heading')).toMatchObject({ scene_number: '1' })
    expect(texts(found, 'synopsis')).toEqual(['Wide, Pan left, 2 s'])
    expect(texts(found, 'action')).toEqual(['A fox.', 'It runs.'])
    expect(texts(found, 'character')).toEqual(['KEEPER', 'FOX'])
    expect(texts(found, 'dialogue').join('|')).toMatch(/You there!.*\|Never\./s)
  })

  it('says who speaks where a dialogue does not, and which duration is assumed', () => {
    const found = tokens({ dialogue: 'Go!' })
    expect(texts(found, 'character')).toEqual(['VOICE'])
    expect(texts(found, 'note')).toEqual(['The duration is assumed'])
  })

  it('takes the colon of a time for no speaker', () => {
    const found = tokens({ dialogue: 'Meet me at 10:30.\nANN: At 10:45?' })
    expect(texts(found, 'character')).toEqual(['VOICE', 'ANN'])
    expect(texts(found, 'dialogue')).toEqual(['Meet me at 10:30.', 'At 10:45?'])
  })

  it.each(HOSTILE)('takes %j for what is seen and said, and for nothing else', (text) => {
    const found = tokens({ text, dialogue: text }, text)
    const kinds = new Set(found.map(({ type }) => type))
    for (const kind of ['transition', 'boneyard_begin', 'centered', 'page_break']) {
      expect(kinds).not.toContain(kind)
    }
    expect(texts(found, 'note')).toEqual(['The duration is assumed'])
    expect(found.filter(({ type }) => type === 'scene_heading')).toHaveLength(1)
    const plain = (value: string) => value.replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
    expect(plain(texts(found, 'action').join(''))).toBe(plain(text))
  })
})

describe('the pack of prompts', () => {
  const shots = [
    makeShot('a', { move: 'push-in', duration: 2, takes: [take] }),
    makeShot('b', { takes: [take], dialogue: 'One.\nTwo.' }),
  ]

  it('gives each shot its picture, the next one, and the move in words', () => {
    expect(promptPack(makeJob({ project: { shots } }))).toMatchObject([
      {
        shot: '1',
        firstFrame: 'edit/media/sh_00001.png',
        lastFrame: 'edit/media/sh_00002.png',
        motion: 'The camera pushes in slowly.',
        seconds: 2,
        frames: 48,
      },
      { shot: '2', firstFrame: 'edit/media/sh_00002.png', lastFrame: '', move: 'static' },
    ])
  })

  it('holds the prompts of pictures only where the hand-over is not clean', () => {
    const dirty = promptPack(makeJob({ project: { shots }, options: { clean: false } }))
    expect(dirty[0]?.picturePrompt).toBe('p')
    expect(packAsMarkdown(dirty, 'Shot')).toContain('```\np\n```')
    expect(promptPack(makeJob({ project: { shots } }))[0]).not.toHaveProperty('picturePrompt')
    expect(packAsMarkdown(dirty, 'Shot')).toContain('> One.\n> Two.')
  })
})

describe('subtitles', () => {
  it.each([
    [makeSrt, '1\r\n00:00:00,000 -->', ''],
    [makeVtt, 'WEBVTT\n\n', 'WEBVTT\n'],
  ])('say that they are empty where no shot has dialogue', async (make, begin, empty) => {
    const made = async (dialogue: string) => {
      const project = { shots: [makeShot('a', { duration: 3, dialogue })] }
      const [file] = await make(makeJob({ project }), {
        load: async () => undefined,
        onProgress: () => undefined,
      })
      return { text: (await file?.content.text()) ?? '', notes: file?.notes }
    }
    const [full, none] = [await made('ANN: Who goes there?'), await made('')]
    expect([full.text.startsWith(begin), full.notes]).toEqual([true, []])
    expect([none.text.trim(), none.notes]).toEqual([empty.trim(), ['no-dialogue']])
  })
})

describe('the read-me', () => {
  it('lists the files, and says which shots have no picture and which durations are assumed', () => {
    const locked = withNumbersLocked(makeProject({ shots: ['a', 'b', 'c'].map((name) => makeShot(name)) }))
    const shots = locked.shots.map((shot) => (shot.id === 'a' ? { ...shot, omitted: true as const } : shot))
    const text = readmeText(makeJob({ project: { ...locked, shots } }))
    expect(text).toMatch(/^Pilot\r\n/)
    expect(text).toContain('2 shots, 6 s, 144 frames at 24 a second.')
    expect(text).toMatch(/stands in: 2, 3\./)
    expect(text).toMatch(/omitted: 1\./)
    expect(text).toMatch(/^shots\.csv +The shot list/m)
    expect(text).not.toMatch(/opens in|\{/)
    expect(text).toMatch(/^scene\.txt +The scene/m)
    expect(readmeText(makeJob({ project: { context: ' ' } }))).not.toContain('scene.txt')
  })

  it('says which hand-over it is, and speaks of editing programs only beside their files', () => {
    const changes = { since: { name: 'Look 1', at: 0 }, shots: new Map(), gone: [] }
    const client = readmeText(makeJob({ job: { kinds: ['readme', 'pdf'], changes, addendum: true } }))
    expect(client).toMatch(/^Pilot\r\nStoryboard, addendum to “Look 1”: only what has changed\r\n/)
    expect(client).not.toContain('editing program')
    expect(readmeText(makeJob({ job: { kinds: ['readme', 'otio'] } }))).toContain('No editing program')
  })

  it('says that subtitles are empty where no shot has dialogue', () => {
    const shots = [makeShot('a', { dialogue: 'Go!' }), makeShot('b')]
    const told = (kinds: readonly FileKind[], change = {}) =>
      readmeText(makeJob({ job: { kinds: ['readme', ...kinds] }, project: change }))
    expect(told(['vtt'])).toContain('No shot has dialogue: the subtitles are empty.')
    expect(told(['srt'], { shots })).not.toContain('No shot has dialogue')
    expect(told(['csv'])).not.toContain('No shot has dialogue')
  })
})
