import { readdirSync, readFileSync } from 'node:fs'
import { createElement, isValidElement } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { catalogue, ENGLISH, speak } from '../../src/ui/words/catalogue.ts'
import { kitWords } from '../../src/ui/words/en/kit.ts'
import { settingsWords } from '../../src/ui/words/en/settings.ts'
import { errorText, loadErrorTexts } from '../../src/ui/words/error-text.ts'
import { dollars, fileSize, list, plural } from '../../src/ui/words/format.ts'
import { fromFile, LANGUAGES, languageFor, loadLanguage } from '../../src/ui/words/languages.ts'
import { accented } from '../../src/ui/words/pseudo.ts'
import { sentence } from '../../src/ui/words/sentence.ts'
import type { Words } from '../../src/ui/words/words.ts'

const PLACE = 'src/ui/words'

afterEach(() => speak(ENGLISH))

/** A file of `languages/` with one feature only. */
const settings: Words['settings'] = {
  ...settingsWords,
  title: 'Einstellungen',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
}
const german = fromFile('de', { direction: 'ltr', words: { settings } as Words })

describe('a language', () => {
  it('is spoken by every catalogue that is loaded, and English comes back', () => {
    speak(german)
    expect(settingsWords.title).toBe('Einstellungen')
    expect(settingsWords.themes.dark).toBe('Dunkel')
    speak(ENGLISH)
    expect(settingsWords.title).toBe('Settings')
  })

  it('is spoken by a catalogue that is loaded later', () => {
    speak(german)
    expect(catalogue('settings', { title: 'Settings' }).title).toBe('Einstellungen')
  })

  it('does not compile without one of the words', () => {
    const { title: _, ...lacking } = settings
    // @ts-expect-error: the title is missing.
    const words: Words['settings'] = lacking
    expect(words.title).toBeUndefined()
  })

  it.each([
    ['de', [], 'de'],
    ['auto', ['fr-FR', 'de-AT', 'en'], 'de'],
    ['auto', ['en-US', 'de'], 'en'],
    ['auto', ['fr'], 'en'],
    ['gone', ['de'], 'en'],
  ])('of the choice %s with the browser’s %j is %s', (choice, preferred, tag) => {
    expect(languageFor(choice, preferred, ['en', 'de'])).toBe(tag)
  })

  it('counts, lists and writes numbers in its own way', () => {
    speak({ ...german, tag: 'pl' })
    const shots = { one: '# ujęcie', few: '# ujęcia', many: '# ujęć', other: '# ujęcia' }
    expect([1, 2, 5, 22].map((count) => plural(count, shots))).toEqual([
      '1 ujęcie',
      '2 ujęcia',
      '5 ujęć',
      '22 ujęcia',
    ])
    speak(german)
    expect(list(['2', '3', '5'])).toBe('2, 3 und 5')
    expect(fileSize(3_100_000_000)).toBe('3,1\u00a0GB')
    expect(dollars(1.5)).toBe('1,50\u00a0$')
  })
})

describe('the pseudo-languages', () => {
  it('mark each letter and are 40 % longer', () => {
    const text = 'Choose a folder'
    expect(accented(text)).not.toMatch(/[a-z]/i)
    expect(accented(text).length).toBe(21)
  })

  it('leave what a sentence is given as it is', async () => {
    const words = catalogue('made-up', {
      deleted: (name: string) => `“${name}” was deleted.`,
      named: (name: unknown) => sentence('The file ', createElement('b', null, String(name)), ' is here.'),
      deep: { kept: 'Kept' },
    })
    speak(await loadLanguage('en-XA'))
    expect(words.deleted('a fox')).toMatch(/^“a fox” ŵáá?š/)
    expect(words.deep.kept).toBe(accented('Kept'))
    const named = words.named('x.mp4')
    const { children } = (isValidElement(named) ? named.props : {}) as { children: unknown[] }
    expect(children[0]).toBe(accented('The file '))
    expect(children[1]).toMatchObject({ type: 'b', props: { children: 'x.mp4' } })
  })

  it('are there while developing, the second from right to left', async () => {
    expect(LANGUAGES).toEqual(['en', 'en-XA', 'en-XB'])
    const mirrored = await loadLanguage('en-XB')
    expect(mirrored.direction).toBe('rtl')
    speak(mirrored)
    expect(kitWords.close).toBe('\u202eClose\u202c')
  })
})

describe('the text of an error', () => {
  it('comes with the app, or later: until then it is told in general words', async () => {
    expect(errorText({ code: 'storage-full' }).title).toBe('The disk is full: not everything is saved.')
    expect(errorText({ code: 'clip-empty' }).title).toBe('Something unexpected failed.')
    await loadErrorTexts()
    expect(errorText({ code: 'clip-empty' }).title).toBe('This file is empty.')
    expect(errorText({ code: 'too-few-shots' }).help).toMatch(/^Your earlier shots are unchanged/)
  })
})

describe('the catalogue', () => {
  const names = readdirSync(`${PLACE}/en`).map((name) => name.replace(/\.tsx?$/, ''))
  /** A file called after a feature that takes its sentences in is a part of it. */
  const isPart = (name: string) =>
    names.some(
      (whole) =>
        name.startsWith(`${whole}-`) &&
        readFileSync(`${PLACE}/en/${whole}.ts`, 'utf8').includes(`from './${name}.ts'`),
    )

  it.each(names.filter((name) => !isPart(name)))(
    '%s is called by its file and belongs to the words of a language',
    (feature) => {
      const file = readdirSync(`${PLACE}/en`).find((name) => name.startsWith(`${feature}.`))
      const source = readFileSync(`${PLACE}/en/${file}`, 'utf8')
      expect([...source.matchAll(/\bcatalogue\('([\w-]+)'/g)].map(([, name]) => name)).toEqual([feature])
      expect(readFileSync(`${PLACE}/words.ts`, 'utf8')).toContain(`from './en/${file}'`)
    },
  )
})
