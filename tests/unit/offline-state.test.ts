import { expect, test } from 'vitest'
import { appState } from '../../src/services/offline/offline.ts'

test('an app that opens from this device is not called missing for want of the sample, or of what nothing has used', () => {
  const all = { kept: true, opens: true, bytes: 9 }
  expect(appState(all, true)).toEqual({ kept: true, bytes: 9 })
  expect(appState(all, false)).toEqual({ kept: false, bytes: 9, partly: 'no-sample' })
  expect(appState({ ...all, kept: false }, true)).toEqual({ kept: false, bytes: 9, partly: 'opens' })
  expect(appState({ kept: false, opens: false, bytes: 9 }, true)).toEqual({ kept: false, bytes: 9 })
})
