/**
 * How the shots are shown: as cards, as rows of a table that is edited in place, or one large above
 * a strip of all.
 */
export const BOARD_VIEWS = ['grid', 'table', 'filmstrip'] as const
export type BoardViewName = (typeof BOARD_VIEWS)[number]
