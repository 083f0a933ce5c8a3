import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'

vi.stubGlobal('navigator', { onLine: true })
const assign = vi.fn()
vi.stubGlobal('location', { origin: 'http://localhost', pathname: '/', hash: '', assign })

const { useAppStore } = await import('../../src/store/app/store.ts')
const { signIn, signInByHandAddress, useSignInStore } = await import('../../src/store/key/sign-in.ts')

test('a sign-in that cannot be begun says so where it was asked for', async () => {
  const broken = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is gone.', 'UnknownError')
  })
  await signIn()
  expect(assign).not.toHaveBeenCalled()
  expect(useSignInStore.getState().status).toBe('failed')
  expect(useAppStore.getState()).toMatchObject({
    dialog: 'settings',
    log: [{ event: { code: 'sign-in-failed' } }],
  })
  expect(await signInByHandAddress()).toBeUndefined()
  expect(useAppStore.getState().log).toHaveLength(2)
  broken.mockRestore()

  await signIn()
  expect(assign).toHaveBeenCalledOnce()
  expect(await signInByHandAddress()).toContain('https://openrouter.ai/auth')
})
