import { expect, it } from 'vitest'
import { detailText } from '../../src/ui/words/detail-text.ts'
import {
  clock,
  clockTenths,
  dollars,
  fileSize,
  readClock,
  resolution,
  seconds,
  timeOfDay,
  wholeDollars,
} from '../../src/ui/words/format.ts'
import { aboutDollars, roomText } from '../../src/ui/words/prices.ts'

it.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [61, '1:01'],
  [3723, '1:02:03'],
])('writes %f s as %s', (value, text) => {
  expect(clock(value)).toBe(text)
})

it.each([
  [1.5, '1.5 s'],
  [5 / 3, '1.667 s'],
  [2, '2 s'],
])('writes the time %f as %s', (value, text) => {
  expect(seconds(value)).toBe(text)
})

it.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [408_481, '408 kB'],
  [1_234_567, '1.2 MB'],
  [3_000_000_000, '3.0 GB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text)
})

it('names a picture size by its shorter side', () => {
  expect(resolution({ width: 1080, height: 1920 })).toBe('1080p')
})

it('writes a time of day with two digits each', () => {
  expect(timeOfDay(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('03:04:05')
})

it.each([
  [7.55, '0:07.6'],
  [59.96, '1:00.0'],
  [3723.1, '1:02:03.1'],
])('writes %f s to a tenth as %s', (value, text) => {
  expect(clockTenths(value)).toBe(text)
})

it.each([
  ['7.5', 7.5],
  [' 1:02,5 ', 62.5],
  ['1:02:03', 3723],
])('reads %s as %f s', (text, value) => {
  expect(readClock(text)).toBe(value)
})

it.each(['', 'soon', '1:2:3:4', '-3', '1::2'])('does not read "%s" as a time', (text) => {
  expect(readClock(text)).toBeUndefined()
})

it.each([
  [0, '$0.00'],
  [0.0004, '<\u00a0$0.001'],
  [0.067, '$0.067'],
  [0.67, '$0.67'],
  [12, '$12.00'],
])('writes the sum %d as %s', (amount, text) => {
  expect(dollars(amount)).toBe(text)
})

it.each([
  [0, '$0.00'],
  [0.004, '$0.004'],
  [1e-7, '$0.0000001'],
  [0.1, '$0.10'],
  [1000, '$1000.00'],
])('writes the sum %d, as somebody set it, as %s', (amount, text) => {
  expect(wholeDollars(amount)).toBe(text)
})

it.each([
  [0.067, '≈\u00a0$0.067'],
  [0.0004, '<\u00a0$0.001'],
  [undefined, 'price unknown'],
])('writes the estimate %j as %j, which no line’s end parts', (cost, text) => {
  expect(aboutDollars(cost)).toBe(text)
})

it.each([
  [undefined, ''],
  [{ left: 0.21, calls: 3 }, ' · limit leaves $0.21, enough for 3'],
  [{ left: 0.05, calls: 0 }, ' · over the limit'],
])('writes %j, which the limit leaves, as %j', (room, text) => {
  expect(roomText(room)).toBe(text)
})

it.each([
  [0.04, 'It would cost about $0.040; $1.20 of $1.25 are spent or set aside.'],
  [undefined, 'Its price is not known; $1.20 of $1.25 are spent or set aside.'],
])('says why a call of the price %j would pass the limit', (price, text) => {
  expect(detailText({ code: 'over-limit', price, taken: 1.2, limit: 1.25 })).toBe(text)
})
