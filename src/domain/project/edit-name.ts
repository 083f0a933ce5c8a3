import type { ShotFieldKey } from '../board/shot-fields.ts'

/** An edit of one of a shot's fields, the text excepted, which has a name of its own. */
export type FieldEdit = `field-${Exclude<ShotFieldKey, 'text'>}`

/** Every edit that can be undone; `ui/words` says what it is called. */
export type EditName =
  | 'scene'
  | 'shot-count'
  | 'shot-text'
  | 'add-shot'
  | 'move-shot'
  | 'delete-shot'
  | 'put-back'
  | 'choose-take'
  | 'star'
  | 'remove-star'
  | 'delete-take'
  | 'restore-take'
  | 'identity-frame'
  | 'rename'
  | 'style'
  | 'new-shots'
  | 'insert-shot'
  | 'duplicate-shot'
  | 'split-shot'
  | 'merge-shots'
  | 'omit-shot'
  | 'bring-back'
  | 'numbering'
  | 'lock-numbers'
  | 'unlock-numbers'
  | 'fix'
  | 'leave-finding'
  | FieldEdit
