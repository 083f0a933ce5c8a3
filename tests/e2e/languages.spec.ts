import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { DrawnReceipt, Take } from '../../src/domain/board/shot.ts'
import type { SubjectId } from '../../src/domain/ids.ts'
import { blobsOf } from '../../src/domain/project/blobs.ts'
import type { Project } from '../../src/domain/project/project.ts'
import { accented, mirrored } from '../../src/ui/words/pseudo.ts'
import { makeFrame, makeProject, makeSheet, makeShot, makeTake } from '../fixtures/make-project.ts'
import { installRawDatabase } from '../raw-database.mjs'
import { expect, test, withoutPicker } from './app.ts'
import { type PlainHost, startPlainHost } from './plain-host.ts'
import { findTextFaults } from './text-faults.ts'
import { agreeAlways, storeFake } from './with-fake.ts'

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

/** An edited take that is stale in two ways, a draft, a sheet with a grid, and one without. */
const [first, second] = takes.map(({ starred: _, ...take }) => take) as [Take, Take]
const [sheet, torn] = [makeSheet('x1'), makeSheet('x2', ['s1', 's2', 's3'])]
const CHANGED: Project = {
  ...PROJECT,
  sheets: [sheet, torn],
  shots: [
    makeShot('s1', {
      text: '— —',
      chosenTake: first.id,
      takes: [
        { ...first, receipt: { ...first.receipt, digests: { engine: 'sketch' } } as DrawnReceipt },
        {
          ...second,
          receipt: {
            ...second.receipt,
            parent: first.id,
            references: [{ role: 'edit', source: { kind: 'take', take: first.id }, shot: '1', take: 1 }],
          } as DrawnReceipt,
        },
      ],
    }),
    makeShot('s2', {
      text: '—',
      takes: [{ ...makeTake('t3', '—'), draft: { sheet: sheet.id, cell: 1 } }],
    }),
    makeShot('s3', { text: '—' }),
    makeShot('s4', { text: '—' }),
  ],
}

async function keep(page: Page, project = PROJECT): Promise<void> {
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
    { project, blobs: blobsOf(project) },
  )
}

/** Another style picture, under a name without letters. */
async function picture(page: Page) {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(160, 90)
    canvas.getContext('2d')?.fillRect(40, 0, 40, 90)
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())]
  })
  return { name: '1.png', mimeType: 'image/png', buffer: Buffer.from(bytes) }
}

const MONTHS =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:tember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?'
const UNITS = `MB|kB|GB|bytes?|fps|AM|PM|${MONTHS}`
/** Names of models, files, hosts, papers and languages, keys, and what Intl writes. */
const KNOWN = [
  `\\b(?:${UNITS})\\b`,
  '\\bSketch [123]\\b',
  '\\b(?:Letter|Legal|Tabloid)\\b',
  '[\\w.-]+(?:/[\\w.-]+)+',
  '\\b[\\w-]+\\.(?:mp4|png|zip)',
  'openrouter\\.ai',
  'sk-[\\w.-]+',
  'h264',
  'ffmpeg',
].join('|')

/** Elements with requests to a model, with names of languages, and with names of files. */
const FOREIGN = '.prompt > p, option[lang], .made-name'

/** Finds the faults of a screen, wide and narrow. */
function looks(page: Page, marked: string) {
  const faults: string[] = []
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
  return { faults, look }
}

const LANGUAGES = [
  { tag: 'en-XA', say: accented, marked: '[^\\x00-\\x7f][^\\s]*' },
  { tag: 'en-XB', say: mirrored, marked: '\\u202e[^\\u202c\\u202e]*\\u202c' },
]

for (const { tag, say, marked } of LANGUAGES) {
  test.describe(tag, { tag: '@whole' }, () => {
    test.use({ locale: tag, viewport: { width: 1440, height: 900 } })

    test('every word is from the catalogue, and nothing is cut or out of its place', async ({ page }) => {
      const { faults, look } = looks(page, marked)
      const button = (name: string) => page.getByRole('button', { name: say(name), exact: true })
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

    test('so is every word of drawn pictures that were changed, are edited or drawn again', async ({
      page,
      fake,
    }) => {
      const { faults, look } = looks(page, marked)
      const button = (name: string) => page.getByRole('button', { name: say(name), exact: true })
      const drawing = () => fake.log.filter(({ path }) => path === '/images').length

      await page.goto(host.url)
      await expect(button('Try the sample')).toBeVisible()
      await keep(page, CHANGED)
      await storeFake(page, fake.url)
      await page.evaluate(() => {
        const stored = JSON.parse(localStorage.getItem('maestro.settings') ?? '{}')
        localStorage.setItem(
          'maestro.settings',
          JSON.stringify({ ...stored, openRouter: { ...stored.openRouter, concurrency: 1 } }),
        )
      })
      await agreeAlways(page)
      await page.goto(`${host.url}#/project/${CHANGED.id}`)
      await page.reload()
      await expect(page.locator('article img').first()).toBeVisible({ timeout: 60_000 })
      await expect(page.locator('.take.is-stale').first()).toBeVisible()
      await look('stale board')
      await button('Generate all images').click()
      await expect(page.locator('.dialog.draw-all')).toBeVisible()
      await look('which pictures')
      await page.keyboard.press('Escape')

      await button('Draft sheet').click()
      await expect(page.locator('.sheet-state button')).toBeVisible({ timeout: 60_000 })
      await look('draft sheet, lines')
      await page.locator('.sheet-head select').selectOption(sheet.id)
      await expect(page.locator('.sheet-check img')).toBeVisible({ timeout: 60_000 })
      await look('draft sheet, cells')
      await page.keyboard.press('Escape')

      await page.locator('.shot-camera-open').first().click()
      await page.getByRole('tab').nth(2).click()
      await button('Edit').click()
      const edit = page.locator('.edit-side')
      await expect(edit.locator('.edit-last img')).toHaveCount(2)
      await look('edit')
      await page.locator('.edit-views input').first().check({ force: true })
      await edit.getByRole('radio').last().check()
      await look('edit, whole')
      await edit.getByRole('radio').first().check()
      await page.locator('.edit-tools .button').nth(2).click()
      await page.locator('.edit-box .button').click()
      await look('edit, region')
      await page.locator('.edit-views input').nth(1).check({ force: true })
      await look('edit, split')
      await page.keyboard.press('Escape')

      fake.scenario({ kind: 'held', path: '/images', times: 1 })
      await button('Generate all images').click()
      await page.locator('.draw-all .primary').last().click()
      await expect.poll(drawing).toBe(1)
      await page.getByLabel(say('Style image')).setInputFiles(await picture(page))
      await expect(page.getByRole('alertdialog')).toBeVisible()
      await look('changed in the middle')
      await page.keyboard.press('Escape')
      fake.release()
      await expect(page.locator('.pulse')).toHaveCount(0, { timeout: 60_000 })
      expect(faults).toEqual([])
    })
  })
}
