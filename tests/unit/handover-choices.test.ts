import { describe, expect, it, test } from 'vitest'
import {
  ALL_KINDS,
  FILE_KIND_ROWS,
  kindsFor,
  PRESETS,
  withNeeded,
} from '../../src/domain/handover/file-kinds.ts'
import { DEFAULT_CHOICES } from '../../src/domain/handover/options.ts'
import { readChoices } from '../../src/services/handover/choices.ts'

test('choices are read as they were kept; what is damaged or gone gives way to the usual', () => {
  const chosen = {
    preset: 'editor',
    kinds: { editor: ['csv', 'media'], client: [] },
    options: {
      clean: false,
      receipts: true,
      upscaled: false,
      rate: '29.97',
      drop: true,
      comments: false,
      pdf: {
        layout: 'strip',
        paper: 'Letter',
        landscape: false,
        textSize: 11,
        shows: ['number', 'noteLines'],
        cover: true,
        logo: true,
        dpi: 300,
      },
      animatic: { height: 1080, burnt: ['numbers', 'timecode'], sound: false, file: 'mp4' },
    },
  }
  expect(readChoices(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen)
  for (const damaged of [
    undefined,
    null,
    7,
    [],
    {
      preset: 'nobody',
      kinds: 'all',
      options: {
        rate: '12',
        pdf: { layout: '9x9', textSize: 99 },
        animatic: { height: 9, file: 'avi', burnt: 1 },
      },
    },
  ]) {
    expect(readChoices(damaged)).toEqual(DEFAULT_CHOICES)
  }
  expect(readChoices({ kinds: { editor: ['csv', 'a-format-that-is-gone'] } }).kinds).toEqual({
    editor: ['csv'],
  })
})

describe('the kinds of files', () => {
  it('each have a path of their own, and need only kinds that are there', () => {
    const paths = FILE_KIND_ROWS.map(([, { path }]) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const [, { needs }] of FILE_KIND_ROWS) expect(ALL_KINDS).toEqual(expect.arrayContaining([...needs]))
  })

  it('are all of everything, and some of every other preset', () => {
    expect(kindsFor('everything')).toEqual(ALL_KINDS)
    for (const preset of PRESETS) expect(kindsFor(preset).length).toBeGreaterThan(0)
  })

  it('bring what they need, in the order of the list', () => {
    expect(withNeeded(['prompts'])).toEqual(['prompts', 'media'])
    expect(withNeeded(['media', 'csv'])).toEqual(['csv', 'media'])
  })
})
