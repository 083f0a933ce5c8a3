import { sha256 } from '@noble/hashes/sha2.js'
import { element, type PageElement } from '../../../src/domain/handover/review/page-node.ts'
import { toBase64 } from './base64.ts'

/**
 * The head of a page that carries its own Content Security Policy (CSP Level 3): it loads nothing,
 * its one style is allowed by its hash, and so is the one script of a page that has it.
 */
export function pageHead(title: string, style: string, script?: string): PageElement {
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src '${hashOf(style)}'`,
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ]
  const meta = (attributes: Readonly<Record<string, string>>) => element('meta', attributes)
  return element(
    'head',
    {},
    meta({ charset: 'utf-8' }),
    meta({ 'http-equiv': 'Content-Security-Policy', content: policy.join('; ') }),
    meta({ name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    meta({ name: 'referrer', content: 'no-referrer' }),
    element('title', {}, title),
    element('style', {}, style),
  )
}

const hashOf = (text: string) => `sha256-${toBase64(sha256(new TextEncoder().encode(text)))}`
