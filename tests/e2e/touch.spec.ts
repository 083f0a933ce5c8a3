import type { Page } from '@playwright/test'
import { drawnSample, expect, test } from './app.ts'

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

interface Finger {
  readonly id: number
  /** Shares of the picture's width and height. */
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

const STEPS = 10

/** Fingers on an element, put down one after another, moved together and lifted together. */
async function touch(page: Page, name: RegExp, fingers: readonly Finger[]): Promise<void> {
  const box = await page.getByRole('group', { name }).boundingBox()
  if (!box) throw new Error('There is nothing to touch.')
  const devtools = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints })
  const at = ({ id, from, to }: Finger, share: number) => ({
    x: box.x + box.width * (from[0] + (to[0] - from[0]) * share),
    y: box.y + box.height * (from[1] + (to[1] - from[1]) * share),
    id,
  })
  for (let down = 1; down <= fingers.length; down++) {
    await send(
      'touchStart',
      fingers.slice(0, down).map((finger) => at(finger, 0)),
    )
  }
  for (let step = 1; step <= STEPS; step++) {
    await send(
      'touchMove',
      fingers.map((finger) => at(finger, step / STEPS)),
    )
  }
  await send('touchEnd', [])
  await devtools.detach()
}

test('on a phone one finger marks a region of a take, and two zoom', { tag: '@whole' }, async ({
  page,
  fake,
}) => {
  await drawnSample(page, { fake: fake.url })
  await page.getByRole('button', { name: 'Camera of shot 1', exact: true }).tap()
  await page.getByRole('tab', { name: /^Takes/ }).tap()
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  const edit = page.getByRole('dialog', { name: 'Edit take 1' })
  await edit.getByRole('radio', { name: 'Only inside the region' }).tap({ force: true })
  const name = /^Picture: drag to mark/
  const stage = edit.getByRole('group', { name })
  await stage.scrollIntoViewIfNeeded()
  const marks = () => stage.locator('mask').first().locator('.region-in, .region-out').count()
  const scale = () => page.evaluate(() => window.visualViewport?.scale)

  const whole = await marks()
  await touch(page, name, [{ id: 1, from: [0.3, 0.4], to: [0.6, 0.6] }])
  expect(await marks()).toBe(whole + 1)
  expect(await scale()).toBe(1)

  await touch(page, name, [
    { id: 1, from: [0.45, 0.5], to: [0.15, 0.5] },
    { id: 2, from: [0.55, 0.5], to: [0.85, 0.5] },
  ])
  expect(await marks()).toBe(whole + 1)
  expect(await scale()).toBeGreaterThan(1)

  await touch(page, name, [{ id: 1, from: [0.5, 0.6], to: [0.6, 0.6] }])
  expect(await marks()).toBe(whole + 2)
})
