/** How far a picture is that a server draws: its place in the queue from 1, or the share done. */
export type HowFar = { readonly place: number } | { readonly share: number }
