import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { HandoverJob } from '../../src/domain/handover/job.ts'
import { PAGE_SCRIPT } from '../../src/domain/handover/review/page-script.ts'
import { reviewStyle } from '../../src/domain/handover/review/style.ts'
import { makeReview } from '../../workers/handover/review/make.ts'
import { HOSTILE, makeJob } from '../fixtures/handover-job.ts'
import { makeShot, makeTake } from '../fixtures/make-project.ts'
import { elementsOf, type ReadElement, readHtml, textIn } from '../fixtures/read-html.ts'
import { JPEG } from '../fixtures/small-jpeg.ts'

const take = (id: string) => ({ ...makeTake(id, 'x'), mime: 'image/jpeg' })

async function made(
  job: HandoverJob,
  load: (shot: string) => Promise<Blob | undefined> = async () => jpeg(),
) {
  const [file] = await makeReview(job, { load, onProgress: () => undefined })
  return (await file?.content.text()) ?? ''
}

const jpeg = () => new Blob([JPEG])

const page = async (job: HandoverJob) => readHtml(await made(job))

const all = (root: ReadElement, tag: string) => elementsOf(root).filter((element) => element.tag === tag)

describe('the review page', () => {
  const shots = [
    makeShot('a', {
      text: 'A fox.\nA quay.',
      size: 'wide',
      move: 'push-in',
      lens: 'tele',
      duration: 2.5,
      dialogue: 'MIKA: Who is there?\nAnd why?\nKEEPER:\nNobody.',
      sound: 'Gulls',
      takes: [take('t')],
    }),
    makeShot('b'),
  ]

  it('shows each shot once, in order, with its camera, times, texts and picture', async () => {
    const root = await page(makeJob({ project: { name: 'The crossing', shots } }))
    expect(root.attributes).toEqual({ lang: 'en-GB', dir: 'ltr' })
    expect(all(root, 'h1').map(textIn)).toEqual(['The crossing'])
    const [first, second] = all(root, 'article')
    if (!first || !second) throw new Error('two shots are not there')
    expect(all(first, 'h2').map(textIn)).toEqual(['Shot 11'])
    expect(all(second, 'h2').map(textIn)).toEqual(['Shot 22'])
    const said = textIn(first)
    for (const text of ['2.5 s', 'from 0:00', 'Tele lens', 'A fox.', 'A quay.', 'Sound: Gulls']) {
      expect(said).toContain(text)
    }
    expect(all(first, 'b').map(textIn)).toEqual(['MIKA', 'KEEPER'])
    expect(said).toContain('MIKA Who is there?\nAnd why?')
    const [picture] = all(first, 'img')
    expect(picture?.attributes).toMatchObject({ alt: 'Picture of shot 1', width: '1024', height: '576' })
    const [, bytes = ''] = /^data:image\/jpeg;base64,(.+)$/.exec(picture?.attributes.src ?? '') ?? []
    expect(Buffer.from(bytes, 'base64').equals(Buffer.from(JPEG))).toBe(true)
    expect(textIn(second)).toContain('No picture yet')
  })

  it('runs nothing, loads nothing, and allows its one style by its hash', async () => {
    const root = await page(makeJob({ project: { name: '</style><script>', shots } }))
    expect(elementsOf(root).filter(({ tag }) => /^(script|link|iframe|object|form|base)$/.test(tag))).toEqual(
      [],
    )
    const named = elementsOf(root).flatMap(({ attributes }) => Object.entries(attributes))
    expect(named.filter(([name]) => name.startsWith('on') || name === 'style')).toEqual([])
    const addresses = named.filter(([name]) => name === 'src' || name === 'href').map(([, value]) => value)
    expect(
      addresses.filter((value) => !/^(?:data:image\/jpeg;base64,|mailto:\?subject=)/.test(value)),
    ).toEqual([])
    const [style] = all(root, 'style')
    const text = String(style?.children[0])
    expect(text).not.toMatch(/url\(|@import|@font-face/)
    const hash = createHash('sha256').update(text).digest('base64')
    const policy = all(root, 'meta').find((meta) => meta.attributes['http-equiv'])?.attributes.content
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      'img-src data:',
      `style-src 'sha256-${hash}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
  })

  it('places the headings of shots alone: others stay above what they head', () => {
    const placed = reviewStyle(16 / 9).match(/[^{}]*\{[^{}]*grid-(?:area|row|column)[^{}]*\}/g) ?? []
    const headings = placed.flatMap((rule) => rule.slice(0, rule.indexOf('{')).split(','))
    expect(headings.map((one) => one.trim()).filter((one) => /\bh2$/.test(one))).toContain('.shot h2')
    expect(headings.map((one) => one.trim())).not.toContain('h2')
  })

  it.each(HOSTILE)('says %j as it was written', async (text) => {
    const hostile = [makeShot('a', { text, dialogue: text, sound: text, takes: [take('t')] })]
    const root = await page(makeJob({ project: { name: text, shots: hostile } }))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
    const visible = text.replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
    for (const line of visible.split(/\r\n|\r|\n/)) {
      expect(
        all(root, 'p')
          .filter((one) => one.attributes.class === 'seen')
          .map(textIn),
      ).toContain(line)
    }
    expect(all(root, 'h1').map(textIn)).toEqual([visible.replace(/\r\n?/g, '\n')])
    const [mail] = all(root, 'a')
    expect(decodeURIComponent(mail?.attributes.href ?? '')).toBe(`mailto:?subject=${text}: shot 1`)
  })

  it('takes half of a pair for what it is', async () => {
    const root = await page(makeJob({ project: { name: 'half \ud83e', shots } }))
    expect(all(root, 'h1').map(textIn)).toEqual(['half \ufffd'])
  })

  it('is the same when it is made again', async () => {
    const job = makeJob({ project: { shots } })
    expect(await made(job)).toBe(await made(job))
  })

  it('tells how a picture was drawn only where that is wanted', async () => {
    const receipt = { ...take('t').receipt, model: 'Model X', prompt: 'draw <it>' }
    const own = { ...take('u'), receipt: { file: 'harbour.jpg', number: '2', at: 1 } }
    const drawn = [makeShot('a', { takes: [{ ...take('t'), receipt }] }), makeShot('b', { takes: [own] })]
    const clean = await made(makeJob({ project: { shots: drawn }, options: { clean: true } }))
    expect(clean).not.toMatch(/Model X|draw &lt;it|harbour\.jpg/)
    const root = await page(makeJob({ project: { shots: drawn }, options: { clean: false } }))
    expect(all(root, 'details').map((one) => all(one, 'dd').map(textIn))).toEqual([
      ['Model X', 'draw <it>'],
      ['harbour.jpg'],
    ])
  })

  it('says why a picture is not there, and never asks for it', async () => {
    const states = ['none', 'lost', 'unreadable', 'here'] as const
    const four = states.map((id) => makeShot(id, { takes: [take(id)] }))
    const job = makeJob({ project: { shots: four } })
    const pictures = job.pictures.map((fact, i) => ({ ...fact, state: states[i] ?? 'here' }))
    const asked: string[] = []
    const html = await made({ ...job, pictures }, async (shot) => {
      asked.push(shot)
      return jpeg()
    })
    expect(asked).toEqual(['here'])
    const blanks = elementsOf(readHtml(html)).filter(({ attributes }) => attributes.class === 'blank')
    expect(blanks.map(textIn)).toEqual([
      '1No picture yet',
      '2The picture is no longer there',
      '3The picture cannot be read',
    ])
  })

  it('holds one picture at a time', async () => {
    const many = Array.from({ length: 5 }, (_, i) => makeShot(`s${i}`, { takes: [take(`t${i}`)] }))
    let held = 0
    let most = 0
    await made(makeJob({ project: { shots: many } }), async () => {
      held += 1
      most = Math.max(most, held)
      await Promise.resolve()
      held -= 1
      return jpeg()
    })
    expect(most).toBe(1)
  })

  it('fails where a picture went after it was looked at', async () => {
    const job = makeJob({ project: { shots } })
    await expect(made(job, async () => undefined)).rejects.toMatchObject({ code: 'picture-gone' })
  })

  it('lets readers write by choice, with one script that is allowed by its hash', async () => {
    const job = makeJob({ project: { name: 'Pilot', shots }, options: { comments: true } })
    const root = await page(job)
    const [script, ...others] = all(root, 'script')
    expect(others).toEqual([])
    expect(script?.children).toEqual([PAGE_SCRIPT])
    const hash = createHash('sha256').update(PAGE_SCRIPT).digest('base64')
    const policy = all(root, 'meta').find((meta) => meta.attributes['http-equiv'])?.attributes.content
    expect(policy?.split('; ')).toContain(`script-src 'sha256-${hash}'`)
    expect(all(root, 'textarea').map((field) => field.attributes['data-shot'])).toEqual(['a', 'b', undefined])
    const labelled = all(root, 'label').map((label) => label.attributes.for)
    const fields = [...all(root, 'textarea'), ...all(root, 'input')].map((field) => field.attributes.id)
    expect(labelled.toSorted()).toEqual(fields.toSorted())
    expect(all(root, 'a')).toEqual([])
    expect(all(root, 'main')[0]?.attributes).toMatchObject({
      'data-project': job.project.id,
      'data-file': 'pilot-comments.json',
    })
  })

  it('reads from right to left where its language does', async () => {
    const job = makeJob({ project: { shots } })
    const words = { ...job.words, review: { ...job.words.review, direction: 'rtl' as const } }
    expect((await page({ ...job, words })).attributes.dir).toBe('rtl')
  })
})
