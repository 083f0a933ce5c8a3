/** How the shots are shown: as cards, or as rows of a table that is edited in place. */
export const BOARD_VIEWS = ['grid', 'table'] as const
export type BoardViewName = (typeof BOARD_VIEWS)[number]
