import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { installRawDatabase } from '../raw-database.mjs'
import { agreeAlways, storeFake } from './with-fake.ts'

/** States of the sample's project, each continuing the one before. */
export type SampleState = 'sampled' | 'analyzed' | 'directed' | 'drawn'

type Entries = [key: string, value: unknown][]

/** The sample's project as it lies in the database; the bytes of its media are another file. */
interface KeptSample {
  readonly id: string
  readonly version: number
  readonly stores: Readonly<Record<string, Entries>>
  /** One file after another. */
  readonly media: readonly { readonly key: string[]; readonly type: string; readonly bytes: number }[]
}

/** How a kept sample is put into the database. */
export interface Opening {
  /**
   * The clip says that it is eight times as wide as high. Sketch draws its pictures in that shape,
   * for half of the processor time: for tests that need a picture, whatever it shows, and click on
   * none, because a card's handle covers one so flat.
   */
  readonly strip?: boolean
  /** Address of the imitation, which is set with its key before the app loads. */
  readonly fake?: string
  /** With the imitation: whether every request is agreed to, which is so unless it is false. */
  readonly agree?: boolean
}

const FOLDER = new URL('../../node_modules/.maestro/sample/', import.meta.url)
const pathOf = (name: string) => fileURLToPath(new URL(name, FOLDER))

/** Keeps the page's only project for the tests that follow. */
export async function keepSample(page: Page, state: SampleState): Promise<void> {
  await page.evaluate(installRawDatabase)
  const downloading = page.waitForEvent('download')
  const kept = await page.evaluate(async (): Promise<KeptSample> => {
    const {
      projects = [],
      cards = [],
      sizes = [],
      media = [],
      ...others
    } = await rawDatabase.readAll('maestro')
    const found = (await indexedDB.databases()).find(({ name }) => name === 'maestro')
    const link = document.createElement('a')
    link.download = 'media'
    link.href = URL.createObjectURL(new Blob(media.map(([, file]) => file)))
    link.click()
    const empty = Object.fromEntries(Object.keys(others).map((name) => [name, [] as Entries]))
    return {
      id: projects[0]?.[0],
      version: found?.version ?? 0,
      stores: { ...empty, projects, cards, sizes, media: [] },
      media: media.map(([key, { type, size }]) => ({ key, type, bytes: size })),
    }
  })
  mkdirSync(FOLDER, { recursive: true })
  await (await downloading).saveAs(pathOf(`${state}.media`))
  writeFileSync(pathOf(`${state}.json`), JSON.stringify(kept))
}

function readKept(state: SampleState, { strip }: Opening = {}): KeptSample {
  const kept = JSON.parse(readFileSync(pathOf(`${state}.json`), 'utf8')) as KeptSample
  if (strip) {
    for (const [, project] of kept.stores.projects ?? []) {
      const { video } = project as { video: { info: { width: number; height: number } } }
      video.info.height = Math.round(video.info.width / 8)
    }
  }
  return kept
}

/**
 * Opens a page of the app's origin without the app, and puts `rawDatabase` into it, with the app's
 * empty database.
 */
async function openPastApp(page: Page): Promise<void> {
  // A script that is opened is shown as text.
  await page.goto('./sw.js')
  await page.evaluate(installRawDatabase)
  const { version, stores } = readKept('sampled')
  await page.evaluate(
    async ({ version, names }) => {
      await rawDatabase.make('maestro', version, Object.fromEntries(names.map((name) => [name, []])))
    },
    { version, names: Object.keys(stores) },
  )
}

/**
 * Puts a kept sample into the browser's storage and opens it: the page loads once, and nothing is
 * unpacked or checked. The browser reads the media itself, because bytes that Playwright hands over
 * cost a second of processor time.
 */
export async function openKept(page: Page, state: SampleState, how: Opening = {}): Promise<void> {
  const kept = readKept(state, how)
  await openPastApp(page)
  const input = await page.evaluateHandle(() => {
    const made = document.createElement('input')
    made.type = 'file'
    document.body.append(made)
    return made
  })
  await input.asElement()?.setInputFiles(pathOf(`${state}.media`))
  await page.evaluate(
    async ({ input, kept: { stores, media } }) => {
      const whole = input.files?.[0]
      if (!whole) throw new Error('no media')
      let at = 0
      const files = media.map(({ key, type, bytes }) => {
        at += bytes
        return [key, whole.slice(at - bytes, at, type)] as const
      })
      await rawDatabase.write('maestro', 'media', files)
      for (const [name, entries] of Object.entries(stores)) {
        if (entries.length > 0) await rawDatabase.write('maestro', name, entries)
      }
    },
    { input, kept },
  )
  if (how.fake !== undefined) {
    await storeFake(page, how.fake)
    if (how.agree !== false) await agreeAlways(page)
  }
  // The list comes first, so that Back leads to it and not out of the app.
  await page.goto('./')
  await page.goto(`./#/project/${kept.id}`)
}
