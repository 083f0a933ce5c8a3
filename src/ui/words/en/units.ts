import { catalogue } from '../catalogue.ts'

/** Units as they are written in a clip's figures, where `Intl` would write them out. */
export const unitWords = catalogue('units', {
  seconds: (value: string) => `${value} s`,
  minutes: (value: string) => `${value} min`,
  percent: (value: string) => `${value} %`,
  pictureHeight: (pixels: number) => `${pixels}p`,
  pictureSize: (width: number, height: number) => `${width} × ${height}`,
  enlarged: (scale: number) => `×${scale}`,
  lessThan: (sum: string) => `<\u00a0${sum}`,
  about: (sum: string) => `≈\u00a0${sum}`,
})
