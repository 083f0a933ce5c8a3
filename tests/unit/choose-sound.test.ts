import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { AppError } from '../../src/lib/errors.ts'
import { chooseSound, useOwnSound } from '../../src/store/handover/own-sound.ts'
import { showNewProject } from '../../src/store/project/session.ts'
import { openedProject } from '../../src/store/project/store.ts'
import { makeProject } from '../fixtures/make-project.ts'

vi.hoisted(() => vi.stubGlobal('navigator', { onLine: true }))
const hearSound = vi.fn<(file: Blob, signal: AbortSignal) => Promise<object>>()
vi.mock('../../src/services/handover/hear-sound.ts', () => ({
  hearSound: (file: Blob, signal: AbortSignal) => hearSound(file, signal),
}))

const file = new File(['wav'], 'music.wav')
const open = (id: string) => showNewProject(makeProject({ id: id as never }))

it('a file is heard no further once its project is left', async () => {
  hearSound.mockImplementation(
    (_, signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  await open('one')
  const chosen = chooseSound(file)
  expect(useOwnSound.getState().reading).toMatchObject({ name: 'music.wav' })
  await open('two')
  await chosen
  expect(useOwnSound.getState()).toMatchObject({ reading: undefined, problem: undefined })
  expect(openedProject().sound).toBeUndefined()
})

it('why a file is no sound is said of its project', async () => {
  await open('three')
  hearSound.mockRejectedValue(new AppError('sound-unreadable'))
  await chooseSound(file)
  expect(useOwnSound.getState()).toMatchObject({ problem: { code: 'sound-unreadable' }, of: 'three' })
})
