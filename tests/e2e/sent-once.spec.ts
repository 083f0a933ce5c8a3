import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { chromium } from '@playwright/test'
import { chromiumPath } from '../chromium.mjs'
import { FAKE_KEY } from '../fake-openrouter/accounts.ts'
import { startTlsFace, type TlsFace } from '../fake-openrouter/http2-face.ts'
import { directSample, expect, sheet, shot, test, watch } from './app.ts'

test('a connection that dies under a picture: the service is asked once, and what takes no stream still draws', async ({
  fake,
  baseURL,
}) => {
  const target = fake.url.replace('/api/v1', '')
  const [h2, wantsLength, h1] = await Promise.all([
    startTlsFace(target, 'h2'),
    startTlsFace(target, 'h2'),
    startTlsFace(target, 'http/1.1'),
  ])
  wantsLength.wantLength()
  // The server behind one address is replaced.
  let face: TlsFace = h2
  const relay = createServer((socket) => {
    const onward = connect(face.port, '127.0.0.1')
    for (const end of [socket, onward]) end.on('error', () => end.destroy())
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const { port } = relay.address() as AddressInfo
  const executablePath = chromiumPath()
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--no-sandbox',
      '--ignore-certificate-errors',
      `--host-resolver-rules=MAP openrouter.ai:443 127.0.0.1:${port}`,
    ],
  })
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), serviceWorkers: 'allow' })
  const problems = watch(context)
  const page = await context.newPage()
  const pictures = () => fake.log.filter(({ path }) => path === '/images').map(({ billed }) => billed)

  await directSample(page)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('dialog').getByLabel('API key').fill(FAKE_KEY)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('combobox', { name: 'Engine' }).selectOption('OpenRouter')
  const send = sheet(page).getByRole('button', { name: 'Send' })
  await page.addLocatorHandler(send, () => send.click())
  const draw = (number: number) =>
    shot(page, number)
      .getByRole('button', { name: /^(Generate image|Try again)/ })
      .first()
      .click()
  const drawn = (number: number) => shot(page, number).getByRole('img', { name: `Shot ${number}:` })

  h2.dropOnce('/images', 300)
  await draw(1)
  await expect(shot(page, 1).getByRole('alert')).toContainText(/connection.*broke.*may have been billed/s)
  expect(pictures()).toEqual([0.067])
  await draw(1)
  await expect(drawn(1)).toBeVisible()
  expect(pictures()).toEqual([0.067, 0.067])
  const posted = fake.log.filter(({ path }) => path === '/images')
  expect(new Set(posted.map(({ headers }) => headers['idempotency-key'])).size).toBe(2)

  for (const [number, next] of [
    [2, wantsLength],
    [3, h1],
  ] as const) {
    await face.close()
    face = next
    await page.reload()
    await draw(number)
    await expect(drawn(number)).toBeVisible()
    expect(pictures()).toHaveLength(number + 1)
  }

  expect(
    problems.filter(
      (text) =>
        !/Failed to load resource|request to https:\/\/openrouter\.ai|No available adapters/.test(text),
    ),
  ).toEqual([])
  await browser.close()
  await face.close()
  relay.close()
})
