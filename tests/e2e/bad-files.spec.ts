import { closeSync, ftruncateSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, openSample, shot, step, test } from './app.ts'
import { casesOf, claim } from './claim.ts'

const SAMPLE = readFileSync(new URL('../../public/sample/clip.mp4', import.meta.url))

interface BadFile {
  readonly name: string
  readonly bytes: Buffer
  readonly says: RegExp
}

const CLIPS: readonly BadFile[] = [
  { name: 'zero-byte.mp4', bytes: Buffer.alloc(0), says: /This file is empty/ },
  { name: 'text.mp4', bytes: Buffer.from('Dear diary, '.repeat(500)), says: /could not be read/ },
  { name: 'cut-before-its-index.mp4', bytes: SAMPLE.subarray(0, 600), says: /could not be read/ },
  { name: 'sound-only.mp4', bytes: makeWave(), says: /only sound/ },
]

const STYLES: readonly BadFile[] = [
  { name: 'zero-byte.png', bytes: Buffer.alloc(0), says: /picture file is empty/ },
  { name: 'text.png', bytes: Buffer.from('not a picture'), says: /could not be read/ },
  { name: 'cut.jpg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex'), says: /could not be read/ },
  { name: 'huge.png', bytes: makePngHeader(40_000, 40_000), says: /too large to decode[\s\S]*40000 × 40000/ },
  {
    name: 'script.svg',
    bytes: Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
    ),
    says: /SVG drawing/,
  },
]

test('a bad clip or style picture says what is wrong and leaves the earlier one', async ({ page }) => {
  test.setTimeout(180_000)
  await openSample(page)
  await expect(page.getByText(/frames · identity/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  const alerts = page.getByRole('alert')
  const dismissed = async () => {
    await alerts.getByRole('button', { name: 'Dismiss' }).first().click()
    await expect(alerts).toHaveCount(0)
  }
  for (const { name, bytes, says } of casesOf(CLIPS, ({ says }) => says.source)) {
    await claim(`${name} as a clip`, async () => {
      await page.getByLabel('Video').setInputFiles({ name, mimeType: 'video/mp4', buffer: bytes })
      await expect(alerts.filter({ hasText: says })).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText(/^clip\.mp4/)).toBeVisible()
      await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible()
      await expect(step(page, 'Analyze video')).toBeEnabled()
      await dismissed()
    })
  }
  for (const { name, bytes, says } of casesOf(STYLES, ({ says }) => says.source)) {
    await claim(`${name} as a style picture`, async () => {
      await page.getByLabel('Style image').setInputFiles({ name, mimeType: 'image/png', buffer: bytes })
      await expect(alerts.filter({ hasText: says })).toBeVisible()
      await expect(page.getByRole('img', { name: 'Style preview' })).toBeVisible()
      await dismissed()
    })
  }
})

test('a clip that was cut off gives the frames it has and says how many it lacks', { tag: '@whole' }, async ({
  page,
}) => {
  await page.goto('./')
  const cut = SAMPLE.subarray(0, Math.floor(SAMPLE.length * 0.6))
  await page.getByLabel('Video').setInputFiles({ name: 'cut.mp4', mimeType: 'video/mp4', buffer: cut })
  await expect(page.getByRole('list', { name: 'Frames' }).getByRole('img').first()).toBeVisible({
    timeout: 30_000,
  })
  await expect(page.getByRole('log')).toContainText(/\d+ of \d+ frames sampled/, { timeout: 30_000 })
})

test('a file of 3 GB is sampled where it lies, and is not copied', async ({ page }) => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'maestro-'))
  const path = join(folder, 'large.mp4')
  writeFileSync(path, SAMPLE)
  const file = openSync(path, 'r+')
  ftruncateSync(file, 3 * 1000 ** 3)
  closeSync(file)
  try {
    await page.goto('./')
    await page.getByLabel('Video').setInputFiles(path)
    await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('log')).toContainText('too large to keep here')
    await expect(page.getByText(/large\.mp4 · 3\.0 GB/)).toBeVisible()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Drops files of one meaningless byte on the window. */
const drop = (page: Page, files: readonly { name: string; type: string }[]) =>
  page.evaluate((wanted) => {
    const data = new DataTransfer()
    for (const { name, type } of wanted) data.items.add(new File(['x'], name, { type }))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, cancelable: true }))
  }, files)

test('dropped files that cannot be used are named and make no project', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  for (const [files, says] of [
    [['notes.pdf', 'x.docx'], /neither a video nor a picture[\s\S]*notes\.pdf, x\.docx/],
    [['a.mp4', 'b.mp4'], /More than one file[\s\S]*a\.mp4, b\.mp4/],
    [['broken.mp4'], /could not be read[\s\S]*broken\.mp4/],
    [['broken.png'], /style picture could not be read[\s\S]*broken\.png/],
  ] as const) {
    await claim(files.join(', '), async () => {
      await drop(
        page,
        files.map((name) => ({ name, type: '' })),
      )
      await expect(page.getByRole('alert')).toContainText(says, { timeout: 30_000 })
      await expect(page.getByRole('progressbar')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
    })
  }
  await page.reload()
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Project actions' })).toHaveCount(0)
})

test('files dropped on a project are each tried or named', { tag: '@whole' }, async ({ page }) => {
  await openSample(page)
  await drop(page, [
    { name: 'a.mp4', type: 'video/mp4' },
    { name: 'b.mp4', type: 'video/mp4' },
  ])
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(/More than one file[\s\S]*a\.mp4, b\.mp4/)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await drop(page, [{ name: 'notes.pdf', type: 'application/pdf' }])
  const refused = alert.filter({ hasText: 'neither a video nor a picture' })
  await expect(refused).toContainText('notes.pdf')
  await expect(refused).toBeInViewport({ ratio: 0.9 })
  // Neither of two files of one drop is readable; each has its own error.
  await drop(page, [
    { name: 'a.mp4', type: 'video/mp4' },
    { name: 'b.png', type: 'image/png' },
  ])
  await expect(alert).toHaveCount(3)
})

test('a job that is started twice runs once', async ({ page, fake }) => {
  await openSample(page, { fake: fake.url })
  const asked = (path: string) => fake.log.filter((call) => call.path === path).length
  await step(page, 'Analyze video').dblclick()
  await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('combobox', { name: 'Number of shots' }).selectOption('3')
  await step(page, 'Generate shots').dblclick()
  await expect(shot(page, 3)).toBeVisible({ timeout: 30_000 })
  await step(page, 'Generate all images').dblclick()
  await expect(page.getByText(/^Pictures: 3 drawn/)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('list', { name: 'Takes' })).toHaveCount(0)
  expect([asked('/chat/completions'), asked('/images')]).toEqual([2, 3])
})

/** One second of silence: RIFF with one PCM track. */
function makeWave(): Buffer {
  const samples = 8000
  const wave = Buffer.alloc(44 + samples, 128)
  wave.write('RIFF', 0)
  wave.writeUInt32LE(36 + samples, 4)
  wave.write('WAVEfmt ', 8)
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(8000, 24)
  wave.writeUInt32LE(8000, 28)
  wave.writeUInt16LE(1, 32)
  wave.writeUInt16LE(8, 34)
  wave.write('data', 36)
  wave.writeUInt32LE(samples, 40)
  return wave
}

/** Signature and header of a PNG of this size, without pixels. */
function makePngHeader(width: number, height: number): Buffer {
  const png = Buffer.alloc(33)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(png)
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  png[24] = 8
  png[25] = 6
  return png
}
