import { describe, expect, it } from 'vitest'
import { AppError, isCancel, reasonOf, toAppError, toTravelling } from '../../src/lib/errors.ts'
import { hideSecret, redact, redacted } from '../../src/lib/secrets.ts'

const named = (name: string, message = '') => Object.assign(new Error(message), { name })

describe('toAppError', () => {
  it('lets an AppError through unchanged', () => {
    const error = new AppError('refused', 'why')
    expect(toAppError(error)).toBe(error)
  })

  it.each([
    [named('AbortError'), 'cancelled'],
    [named('APIUserAbortError'), 'cancelled'],
    [named('QuotaExceededError'), 'storage-full'],
    [named('InvalidStateError'), 'storage-lost'],
    [named('UnknownError'), 'storage-lost'],
    [named('TimeoutError'), 'timeout'],
    [named('NotReadableError'), 'clip-unreadable'],
    [named('AppError:clip-no-video'), 'clip-no-video'],
    [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
    [new Error('abort(OOM)'), 'out-of-memory'],
    [new Error('boom'), 'bug'],
    ['a string', 'bug'],
    [undefined, 'bug'],
  ])('knows %s as %s', (error, code) => {
    expect(toAppError(error).code).toBe(code)
  })

  it('keeps what a worker said about it', () => {
    expect(toAppError(named('AppError:clip-unsupported', '"av1"')).detail).toBe('av1')
  })

  it('knows again what has travelled out of a worker by name, message and stack', () => {
    const coded = { code: 'decoder-lacks-codec', codec: 'av1' } as const
    for (const detail of ['av1', coded]) {
      const { name, message, stack } = toTravelling(new AppError('clip-unsupported', detail))
      const arrived = toAppError(Object.assign(new Error(message), { name, stack }))
      expect(arrived).toMatchObject({ code: 'clip-unsupported', detail })
    }
    const bare = toTravelling(new AppError('stalled'))
    expect(toAppError(bare)).toMatchObject({ code: 'stalled', detail: undefined })
  })

  it('keeps the cause', () => {
    const cause = new Error('boom')
    expect(toAppError(cause).cause).toBe(cause)
  })

  it('never lets a key or an account through', () => {
    const told = toAppError(new Error('bad key sk-or-v1-abcdef0123456789 of user_2aBcDeFgH'))
    expect(told.message).not.toMatch(/sk-or|user_2a/)
    expect(redact('sk-or-v1-abcdef0123456789')).toBe('[hidden]')
    hideSecret('hunter-of-own-server')
    expect(redact('with hunter-of-own-server')).toBe('with [hidden]')
    const said = { code: 'named', names: ['sk-or-v1-abcdef0123456789'], why: { of: 'user_2aBcDeFgH', ms: 5 } }
    expect(redacted(said)).toEqual({ code: 'named', names: ['[hidden]'], why: { of: '[hidden]', ms: 5 } })
  })
})

it('tells a cancel from a failure', () => {
  expect(isCancel(new AppError('cancelled'))).toBe(true)
  expect(isCancel(new AppError('timeout'))).toBe(false)
  expect(isCancel('AbortError')).toBe(false)
})

it('says why in the words that there are', () => {
  expect(reasonOf(new AppError('stalled', 'it fell silent'))).toBe('it fell silent')
  expect(reasonOf(new AppError('stalled'))).toEqual({ code: 'failure', failure: 'stalled' })
  expect(reasonOf(named('EncodingError'))).toBe('EncodingError')
  expect(reasonOf(new Error('boom'))).toBe('boom')
  expect(reasonOf('a string')).toBe('a string')
})
