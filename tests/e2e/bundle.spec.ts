import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The scripts that the page loads before it shows anything: the entry and its static imports. */
function firstLoad(): ReadonlyMap<string, string> {
  const html = readFileSync(`${DIST}index.html`, 'utf8')
  const loaded = new Map<string, string>()
  const waiting = [...html.matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue
    const source = readFileSync(`${DIST}assets/${name}`, 'utf8')
    loaded.set(name, source)
    // `import"./x.js"` and `from"./x.js"`, not `import("./x.js")`
    for (const [, next = ''] of source.matchAll(/(?:import|from)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      waiting.push(next)
  }
  return loaded
}

test('the first load holds neither an engine nor the openai package nor a dialog', () => {
  const scripts = firstLoad()
  expect(scripts.size).toBeGreaterThan(0)
  const wanted = /openai|engine|snapshot|fetch-catalogue|SettingsDialog|ConsentDialog|upscaler/i
  expect([...scripts.keys()].filter((name) => wanted.test(name))).toEqual([])
  for (const [name, source] of scripts) {
    expect(/x-stainless|input_references|json_schema/i.exec(source)?.[0], name).toBeUndefined()
  }
})
