/**
 * Sketch's version, as receipts name it: 1 drew arrows into its pictures, 2 framed on saliency and
 * then on faces, 3 draws faces and figures, 4 has the style's own grain. No take is stale by it.
 */
export const SKETCH_MODEL = 'Sketch 4'
