import { basename } from 'node:path'
import { expect, scene, shot, step, test } from './app.ts'

/**
 * Real clips, given by path: `MAESTRO_CLIP=a.mp4,b.mov npm run e2e:clip`. Not part of `npm test`.
 */
const CLIPS = (process.env.MAESTRO_CLIP ?? '').split(',').filter((path) => path !== '')
const STYLE = new URL('../../public/sample/style.jpg', import.meta.url).pathname

for (const clip of CLIPS) {
  test(`${basename(clip)} becomes a storyboard @clip`, async ({ page }) => {
    test.setTimeout(300_000)
    await page.goto('./')
    await page.getByLabel('Video').setInputFiles(clip)
    await page.getByLabel('Style image').setInputFiles(STYLE)
    await expect(page.getByRole('img', { name: 'Video preview' })).toBeVisible({ timeout: 60_000 })
    await step(page, 'Analyze video').click()
    await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 120_000 })
    await expect(scene(page)).not.toHaveValue('')
    await step(page, 'Generate shots').click()
    await expect(shot(page, 5)).toBeVisible({ timeout: 30_000 })
    await step(page, 'Generate all images').click()
    await expect(page.getByText('Pictures: 5 drawn.')).toBeVisible({ timeout: 200_000 })
    await page.screenshot({ path: `test-results/clip-${basename(clip)}.png`, fullPage: true })
  })
}
