import { createElement, type ReactNode } from 'react'
import type { PageNode } from '../../../domain/handover/review/page-node.ts'

interface PageTreeProps {
  readonly node: PageNode
  /** Addresses of the pictures, by their place in the board's list. */
  readonly pictures: readonly (string | undefined)[]
}

/** A part of the review page, in the app. */
export function PageTree({ node, pictures }: PageTreeProps): ReactNode {
  if (typeof node === 'string') return node
  const { class: className, ...others } = node.attributes
  const attributes = Object.fromEntries(
    Object.entries({ className, ...others }).map(([name, value]) => [
      name,
      typeof value === 'object' ? pictures[value.picture] : value,
    ]),
  )
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree is shown once and never changes.
  const children = node.children.map((child, i) => <PageTree key={i} node={child} pictures={pictures} />)
  return createElement(node.tag, attributes, ...children)
}
