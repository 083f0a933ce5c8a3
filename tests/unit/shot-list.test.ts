import { describe, expect, test } from 'vitest'
import { readShotList, SHOT_LIST_SCHEMA } from '../../src/domain/engines/shot-list.ts'
import { responseFormatFaults } from '../fake-openrouter/strict-schema.ts'

const SHOT = {
  text: 'A woman in a red coat crosses the bridge.',
  size: 'wide',
  angle: 'high',
  move: 'static',
  lens: 'wide-angle',
  duration: 3,
  cast: ['the woman in the red coat'],
  keep: ['the coat', 'its buttons', 'the scarf', 'the hat', 'the gloves'],
  sourceTime: 1.5,
}
/** What a model that is held to the schema says where it knows nothing. */
const NOTHING = { framing: 'unset', eyeline: 'unset', dialogue: '', place: '', things: [] }
const shots = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ ...SHOT, text: `Shot ${i + 1}.` }))
const json = (count: number) => JSON.stringify({ shots: shots(count) })

describe('an answer that can be used', () => {
  const texts = (answer: string, count: number) => {
    const reading = readShotList(answer, count)
    expect(reading.ok).toBe(true)
    return reading.shots.map((shot) => shot.text)
  }
  const TWO = ['Shot 1.', 'Shot 2.']

  test.each([
    ['plain', json(2)],
    ['pretty-printed', JSON.stringify({ shots: shots(2) }, null, 2)],
    ['byte order mark and white space', `\ufeff\n  ${json(2)}\n\n`],
    ['fenced', `\`\`\`json\n${json(2)}\n\`\`\``],
    ['fenced with talk around it', `Here you are:\n\`\`\`\n${json(2)}\n\`\`\`\nEnjoy!`],
    ['amid prose', `Sure! ${json(2)} Shall I go on?`],
    ['after brackets in prose', `As [1] and {see} say: ${json(2)}`],
    ['after any number of brackets', `${'[1] {frame} '.repeat(200)}${json(2)}`],
    [
      'after a draft',
      `${JSON.stringify({ shots: [{ text: 'Draft.' }, { text: 'Draft too.' }] })} ${json(2)}`,
    ],
    ['before a remark', `${json(2)} As in [{"note": 1}].`],
    ['a bare array', JSON.stringify(shots(2))],
    ['under another name', JSON.stringify({ title: 'x', shot_list: shots(2) })],
    ['more than asked for', json(5)],
    ['written as a string', JSON.stringify(json(2))],
    ['a list of texts', JSON.stringify(['Shot 1.', 'Shot 2.'])],
    ['an unclosed fence', `\`\`\`json\n${json(2)}`],
    ['a text with braces and quotes before it', `{"a": "}]\\"{" , "shots": ${JSON.stringify(shots(2))}}`],
    ['unusable entries among the good', JSON.stringify({ shots: [null, shots(1)[0], 7, {}, shots(2)[1]] })],
  ])('%s', (_, answer) => {
    expect(texts(answer, 2)).toEqual(TWO)
  })

  test('keeps every field, whatever the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries({ ...SHOT, ...NOTHING }).toReversed())
    expect(readShotList(JSON.stringify({ shots: [reversed] }), 1).shots).toEqual([SHOT])
  })

  test('leaves out what makes no sense, and nothing else', () => {
    const odd = {
      ...SHOT,
      size: 'gigantic',
      angle: 7,
      move: null,
      lens: 'constructor',
      duration: -1,
      sourceTime: 'soon',
      cast: [7, '', ' none ', null],
      keep: 'n/a',
      dialogue: 'None',
      sound: null,
      extra: 'x',
    }
    expect(readShotList(JSON.stringify({ shots: [odd] }), 1).shots).toEqual([{ text: SHOT.text }])
  })

  test('reads terms in other spellings and numbers written as text', () => {
    const odd = {
      ...SHOT,
      size: ' Medium Close ',
      framing: 'TWO_SHOT',
      angle: 'Low-angle shot',
      lens: '35mm',
      duration: '2.5 s',
      source_time: '0',
      sourceTime: undefined,
      keep: 'the coat; the hat\nthe coat',
    }
    expect(readShotList(JSON.stringify({ shots: [odd] }), 1).shots[0]).toMatchObject({
      size: 'medium-close',
      framing: 'two-shot',
      angle: 'low',
      lens: 'normal',
      duration: 2.5,
      sourceTime: 0,
      keep: ['the coat', 'the hat'],
    })
  })

  test.each([
    ['size', 'ELS', 'extreme-wide'],
    ['size', 'Long shot', 'wide'],
    ['size', 'FS', 'full'],
    ['size', 'cowboy', 'medium-wide'],
    ['size', 'Mid-shot', 'medium'],
    ['size', 'M.C.U.', 'medium-close'],
    ['size', 'Close-up', 'close'],
    ['size', 'BCU', 'big-close'],
    ['size', 'XCU', 'extreme-close'],
    ['size', 'cutaway', 'insert'],
    ['framing', 'OTS', 'over-shoulder'],
    ['framing', 'P.O.V.', 'point-of-view'],
    ['angle', 'Bird’s-eye view', 'overhead'],
    ['angle', "worm's eye", 'ground'],
    ['angle', 'Dutch tilt', 'dutch'],
    ['move', 'truck left', 'track-left'],
    ['move', 'Boom up', 'pedestal-up'],
    ['move', 'dolly in', 'push-in'],
    ['lens', '18 mm', 'ultra-wide'],
    ['lens', 'wide lens', 'wide-angle'],
    ['lens', 'Telephoto', 'tele'],
    ['direction', 'towards', 'toward'],
    ['eyeline', 'to camera', 'camera'],
  ])('knows the %s %s', (field, said, term) => {
    const { shots } = readShotList(JSON.stringify({ shots: [{ text: 'A.', [field]: said }] }), 1)
    expect(shots).toEqual([{ text: 'A.', [field]: term }])
  })

  test('takes a framing that stands among the angles for the framing, and no angle from it', () => {
    const read = (shot: object) => readShotList(JSON.stringify([{ text: 'A.', ...shot }]), 1).shots[0]
    expect(read({ angle: 'OVER_SHOULDER', framing: 'unset' })).toEqual({
      text: 'A.',
      framing: 'over-shoulder',
    })
    expect(read({ angle: 'POV', framing: 'single' })).toEqual({ text: 'A.', framing: 'single' })
  })

  test('keeps markup as literal text and takes out what no one sees', () => {
    const text = '  <img src=x onerror="alert(1)"> & \u0000\u0007<b>rain</b>\n '
    expect(readShotList(JSON.stringify({ shots: [{ text }] }), 1).shots).toEqual([
      { text: '<img src=x onerror="alert(1)"> & <b>rain</b>' },
    ])
  })

  test('takes a shot that is said twice once, and holds no more than a project file may', () => {
    const list = [
      { text: 'A hand.', size: 'close' },
      { text: 'A hand.', size: 'close', duration: 999 },
      { text: 'A hand.', size: 'wide', duration: 1e9, sourceTime: 1e9, beat: 'x'.repeat(500) },
      { text: 'y'.repeat(100_000) },
    ]
    const { shots } = readShotList(JSON.stringify({ shots: list }), 3)
    expect(shots).toEqual([
      { text: 'A hand.', size: 'close' },
      { text: 'A hand.', size: 'wide' },
    ])
  })

  test('does not let an answer reach an object’s prototype', () => {
    const answer = `{"shots":[{"text":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]}`
    expect(readShotList(answer, 1).shots).toEqual([{ text: 'a' }])
    expect('polluted' in {}).toBe(false)
  })
})

