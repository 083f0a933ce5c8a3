import type { Locator, Page } from '@playwright/test'
import { SHOT_FIELD_ROWS, type ShotFieldKey } from '../../src/domain/board/shot-fields.ts'
import { drawPrompt } from '../../src/domain/engines/draw-prompt.ts'
import { directSample, expect, exportSample, importSample, shot, step, test } from './app.ts'
import { expectAccessible } from './axe.ts'
import { WHOLE } from './claim.ts'
import { openDrawnBoard } from './drawn-board.ts'
import { tabTo } from './tab-to.ts'

/** The inspector on a shot. */
const inspector = (page: Page, number: number) =>
  page.getByRole('region', { name: `Shot ${number}`, exact: true })
const camera = (page: Page, number: number) =>
  page.getByRole('button', { name: `Camera of shot ${number}`, exact: true })

/** The value of each control by its id; chips by the name of their group. */
const valuesIn = (fields: Locator): Promise<Readonly<Record<string, string>>> =>
  fields.evaluate((panel) => {
    const controls = panel.querySelectorAll<HTMLInputElement>(
      'input:not(.chips input, [type=radio], [type=file]), select, textarea',
    )
    const radios = panel.querySelectorAll<HTMLInputElement>('[type=radio]:checked')
    const chips = panel.querySelectorAll('.chips')
    return Object.fromEntries([
      ...[...controls].map((control) => [control.id, control.value]),
      ...[...radios].map((radio) => [radio.name, radio.value]),
      ...[...chips].map((group) => [
        group.querySelector('input')?.id,
        group.querySelector('ul')?.textContent,
      ]),
    ])
  })

/** A text that is unique for an id. */
const typedInto = (id: string) => `Heron ${id.replace(/\W/g, '')}.`

/** A field's words in the camera sentence of a prompt. */
function cameraWords(key: ShotFieldKey, value: string): string {
  const shot = { text: '', [key]: value }
  const lines = drawPrompt({ shot, context: '', roles: [], aspectRatio: '16:9' }).split('\n')
  const line = lines.find((said) => /camera/i.test(said))
  if (!line) throw new Error(`The prompt does not say the ${key}.`)
  return line.replace(/^Camera: |\.$/g, '')
}

/** Fields whose lists show signs. */
const SIGNED = ['field-size', 'field-angle', 'field-move']
/** The shape of the sign before the option that has the focus; runs in the page. */
const signOfOption = () =>
  document.activeElement instanceof HTMLOptionElement &&
  getComputedStyle(document.activeElement, '::before').clipPath

/** Walks the fields with Tab and changes each in one action of its own. @returns their ids. */
async function editEveryField(page: Page, fields: Locator): Promise<readonly string[]> {
  const edited: string[] = []
  const inside = () => fields.evaluate((region) => region.contains(document.activeElement))
  while (await inside()) await page.keyboard.press('Shift+Tab')
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const at = await fields.evaluate((panel) => {
      const target = document.activeElement
      if (!target || !panel.contains(target)) return undefined
      const kind = target.matches('.chips input') ? 'item' : (target.getAttribute('role') ?? '')
      const type = target instanceof HTMLInputElement ? target.type : target.tagName.toLowerCase()
      const id = type === 'radio' ? (target as HTMLInputElement).name : target.id
      return { id, kind: kind || type }
    })
    if (!at) return edited
    if (['button', 'tab', 'file'].includes(at.kind)) continue
    if (at.kind === 'select' || at.kind === 'select-one') {
      // The list opens at the present value.
      for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
      if (SIGNED.includes(at.id)) expect(await page.evaluate(signOfOption)).toMatch(/^path\(/)
      await page.keyboard.press('Enter')
    } else if (at.kind === 'spinbutton') await page.keyboard.press('ArrowUp')
    else if (at.kind === 'range') await page.keyboard.press('Shift+ArrowRight')
    else if (at.kind === 'radio') await page.keyboard.press('ArrowRight')
    else {
      await page.keyboard.press('End')
      await page.keyboard.insertText(typedInto(at.id))
      if (at.kind === 'item') await page.keyboard.press('Enter')
    }
    edited.push(at.id)
  }
  throw new Error('Tab does not leave the fields.')
}

