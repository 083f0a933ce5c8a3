import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { minifySync, type Plugin, transformWithOxc } from 'vite'
import { contentPolicy } from '../../content-policy.ts'
import { firstStyle } from './first-style.ts'

export interface FirstPaint {
  readonly plugin: Plugin
  /** The policy of the page; valid once it is written. */
  readonly policy: () => string
}

const SCRIPT = 'src/first-paint.ts'
const PLACE = `<!-- ${SCRIPT} -->`
const HEADERS = 'public/_headers'
/** Where `_headers` carries the policy. */
const POLICY = '{content-policy}'

/** A hash source of the policy: what has it may stand within the page. */
const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** The name that `pattern` finds in the page. */
function found(html: string, pattern: RegExp): string {
  const name = pattern.exec(html)?.[1]
  if (name === undefined) throw new Error(`The page of the build has nothing like ${pattern}.`)
  return name
}

/**
 * Puts all that the first paint needs into the page: its script, and in builds the style of the
 * first words, the links from which that script starts the app, and the policy. The policy names
 * both by their hashes, in `_headers` too, so that nothing else within the page runs or dresses it.
 */
export function firstPaint(): FirstPaint {
  let policy = ''
  let isBuild = false
  async function script() {
    const { code } = await transformWithOxc(readFileSync(SCRIPT, 'utf8'), SCRIPT)
    return minifySync(SCRIPT, code).code.trim()
  }
  return {
    policy: () => policy,
    plugin: {
      name: 'first-paint',
      configResolved({ command }) {
        isBuild = command === 'build'
      },
      transformIndexHtml: {
        order: 'post',
        async handler(html, { bundle }) {
          const code = await script()
          if (!isBuild) return html.replace(PLACE, () => `<script>${code}</script>`)
          const app = found(html, /<script type="module" crossorigin src="([^"]+)"><\/script>/)
          const parts = html.matchAll(/<link rel="modulepreload" crossorigin href="([^"]+)">/g)
          const styles = found(html, /<link rel="stylesheet" crossorigin href="([^"]+)">/)
          const sheet = bundle?.[styles.replace('./', '')]
          if (sheet?.type !== 'asset') throw new Error(`${styles} is no file of the build.`)
          const style = firstStyle(String(sheet.source), html)
          policy = contentPolicy({ script: hashOf(code), style: hashOf(style) })
          const late = [
            `<link rel="late-styles" crossorigin href="${styles}">`,
            // What the app imports runs before it, in tasks of its own.
            ...[...parts].map(([, part]) => `<link rel="late-script" crossorigin href="${part}">`),
            `<link rel="late-script" crossorigin href="${app}">`,
          ]
          return {
            html: html
              .replace(
                /\s*(?:<script type="module".*?<\/script>|<link rel="(?:stylesheet|modulepreload)".*?>)/g,
                '',
              )
              .replace(PLACE, () =>
                [`<style>${style}</style>`, ...late, `<script>${code}</script>`].join('\n    '),
              ),
            tags: [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                injectTo: 'head-prepend',
              },
            ],
          }
        },
      },
      writeBundle({ dir = 'dist' }) {
        const text = readFileSync(HEADERS, 'utf8').replace(POLICY, () => policy)
        writeFileSync(join(dir, '_headers'), text)
      },
    },
  }
}
