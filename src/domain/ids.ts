declare const kind: unique symbol
type Branded<Kind extends string> = string & { readonly [kind]: Kind }

export type ProjectId = Branded<'project'>
export type BlobId = Branded<'blob'>
export type FrameId = Branded<'frame'>
export type ShotId = Branded<'shot'>
export type TakeId = Branded<'take'>
export type ReferenceId = Branded<'reference'>
export type ReferenceFileId = Branded<'reference-file'>
export type StyleId = Branded<'style'>
export type SubjectId = Branded<'subject'>
export type CommentId = Branded<'comment'>
export type CropId = Branded<'crop'>
export type SeveralId = Branded<'several'>
export type SheetId = Branded<'sheet'>
export type VersionId = Branded<'version'>
