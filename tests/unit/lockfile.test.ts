import { readFileSync } from 'node:fs'
import { array, looseObject, number, optional, parse, record, string } from 'valibot'
import { expect, it } from 'vitest'

const Entry = looseObject({
  version: optional(string()),
  resolved: optional(string()),
  optionalDependencies: optional(record(string(), string()), {}),
  os: optional(array(string())),
})
const Lockfile = looseObject({ lockfileVersion: number(), packages: record(string(), Entry) })

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
const { packages } = parse(Lockfile, JSON.parse(text))

it('names the optional packages of every system, else npm ci refuses it (npm run fix:lock completes it)', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

it('holds each of them in the version that its parent wants', () => {
  for (const [path, { optionalDependencies }] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(optionalDependencies)) {
      const entry = packages[`${path}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
      if (entry?.os && /^\d/.test(wanted)) expect(entry.version, name).toBe(wanted)
    }
  }
})

it('holds no download address', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([])
  expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/)
})