test('every field is edited by keyboard alone, is one step to undo, outlives a reload and a project file, and goes into the next picture', {
  tag: '@whole',
}, async ({ page, fake }) => {
  test.setTimeout(240_000)
  await directSample(page, 3, { fake: fake.url })
  // The shot is edited while its picture is drawn.
  fake.scenario({ kind: 'held', path: '/images' })
  await shot(page, 1).getByRole('button', { name: 'Generate image' }).click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBe(1)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())

  await tabTo(page, /^Camera of shot 1$/)
  await page.keyboard.press('Enter')
  await expect(inspector(page, 1).getByRole('tab', { name: 'Shot' })).toBeFocused()
  await expect(shot(page, 1)).toHaveAttribute('aria-current', 'true')
  const fields = inspector(page, 1)
  const before = await valuesIn(fields)
  const ids = await editEveryField(page, fields)
  expect([...ids].sort()).toEqual(Object.keys(before).sort())
  const after = await valuesIn(fields)
  expect(Object.keys(after).filter((id) => after[id] === before[id])).toEqual([])
  await expect(shot(page, 1).getByRole('textbox', { name: 'Description' })).toHaveValue(
    after['field-text'] ?? '',
  )

  // Undo reverts each field and keeps the picture, which arrived after the edits.
  fake.release()
  await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toBeVisible({ timeout: 30_000 })
  const undo = page.getByRole('button', { name: 'Undo' })
  for (const id of ids.toReversed()) {
    await undo.click()
    if (WHOLE) expect((await valuesIn(fields))[id]).toBe(before[id])
  }
  expect(await valuesIn(fields)).toEqual(before)
  await expect(shot(page, 1).getByRole('img').first()).toBeVisible()
  for (const _ of ids) await page.getByRole('button', { name: 'Redo' }).click()
  expect(await valuesIn(fields)).toEqual(after)
  await expect(shot(page, 1).getByRole('button', { name: 'New take' })).toBeVisible()

  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await tabTo(page, /^Camera of shot 1$/)
  await page.keyboard.press('Enter')
  await expect(fields).toBeVisible()
  expect(await valuesIn(fields)).toEqual(after)
  await page.keyboard.press('Escape')
  await expect(inspector(page, 1)).toHaveCount(0)
  await expect(camera(page, 1)).toBeFocused()

  await shot(page, 1).getByRole('button', { name: 'New take' }).click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBe(2)
  const prompt = JSON.stringify(fake.log.findLast(({ path }) => path === '/images')?.body).toLowerCase()
  for (const [key, { kind, told }] of SHOT_FIELD_ROWS) {
    if (told === 'nothing') continue
    const id = `field-${key}`
    const value = String(after[id])
    const words =
      kind === 'term' ? cameraWords(key, value) : kind === 'seconds' ? `: ${value}\\n` : typedInto(id)
    expect(prompt).toContain(words.toLowerCase())
  }
  await expect(shot(page, 1).getByRole('list', { name: 'Takes' })).toBeVisible({ timeout: 30_000 })

  await page.addInitScript(() => void Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await page.reload()
  const file = await exportSample(page)
  await page.getByRole('button', { name: 'Project actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await importSample(page, file)
  await camera(page, 1).click()
  expect(await valuesIn(fields)).toEqual(after)
})

test('progress, Pause, Cancel and money stay in sight, and the board where it is', async ({ page, fake }) => {
  await directSample(page, 3, { fake: fake.url })
  fake.scenario({ kind: 'held', path: '/images', times: 3 })
  await step(page, 'Generate all images').click()
  await expect.poll(() => fake.log.filter(({ path }) => path === '/images').length).toBeGreaterThan(0)
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    const card = shot(page, 2)
    await camera(page, 2).scrollIntoViewIfNeeded()
    const place = await card.boundingBox()
    await camera(page, 2).click()
    await expect(inspector(page, 2)).toBeVisible()
    if (width > 900) expect(await card.boundingBox()).toEqual(place)
    else await expect(card).toBeHidden()
    for (const name of ['Pause', 'Cancel']) {
      await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
    }
    await expect(page.getByText(/^\$0\.00/)).toBeInViewport({ ratio: 1 })
    await expect(page.getByRole('progressbar', { name: 'Progress' })).toBeInViewport()
    await expect(page.getByRole('log', { name: 'Activity log' })).toBeAttached()
    await page.keyboard.press('Escape')
    await expect(camera(page, 2)).toBeFocused()
    await expect(camera(page, 2)).toBeInViewport()
  }
  fake.release()
  await expect(page.getByText('Pictures: 3 drawn.')).toBeVisible({ timeout: 30_000 })
})

test('a click beside the controls chooses; over the board the inspector gives way to what it covers; on a phone there is a way back', {
  tag: '@whole',
}, async ({ page }) => {
  await openDrawnBoard(page, 3)
  await page.setViewportSize({ width: 1024, height: 768 })
  await shot(page, 1)
    .locator('.shot-body')
    .click({ position: { x: 4, y: 4 } })
  await expect(inspector(page, 1)).toBeVisible()
  await inspector(page, 1).getByRole('button', { name: 'Later shot' }).click()
  await expect(inspector(page, 2)).toBeVisible()
  await expect(shot(page, 2)).toHaveAttribute('aria-current', 'true')
  // The inspector covers this button and must close.
  await page.getByRole('button', { name: 'Actions of shot 2' }).focus()
  await expect(inspector(page, 2)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Actions of shot 2' })).toBeFocused()

  // The inspector closes with its shot and does not open again with it.
  await page.setViewportSize({ width: 1440, height: 900 })
  await camera(page, 2).click()
  await page.getByRole('button', { name: 'Actions of shot 2' }).click()
  await page.getByRole('menuitem', { name: 'Delete shot' }).click()
  await expect(inspector(page, 2)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(shot(page, 3)).toBeVisible()
  await expect(page.getByRole('tablist')).toHaveCount(0)

  await page.setViewportSize({ width: 390, height: 844 })
  await camera(page, 3).click()
  await expect(inspector(page, 3).getByRole('img', { name: 'Take 1' }).first()).toBeInViewport()
  await expect(shot(page, 3)).toBeHidden()
  await page.getByRole('button', { name: 'Earlier shot' }).click()
  await page.getByRole('button', { name: 'Back to the board' }).click()
  await expect(camera(page, 2)).toBeFocused()
  await expect(camera(page, 2)).toBeInViewport()
})

test('a tab that only reads shows every field and says why none changes', async ({ page, context }) => {
  await directSample(page)
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const second = await context.newPage()
  await second.goto(page.url())
  await camera(second, 1).click()
  const fields = inspector(second, 1)
  await expect(fields).toContainText('this project is open in another tab')
  const before = await valuesIn(fields)
  expect(before['field-size']).not.toBe('')
  await editEveryField(second, fields)
  expect(await valuesIn(fields)).toEqual(before)
  for (const name of ['Size', 'Duration', 'Description', 'Moment in the clip']) {
    const control = fields.getByLabel(name)
    expect(
      await control.evaluate(
        (element) => element.hasAttribute('readonly') || element.ariaReadOnly === 'true',
      ),
    ).toBe(true)
  }
})

test('axe finds nothing in the inspector, at any size, and large or mirrored text fits', {
  tag: '@whole',
}, async ({ page }) => {
  test.setTimeout(180_000)
  await directSample(page)
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height })
    await camera(page, 1).click()
    await expect(inspector(page, 1).getByRole('slider', { name: 'Moment in the clip' })).toBeAttached()
    await expectAccessible(page, `inspector, ${width}`)
    for (const [direction, size] of [
      ['rtl', ''],
      ['ltr', '200%'],
    ] as const) {
      const wide = await page.evaluate(
        ([dir, fontSize]) => {
          Object.assign(document.documentElement, { dir })
          document.documentElement.style.fontSize = fontSize
          const parts = document.querySelectorAll('html, .inspector, .inspector .tab-panel, .dock')
          return [...parts].flatMap((part) =>
            part.scrollWidth > part.clientWidth + 1 ? [`${part.className}: ${part.scrollWidth}`] : [],
          )
        },
        [direction, size] as const,
      )
      expect(wide, `${width}, ${direction} ${size}`).toEqual([])
    }
    await page.evaluate(() => {
      document.documentElement.dir = 'ltr'
      document.documentElement.style.fontSize = ''
    })
    await page.keyboard.press('Escape')
  }
})
