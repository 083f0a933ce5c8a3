import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SubjectId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import { accented, mirrored } from '../../src/ui/words/pseudo.ts'
import { makeFrame, makeProject, makeShot, makeTake } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, test, withoutPicker } from './app.ts'
import { type PlainHost, startPlainHost } from './plain-host.ts'
import { findTextFaults } from './text-faults.ts'

// The build with the pseudo-languages is made once for all of this file.
test.describe.configure({ mode: 'default' })

let root: string
let host: PlainHost
test.beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'maestro-languages-'))
  const build = [
    'vite',
    'build',
    '--mode',
    'pseudo',
    '--outDir',
    root,
    '--emptyOutDir',
    '--minify',
    'false',
    '--logLevel',
    'error',
  ]
  execFileSync('npx', build, { stdio: 'inherit' })
  host = await startPlainHost(root)
})
test.afterAll(async () => {
  await host?.stop()
  rmSync(root, { recursive: true, force: true })
})

/** Content without letters, so that every letter on screen is the app's. */
const takes = ['t1', 't2'].map((id) => ({ ...makeTake(id, '—'), starred: true as const }))
const drawn = takes.map((take) => ({
  ...take,
  receipt: {
    ...take.receipt,
    prompt: '—',
    cost: 0.04,
    references: [
      { role: 'identity', time: 1.5 },
      { role: 'style' },
      { role: 'continuity', shot: '1', take: 1 },
    ],
  } as const,
}))
const PROJECT = makeProject({
  name: '001',
  context: '— — —',
  people: [{ id: 'w1' as SubjectId, label: '—', look: '—' }],
  frames: [makeFrame(1), makeFrame(2)],
  shots: [
    makeShot('s1', {
      text: '—',
      size: 'medium-close',
      framing: 'point-of-view',
      move: 'push-in',
      takes: drawn,
    }),
    makeShot('s2', { text: '— —', size: 'extreme-wide', framing: 'over-shoulder', move: 'track-right' }),
    makeShot('s3', { text: '—' }),
  ],
})

async function keep(page: Page): Promise<void> {
  await page.evaluate(installRawDatabase)
  await page.evaluate(
    async ({ project, blobs }) => {
      const canvas = new OffscreenCanvas(160, 90)
      canvas.getContext('2d')?.fillRect(0, 0, 80, 90)
      const picture = await canvas.convertToBlob({ type: 'image/png' })
      const media = blobs.map((blob) => [['blob', project.id, blob] as string[], picture] as const)
      await rawDatabase.write('maestro', 'media', media)
      await rawDatabase.write('maestro', 'projects', [[project.id, project]])
    },
    { project: PROJECT, blobs: blobsOf(PROJECT) },
  )
}

const MONTHS =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const UNITS = `MB|kB|GB|bytes?|fps|AM|PM|${MONTHS}`
/** Names of models, files, hosts, papers and languages, and units and dates, which Intl writes. */
const KNOWN = [
  `\\b(?:${UNITS})\\b`,
  '\\bSketch [123]\\b',
  '\\b(?:Letter|Legal|Tabloid)\\b',
  '[\\w.-]+(?:/[\\w.-]+)+',
  '\\b[\\w-]+\\.(?:mp4|png|zip)',
  'openrouter\\.ai',
  'h264',
  'ffmpeg',
].join('|')

/** Elements with requests to a model, with names of languages, and with names of files. */
const FOREIGN = '.prompt > p, option[lang], .made-name'

const LANGUAGES = [
  { tag: 'en-XA', say: accented, marked: '[^\\x00-\\x7f][^\\s]*' },
  { tag: 'en-XB', say: mirrored, marked: '\\u202e[^\\u202c\\u202e]*\\u202c' },
]

