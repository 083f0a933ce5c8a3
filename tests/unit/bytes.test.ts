import { expect, test } from 'vitest'
import { toBase64Url, toHex } from '../../src/lib/bytes.ts'

test('bytes become two digits each', () => {
  expect(toHex(new Uint8Array([0, 10, 255]))).toBe('000aff')
})

test('bytes become base64 that an address takes, without padding', () => {
  expect(toBase64Url(new Uint8Array([251, 255, 190, 1]))).toBe('-_--AQ')
})
