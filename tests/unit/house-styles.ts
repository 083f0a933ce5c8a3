import { readdirSync } from 'node:fs'
import { textOf } from './house.ts'

/** All style files, as paths from the root. */
export const STYLES: readonly string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => `src/${name}`)

/** A style file without its comments. */
export const styleOf = (path: string): string => textOf(path).replace(/\/\*[\s\S]*?\*\//g, '')

export interface Declaration {
  readonly name: string
  readonly value: string
}

/** The declarations of a file in order; a multi-line value is joined. */
export function declarationsOf(path: string): readonly Declaration[] {
  return [...styleOf(path).matchAll(/(?<=[{;]\s*)([\w-]+):\s*([^;{}]+);/g)].map(
    ([, name = '', value = '']) => ({ name, value: value.replace(/\s+/g, ' ').trim() }),
  )
}

/** The classes that a file's selectors name. */
export function classesOf(path: string): ReadonlySet<string> {
  const selectors = [...styleOf(path).matchAll(/(?<=^|[{};])([^{};]*)\{/g)].map(([, text = '']) => text)
  const names = selectors.filter((text) => !text.trim().startsWith('@')).join(' ')
  return new Set([...names.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name))
}
