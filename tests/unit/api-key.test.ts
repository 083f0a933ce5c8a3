import { describe, expect, test } from 'vitest'
import { normalizeKey } from '../../src/domain/key/api-key.ts'
import { AppError } from '../../src/lib/errors.ts'

describe('normalizeKey', () => {
  test.each([
    ['sk-or-v1-abc', 'sk-or-v1-abc'],
    ['  sk-or-v1-abc\r\n', 'sk-or-v1-abc'],
    ['', ''],
    [' \n ', ''],
  ])('takes %j', (typed, key) => {
    expect(normalizeKey(typed)).toBe(key)
  })

  test.each([
    ['sk-or-v1-abc def'],
    ['sk-or-v1-abc\ndef'],
    ['sk-or-v1-abc\tdef'],
    ['Bearer sk-or-v1-abc'],
    ['sk-or-v1-äbc'],
    ['sk-or-v1-abc…'],
    ['sk-or-v1-ab\u200bc'],
    ['sk-or-v1-ab\u0007c'],
  ])('refuses %j without repeating it', (typed) => {
    const attempt = () => normalizeKey(typed)
    expect(attempt).toThrow(AppError)
    expect(attempt).toThrow(expect.objectContaining({ code: 'key-malformed' }))
    expect(attempt).not.toThrow(/sk-or/)
  })
})
