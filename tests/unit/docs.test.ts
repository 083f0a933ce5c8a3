import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { textOf } from './house.ts'

const TRACKED = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => existsSync(path))
const PAGES = TRACKED.filter((path) => path.endsWith('.md'))

/** A path in a page may start at the root, in `src`, or beside the page. */
const exists = (page: string, path: string) =>
  ['', 'src/', `${dirname(page)}/`].some((start) => existsSync(normalize(start + path)))

describe('the pages', () => {
  it('name files that exist', () => {
    const wrong = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|mjs|css|json|md))`/g)]
        .map(([, path = '']) => path)
        .filter((path) => !exists(page, path))
        .map((path) => `${page}: ${path}`),
    )
    expect(wrong).toEqual([])
  })

  it('name files that exist where they name no folder', () => {
    const names = new Set(TRACKED.map((path) => path.split('/').at(-1)))
    const wrong = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/`([\w-]+\.(?:tsx?|mjs|css))`/g)]
        .map(([, name = '']) => name)
        .filter((name) => !names.has(name))
        .map((name) => `${page}: ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('link to what is there', () => {
    const wrong = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !existsSync(join(dirname(page), to)))
        .map((to) => `${page}: ${to}`),
    )
    expect(wrong).toEqual([])
  })
})
