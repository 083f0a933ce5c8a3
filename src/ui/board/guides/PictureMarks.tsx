import { MarkDrawing, type MarkDrawingProps } from './MarkDrawing.tsx'

/** Guides and arrows over a picture of the board: a part by itself, for most boards show none. */
export const PictureMarks = (props: MarkDrawingProps) => <MarkDrawing {...props} />
