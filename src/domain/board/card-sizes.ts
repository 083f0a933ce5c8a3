/** Steps of how wide the board's cards are at least; at the least of them a card is compact. */
export const CARD_SIZES = { min: 0, max: 3 } as const

/** At the smallest size a card keeps its picture, its camera and two lines of text. */
export const isCompact = (cardSize: number) => cardSize === CARD_SIZES.min