test('a riddle of brackets comes to an end', () => {
  expect(readShotList('[{"'.repeat(50_000), 2)).toMatchObject({ ok: false, fault: 'not-json' })
})

describe('an answer that cannot', () => {
  test.each([
    ['nothing', '', 'empty', 0],
    ['white space', ' \n\t ', 'empty', 0],
    ['prose', 'First we see the bridge, then the woman.', 'not-json', 0],
    ['broken off', json(5).slice(0, -60), 'not-json', 0],
    ['broken off after lists of words', json(5).slice(0, json(1).length - 4), 'not-json', 0],
    [
      'one shot, with a list of words',
      JSON.stringify({ text: 'A.', keep: ['a', 'b', 'c', 'd', 'e'] }),
      'wrong-shape',
      0,
    ],
    ['a number', '42', 'not-json', 0],
    ['null', 'null', 'not-json', 0],
    ['an object without a list', '{"error":"no"}', 'wrong-shape', 0],
    ['two lists to choose from', '{"a":[],"b":[]}', 'wrong-shape', 0],
    ['a list of the wrong things', '{"shots":[1,2,3,4,5]}', 'wrong-shape', 0],
    ['shots without text', '{"shots":[{"size":"wide"},{"text":""},{"text":"  "}]}', 'wrong-shape', 0],
    ['an empty list', '{"shots":[]}', 'too-few', 0],
    ['two of five', json(2), 'too-few', 2],
    [
      'five of which one has no text',
      JSON.stringify({ shots: [...shots(4), { size: 'wide' }] }),
      'too-few',
      4,
    ],
    ['brackets without end', '['.repeat(100_000), 'not-json', 0],
    ['a flood of braces', '{ '.repeat(50_000), 'not-json', 0],
    ['HTML', '<!doctype html><p>502 [bad] {gateway}</p>', 'not-json', 0],
  ] as const)('%s', (_, answer, fault, got) => {
    const reading = readShotList(answer, 5)
    expect(reading).toMatchObject({ ok: false, fault })
    expect(reading.shots).toHaveLength(got)
  })

  test('is not made up: too few stay too few', () => {
    const reading = readShotList(json(2), 5)
    expect(reading.shots.map((shot) => shot.text)).toEqual(['Shot 1.', 'Shot 2.'])
  })
})

test('the schema asks for everything in the order that helps: who and where, the camera, what follows', () => {
  const { required, properties } = SHOT_LIST_SCHEMA.properties.shots.items
  expect(required.join()).toBe(
    'beat,cast,place,things,sourceTime,size,framing,angle,move,lens,direction,eyeline,text,dialogue,sound,duration,keep',
  )
  expect(properties).toMatchObject({
    beat: { type: 'string' },
    cast: { type: 'array', items: { type: 'string' } },
    duration: { type: 'number' },
  })
})

test('the schema keeps to what every strict mode knows', () => {
  const format = { type: 'json_schema', json_schema: { name: 'a', strict: true, schema: SHOT_LIST_SCHEMA } }
  expect(responseFormatFaults(format)).toEqual([])
  expect(SHOT_LIST_SCHEMA.properties.shots.items.required.toSorted()).toEqual(
    Object.keys(SHOT_LIST_SCHEMA.properties.shots.items.properties).toSorted(),
  )
})
