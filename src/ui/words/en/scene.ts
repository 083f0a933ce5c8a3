import { catalogue } from '../catalogue.ts'
import { plural } from '../format.ts'

export const sceneWords = catalogue('scene', {
  title: 'Scene description',
  words: (count: number) => plural(count, { one: '# word', other: '# words' }),
  writing: 'Looking at the frames…',
  empty: 'Analyze the video, or write what the scene is about.',
  bringBack: 'Bring back the earlier text',
})
