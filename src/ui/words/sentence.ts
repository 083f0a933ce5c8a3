import { createElement, Fragment, type ReactNode } from 'react'

/** A sentence with something of the screen inside, in the order that the language wants. */
export const sentence = (...parts: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...parts)
