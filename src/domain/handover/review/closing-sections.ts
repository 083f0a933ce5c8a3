import type { Closing } from '../versions/closing.ts'
import { element, type PageElement } from './page-node.ts'

/**
 * What has changed since a version, and where one is signed on paper. Each picture's hash stands
 * with its shot.
 */
export const closingSections = ({ changes, approval }: Closing = {}): readonly PageElement[] => [
  ...(changes
    ? [section(changes.title, ...changes.lines.map((line) => element('p', { dir: 'auto' }, line)))]
    : []),
  ...(approval
    ? [
        section(
          approval.title,
          element('p', { dir: 'auto' }, approval.about),
          element('div', { class: 'sign' }, ...approval.fields.map((field) => element('p', {}, field))),
        ),
      ]
    : []),
]

const section = (title: string, ...parts: readonly PageElement[]): PageElement =>
  element('section', { class: 'closing' }, element('h2', { dir: 'auto' }, title), ...parts)
