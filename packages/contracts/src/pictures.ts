import { z } from 'zod';
import { id, text, timestamp } from './common.ts';
import { endpoint } from './endpoint.ts';
import { recipePicture } from './recipes.ts';

export const largestPicture = 10 * 1024 * 1024;
/** No SVG: it may carry scripts. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'] as const;

export const pictureJob = z
  .object({
    jobId: id,
    kind: z.literal('picture'),
    status: z.enum(['queued', 'running', 'done', 'failed']),
    /** 0 to 1. */
    progress: z.number(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    recipeId: id,
    result: recipePicture.nullable(),
    /** The picture in whose place it came, to be put back; null: there was none. */
    former: id.nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'PictureJob' });
export type PictureJob = z.infer<typeof pictureJob>;

const params = z.object({ recipeId: id });

export const pictureUploadUrl = endpoint({
  method: 'POST',
  path: '/recipes/:recipeId/upload-url',
  access: 'user',
  tag: 'pictures',
  summary:
    'Where to send a picture of a recipe of the household: PUT the file to `uploadUrl` with `headers` within 15 minutes, then confirm. A `uploadUrl` without a host is one of this server.',
  params,
  body: z.strictObject({
    filename: text(255).optional(),
    contentType: z.string().max(100),
    /** How large the file is. With it the picture goes straight to the object storage, where there is one. */
    bytes: z.number().int().min(1).optional(),
  }),
  response: z.object({
    uploadUrl: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()),
    /** For confirm-upload. */
    key: z.string(),
    maxBytes: z.number().int(),
    expiresAt: timestamp,
  }),
  errors: ['RECIPE_NOT_FOUND', 'PICTURE_TYPE', 'PICTURE_TOO_LARGE', 'PICTURES_FULL'],
});

export const putUpload = endpoint({
  method: 'PUT',
  path: '/uploads/:recipeId/:uploadId',
  access: 'public',
  tag: 'pictures',
  summary: 'Takes the file for which the address was signed, sent as it is; the signature stands for the session.',
  status: 204,
  params: z.object({ recipeId: id, uploadId: id }),
  query: z.object({
    type: z.string().max(100),
    max: z.coerce.number().int(),
    until: z.coerce.number().int(),
    signature: z.string().max(100),
  }),
  response: z.undefined(),
  errors: ['UPLOAD_REFUSED', 'PICTURE_TYPE', 'PICTURE_TOO_LARGE'],
});

export const confirmPictureUpload = endpoint({
  method: 'POST',
  path: '/recipes/:recipeId/confirm-upload',
  access: 'user',
  tag: 'pictures',
  summary:
    'The file is there: make the picture of the recipe from it. Answers with a job: GET /jobs/:jobId. The same key again is the same job.',
  status: 202,
  params,
  body: z.strictObject({ key: z.string().max(200) }),
  response: pictureJob,
  errors: ['RECIPE_NOT_FOUND', 'UPLOAD_NOT_FOUND', 'PICTURE_TOO_LARGE', 'PICTURES_FULL'],
});

export const setRecipePicture = endpoint({
  method: 'PUT',
  path: '/recipes/:recipeId/picture',
  access: 'user',
  tag: 'pictures',
  summary:
    'Take the picture of a recipe away (null), or put one back that it had within the last 24 hours (`former` of an earlier answer).',
  params,
  body: z.strictObject({ pictureId: id.nullable() }),
  response: z.object({ picture: recipePicture.nullable(), former: id.nullable() }),
  errors: ['RECIPE_NOT_FOUND', 'PICTURE_NOT_FOUND'],
});

export const pictureSpace = endpoint({
  method: 'GET',
  path: '/pictures/space',
  access: 'user',
  tag: 'pictures',
  summary: "What the household's pictures take, also those taken away within the last 24 hours, and how much they may.",
  response: z
    .object({
      usedBytes: z.number().int(),
      /** null: no limit. */
      limitBytes: z.number().int().nullable(),
    })
    .meta({ id: 'PictureSpace' }),
});