for (const { tag, say, marked } of LANGUAGES) {
  test.describe(tag, { tag: '@whole' }, () => {
    test.use({ locale: tag, viewport: { width: 1440, height: 900 } })

    test('every word is from the catalogue, and nothing is cut or out of its place', async ({ page }) => {
      const faults: string[] = []
      const button = (name: string) => page.getByRole('button', { name: say(name), exact: true })
      const look = async (where: string) => {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 })
          await page.evaluate(
            () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
          )
          const { plain, misplaced } = await page.evaluate(findTextFaults, {
            marked,
            known: KNOWN,
            foreign: FOREIGN,
          })
          faults.push(...[...plain, ...misplaced].map((fault) => `${where}, ${width}: ${fault}`))
        }
        await page.setViewportSize({ width: 1440, height: 900 })
      }

      await page.addInitScript(withoutPicker)
      await page.goto(host.url)
      await expect(button('Try the sample')).toBeVisible()
      await look('welcome')
      await keep(page)
      await page.reload()
      await expect(page.locator('.project-card')).toBeVisible()
      await look('home')
      await button('Storage').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look('storage')
      await page.keyboard.press('Escape')
      await button('Project actions').click()
      await expect(page.getByRole('menuitem').first()).toBeVisible()
      await look('project menu')
      await page.keyboard.press('Escape')
      await page.goto(`${host.url}#/project/${PROJECT.id}`)
      await expect(page.locator('article img').first()).toBeVisible({ timeout: 60_000 })
      await button('Hand over').click()
      await page.locator('.for-whom input').last().check({ force: true })
      await look('hand over')
      // Videos are made by play.spec.ts.
      for (const name of ['board.edl', 'animatic.mp4', 'animatic.gif']) {
        await page.locator('.file-row', { hasText: name }).locator('input').uncheck()
      }
      await Promise.all([page.waitForEvent('download'), page.locator('.hand-over-foot .primary').click()])
      await look('hand over, made')
      await page.keyboard.press('Escape')
      await expect(page.locator('.hand-over')).toHaveCount(0)
      await look('board')
      await page.locator('.who-open').click()
      await expect(page.locator('.who')).toBeVisible()
      await look('who and where')
      await page.locator('.who-crops .button').first().click()
      await expect(page.locator('.crop-area')).toBeVisible()
      await look('crop')
      await page.keyboard.press('Escape')
      await page.locator('.who-open').click()
      await page.locator('.bar-views input').nth(1).focus()
      await page.keyboard.press('Space')
      await expect(page.locator('.shot-table')).toBeVisible()
      await page.locator('[data-column="size"]').first().focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type('7')
      await page.keyboard.press('Enter')
      await expect(page.locator('.misread')).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(page.locator('.term-list')).toBeVisible()
      await look('table')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.locator('.bar-views input').last().focus()
      await page.keyboard.press('Space')
      await expect(page.locator('.film-strip')).toBeVisible()
      await look('filmstrip')
      await button('Play').click()
      await expect(page.locator('.dialog.animatic img').first()).toBeVisible()
      await look('animatic')
      await page.keyboard.press('Escape')
      await page.locator('.bar-views input').first().focus()
      await page.keyboard.press('Space')
      await page.locator('.shot-camera-open').first().click()
      await expect(page.locator('.inspector [role="tab"]')).toHaveCount(4)
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await look(`inspector, ${await tab.textContent()}`)
      }
      await page.locator('.dock-toggle').click()
      await look('dock')
      await page.keyboard.press('Escape')
      await button('Settings').click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await look('settings')
      await page.keyboard.press('Escape')
      await page.locator('.steps select').first().selectOption('openrouter')
      await page.locator('.leaves').click()
      await expect(page.locator('.dialog.sending')).toBeVisible()
      for (const summary of await page.locator('.dialog summary').all()) await summary.click()
      await look('sheet')
      await page.keyboard.press('Escape')
      await page.locator('.shot-open').first().click()
      await expect(page.locator('.dialog.viewer')).toBeVisible()
      await look('viewer')
      await page.keyboard.press('Escape')
      expect(faults).toEqual([])
    })
  })
}
