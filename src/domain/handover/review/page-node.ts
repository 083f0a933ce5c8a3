/**
 * A part of a page: the one layout that a worker writes as HTML and that the app shows for
 * printing.
 */
export type PageNode = string | PageElement

export interface PageElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
  readonly children: readonly PageNode[]
}

/** A text, or the address of the picture at a place in the board's list. */
export type AttributeValue = string | { readonly picture: number }

type Child = PageNode | false | undefined

/** An element; children that are false or undefined are left out. */
export const element = (
  tag: string,
  attributes: Readonly<Record<string, AttributeValue | undefined>> = {},
  ...children: readonly Child[]
): PageElement => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => entry[1] !== undefined),
  ),
  children: children.filter((child): child is PageNode => child !== false && child !== undefined),
})
