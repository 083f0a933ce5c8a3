import { expect, it } from 'vitest'
import { isOwnPage } from '../../workers/offline/sw/own-page.ts'

const URLS = new Set(['index.html', 'assets/index-1.js', 'assets/index-1.css'])
const page = (body: string) => new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
const OWN = '<script src="./assets/index-1.js"></script><link href="./assets/index-1.css">'

it('takes the page of this version, also when the host has written into it', async () => {
  expect(await isOwnPage(page(OWN), URLS)).toBe(true)
  expect(await isOwnPage(page(`${OWN}<script src="/statistics.js"></script>`), URLS)).toBe(true)
})

it('refuses the page of another version, and one that a host answers with', async () => {
  expect(await isOwnPage(page(OWN.replace('index-1.js', 'index-2.js')), URLS)).toBe(false)
  expect(await isOwnPage(page('<p>Please sign in to this network'), URLS)).toBe(false)
})

it('says nothing of scripts: their hashes do', async () => {
  const script = new Response('1', { headers: { 'Content-Type': 'text/javascript' } })
  expect(await isOwnPage(script, URLS)).toBe(true)
})
