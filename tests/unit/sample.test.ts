import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const steps = vi.hoisted(() => ({ chooseVideo: vi.fn<(file: File) => Promise<void>>() }))
vi.mock('../../src/store/jobs/start-steps.ts', () => steps)
const style = vi.hoisted(() => ({ chooseStyle: vi.fn<(file: File) => Promise<void>>() }))
vi.mock('../../src/store/style/style.ts', () => style)

const { cancelSample, createSample, useSample } = await import('../../src/store/library/sample.ts')
const { useLibraryStore } = await import('../../src/store/library/store.ts')
const { openedProject, useProjectStore } = await import('../../src/store/project/store.ts')

const projects = () => useLibraryStore.getState().projects ?? []
const problems = () => useLibraryStore.getState().problems.map(({ code, detail }) => ({ code, detail }))

/** A host that sends 30 bytes of clip and 10 of style, each when it is told to. */
function makeHost(
  headers: (length: number) => HeadersInit = (length) => ({ 'content-length': `${length}` }),
) {
  const ways = new Map<string, ReadableStreamDefaultController<Uint8Array>>()
  const fetched = vi.fn<typeof fetch>(async (path, init) => {
    const body = new ReadableStream<Uint8Array>({ start: (way) => void ways.set(String(path), way) })
    init?.signal?.addEventListener('abort', () => ways.get(String(path))?.error(init.signal?.reason))
    return new Response(body, { headers: headers(String(path).endsWith('mp4') ? 30 : 10) })
  })
  vi.stubGlobal('fetch', fetched)
  return {
    asked: () => vi.waitFor(() => expect(ways.size).toBe(2)),
    send: (path: string, bytes: number) => ways.get(path)?.enqueue(new Uint8Array(bytes)),
    end: () => ways.forEach((way) => void way.close()),
  }
}

beforeEach(() => {
  steps.chooseVideo.mockReset().mockResolvedValue()
  style.chooseStyle.mockReset().mockResolvedValue()
  useLibraryStore.setState({ problems: [], deleted: undefined })
})

describe('the sample', () => {
  it('tells the share of its bytes that have come, then becomes a project', async () => {
    const host = makeHost()
    const made = createSample()
    await host.asked()
    expect(useSample.getState().share).toBeUndefined()
    host.send('sample/clip.mp4', 15)
    await vi.waitFor(() => expect(useSample.getState().share).toBe(0.37))
    host.send('sample/style.jpg', 10)
    await vi.waitFor(() => expect(useSample.getState().share).toBe(0.62))
    host.send('sample/clip.mp4', 15)
    host.end()
    expect(await made).toBe(openedProject().id)
    expect(steps.chooseVideo.mock.lastCall?.[0]).toMatchObject({
      name: 'clip.mp4',
      size: 30,
      type: 'video/mp4',
    })
    expect(style.chooseStyle.mock.lastCall?.[0]).toMatchObject({ name: 'style.jpg', size: 10 })
    expect(useSample.getState().stage).toBeUndefined()
  })

  it('that is cancelled while it comes leaves nothing', async () => {
    const before = useProjectStore.getState().project
    const host = makeHost(() => ({}))
    const made = createSample()
    await host.asked()
    cancelSample()
    expect(await made).toBeUndefined()
    expect(useProjectStore.getState().project).toBe(before)
    expect(problems()).toEqual([])
  })

  it('that is cancelled while its clip is taken goes to the trash', async () => {
    const host = makeHost()
    const made = createSample()
    await host.asked()
    host.send('sample/clip.mp4', 30)
    steps.chooseVideo.mockReturnValue(new Promise(() => undefined))
    await vi.waitFor(() => expect(useSample.getState().share).toBe(0.75))
    host.end()
    await vi.waitFor(() => expect(steps.chooseVideo).toHaveBeenCalled())
    cancelSample()
    expect(await made).toBeUndefined()
    expect(useProjectStore.getState().project).toBeUndefined()
    expect(useLibraryStore.getState().deleted?.name).toBe('Sample storyboard')
    expect(projects().map(({ id }) => id)).toHaveLength(1)
  })

  it('that does not arrive says so once', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    expect(await createSample()).toBeUndefined()
    expect(problems()).toEqual([{ code: 'download-failed', detail: { code: 'the-sample' } }])
    expect(useSample.getState().stage).toBeUndefined()
  })
})
