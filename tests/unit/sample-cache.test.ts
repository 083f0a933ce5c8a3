import { beforeEach, expect, it, vi } from 'vitest'
import { answerSample } from '../../workers/offline/sw/sample.ts'

const request = new Request('https://app.example/sample/clip.mp4')
const kept = new Map<string, Response>()
const cache = {
  put: vi.fn(async ({ url }: Request, answer: Response) => void kept.set(url, answer)),
  match: async ({ url }: Request) => kept.get(url),
}
const open = vi.fn(async () => cache)
const online = () => Promise.resolve(new Response('clip'))

beforeEach(() => {
  kept.clear()
  vi.stubGlobal('caches', { open })
  vi.stubGlobal('CONTENT_POLICY', "default-src 'none'")
  vi.stubGlobal('fetch', vi.fn(online))
})

it('shows the sample that was fetched when the disk has no room for it', async () => {
  cache.put.mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'))
  expect(await (await answerSample(request)).text()).toBe('clip')
  open.mockRejectedValueOnce(new DOMException('blocked', 'SecurityError'))
  expect(await (await answerSample(request)).text()).toBe('clip')
})

it('shows it without a network as it was kept, and says that there is none where it was not', async () => {
  vi.mocked(fetch).mockImplementation(() => Promise.reject(new TypeError('offline')))
  await expect(answerSample(request)).rejects.toThrow('offline')
  vi.mocked(fetch).mockImplementation(online)
  await answerSample(request)
  vi.mocked(fetch).mockImplementation(() => Promise.reject(new TypeError('offline')))
  expect(await (await answerSample(request)).text()).toBe('clip')
})

it('carries the policy of the page', async () => {
  const { headers } = await answerSample(request)
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'")
})
