import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMIC_PAGE, comicLayout } from '../../src/domain/handover/sheets/comic-layout.ts'
import { contactLayout, type Frame } from '../../src/domain/handover/sheets/contact-layout.ts'
import { openBenchPage } from '../bench/bench-page.mjs'
import type { FilesWish } from '../bench/handover-page.ts'
import { bytesOf, judge, psnr, run } from './programs.ts'

const judges = judge('convert', 'identify')
const folder = mkdtempSync(join(tmpdir(), 'maestro-sheets-'))
const size = { width: 1600, height: 900 }
const seconds = [1.3, 3, 0.6, 2.1, 6, 1, 2]
/** Without texts, so that the comic's pictures are bare. */
const shots: FilesWish['shots'] = seconds.map((duration) => ({ duration, text: '', dialogue: '' }))
/** What a frame's line covers, in pixels. */
const LINE = 6

describe.skipIf(judges.skip)(`pages of pictures${judges.name}`, () => {
  let page: Page
  let close = async () => undefined as unknown
  beforeAll(async () => {
    const bench = await openBenchPage('handover-page', folder)
    close = bench.close
    page = await bench.open()
  }, 120_000)
  afterAll(async () => {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  /** Makes files of one kind. @returns where they lie. */
  async function made(
    kind: 'contact' | 'comic',
    change: Partial<FilesWish> = {},
  ): Promise<readonly string[]> {
    const wish: FilesWish = { kinds: [kind], shots, size, options: {}, ...change }
    const { files, picture, failure } = await page.evaluate((one) => window.makeFiles(one), wish)
    expect(failure).toBeUndefined()
    writeFileSync(join(folder, 'picture.png'), Buffer.from(picture, 'base64'))
    return files.map(({ path, bytes }) => {
      const file = join(folder, path.replaceAll('/', '-'))
      writeFileSync(file, Buffer.from(bytes, 'base64'))
      return file
    })
  }

  /** How near a frame of a sheet comes to the picture that fills it about its middle, in dB. */
  function nearness(sheet: string, { x, y, width, height }: Frame): number {
    const [wide, high] = [width - 2 * LINE, height - 2 * LINE]
    const found = ['-crop', `${wide}x${high}+${x + LINE}+${y + LINE}`, '+repage', '-depth', '8', 'rgb:-']
    const filled = ['-resize', `${width}x${height}^`, '-gravity', 'center', '-extent', `${width}x${height}`]
    const bare = ['-crop', `${wide}x${high}+0+0`, '+repage', '-depth', '8', 'rgb:-']
    return psnr(
      bytesOf('convert', [sheet, ...found]),
      bytesOf('convert', [join(folder, 'picture.png'), ...filled, ...bare]),
    )
  }

  it('the contact sheet has its size, and every picture in its frame', async () => {
    const [sheet = ''] = await made('contact')
    const { width, height, frames } = contactLayout(shots.length, 16 / 9)
    expect(run('identify', '-format', '%m %w %h', sheet)).toBe(`JPEG ${width} ${height}`)
    for (const frame of frames) expect(nearness(sheet, frame)).toBeGreaterThanOrEqual(28)
    // A picture that lies elsewhere is told.
    const [first] = frames
    if (!first) throw new Error('no frame')
    expect(nearness(sheet, { ...first, x: first.x + 40 })).toBeLessThan(28)
  })

  it('the comic has every picture in its panel, page by page', async () => {
    const sheets = await made('comic')
    const pages = comicLayout(seconds, 16 / 9)
    expect(sheets).toHaveLength(pages.length)
    for (const [i, panels] of pages.entries()) {
      const sheet = sheets[i] ?? ''
      const { width, height } = COMIC_PAGE
      expect(run('identify', '-format', '%m %w %h', sheet)).toBe(`JPEG ${width} ${height}`)
      for (const panel of panels) expect(nearness(sheet, panel)).toBeGreaterThanOrEqual(28)
    }
  })

  it.each(['contact', 'comic'] as const)('%s is made twice the same', async (kind) => {
    const told = shots.map((shot, i) => ({ ...shot, text: `Boat ${i} leaves.`, dialogue: 'MIKA: Wait!' }))
    const bytes = async () => {
      const sheets = await made(kind, { shots: told })
      return sheets.map((sheet) => bytesOf('cat', [sheet]).toString('base64'))
    }
    const [one, other] = [await bytes(), await bytes()]
    expect(one.length).toBeGreaterThan(0)
    expect(other).toEqual(one)
  })

  it('a text that fits into no panel stands on a page of its own after them', async () => {
    const long = 'The keeper looks at the sea and says nothing. '.repeat(60)
    const told = shots.map((shot, i) => (i === 2 ? { ...shot, text: long } : shot))
    const sheets = await made('comic', { shots: told })
    const last = sheets.at(-1) ?? ''
    expect(sheets).toHaveLength(comicLayout(seconds, 16 / 9).length + 1)
    // Dark letters on white, and no picture.
    const ink = Number(
      run('convert', last, '-colorspace', 'Gray', '-threshold', '50%', '-format', '%[fx:1-mean]', 'info:'),
    )
    expect(ink).toBeGreaterThan(0.005)
    expect(ink).toBeLessThan(0.2)
  })
})
