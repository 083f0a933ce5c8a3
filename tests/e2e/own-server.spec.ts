import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { DIALECTS } from '../fake-openrouter/dialects.ts'
import { startOwnServer } from '../fake-openrouter/own-server.ts'
import { expect, openSample, step, test, useFake } from './app.ts'
import { claim } from './claim.ts'
import { dialog, openSettings, setAddress } from './settings.ts'

/** Console messages of the browser for the missing /images/models. */
const OWN_SERVER = /status of 40[04]|ERR_CONNECTION_REFUSED|ERR_FAILED|blocked by CORS policy/

test('a server of one’s own describes and directs without the key of another address', async ({
  page,
  clean,
  fake,
}) => {
  clean.allow(OWN_SERVER)
  const own = await startOwnServer()
  await openSample(page, { fake: fake.url })
  await expect(page.getByLabel('Connection')).toContainText('Connected')
  await setAddress(page, own.url)
  await dialog(page).getByRole('button', { name: 'Close' }).click()
  await claim('too many pictures are refused, and fewer are offered', async () => {
    own.refuseNext(DIALECTS.vllmMany)
    await step(page, 'Analyze video').click()
    const refused = page.getByRole('alert').filter({ hasText: 'too many pictures for this model' })
    await expect(refused).toContainText('At most 5 image(s)', { timeout: 30_000 })
    await refused.getByRole('button', { name: 'Send 5' }).click()
    await expect(page.getByText('Scene described.')).toBeVisible({ timeout: 30_000 })
    expect(own.bodies.map((body) => body.split('"image_url":{').length - 1)).toEqual([6, 5])
  })
  await claim('shots are directed without extensions of OpenRouter', async () => {
    await step(page, 'Generate shots').click()
    await expect(page.getByRole('article', { name: 'Shot 5' })).toBeVisible()
    expect(JSON.stringify(own.bodies)).not.toMatch(/"plugins"|"provider"/)
  })
  await claim('a step that the server lacks says why', async () => {
    await expect(step(page, 'Generate all images')).toHaveAttribute('aria-disabled', 'true')
    await expect(step(page, 'Generate all images')).toHaveAttribute('aria-description', /draws no pictures/)
    await openSettings(page)
    await dialog(page).getByRole('button', { name: 'Test connection' }).click()
    await expect(dialog(page)).toContainText('This server draws no pictures and tells no prices.')
  })
  await expect(dialog(page).getByLabel('API key')).toHaveValue('')
  expect(own.keys).toEqual([])
  // The key belongs to the other address and is offered there only.
  await dialog(page).getByLabel('API base URL').fill(fake.url)
  await dialog(page).getByLabel('API base URL').blur()
  await expect(dialog(page).getByLabel('API key')).toHaveValue(FAKE_KEY)
  await own.close()
})

test('a server of one’s own that does not answer is told with what to do', { tag: '@whole' }, async ({
  page,
  clean,
}) => {
  clean.allow(OWN_SERVER)
  const own = await startOwnServer()
  await own.close()
  await openSample(page)
  await useFake(page, own.url, '')
  await openSettings(page)
  await claim('it is away', async () => {
    await dialog(page).getByRole('button', { name: 'Test connection' }).click()
    await expect(dialog(page)).toContainText('This server does not answer this page.')
  })
  // An isolated page cannot distinguish a server that refuses it from one that is not running.
  const shut = await startOwnServer(404, Number(new URL(own.url).port), false)
  await claim('it is shut to pages', async () => {
    await dialog(page).getByRole('button', { name: 'Test connection' }).click()
    await expect(dialog(page)).toContainText(new URL(page.url()).origin)
    await expect(dialog(page)).toContainText('OLLAMA_ORIGINS')
  })
  await claim('it bills nothing that anybody knows of', async () => {
    await dialog(page).getByRole('button', { name: 'Close' }).click()
    await step(page, 'Analyze video').click()
    await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible()
    await expect(page.getByText('price unknown')).toHaveCount(0)
  })
  expect(shut.keys).toEqual([])
  await shut.close()
})

test('an address without a scheme is made whole', async ({ page, clean }) => {
  // No server runs at the typed address.
  clean.allow(/ERR_CONNECTION_REFUSED/)
  await page.goto('./')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const address = page.getByLabel('API base URL')
  await address.fill('localhost:1234/v1/')
  await expect(address).toHaveAttribute('aria-invalid', 'false')
  await address.blur()
  await expect(address).toHaveValue('http://localhost:1234/v1')
})
