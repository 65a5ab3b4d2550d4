import {
  confirmPictureUpload,
  largestPicture,
  pictureSpace,
  pictureTypes,
  pictureUploadUrl,
  setRecipePicture,
} from '@mealwright/contracts/pictures';
import { getJob } from '@mealwright/contracts/plans';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';
import { ApiError, type ClientErrorCode, offlineError } from './errors.ts';
import { keys } from './keys.ts';
import { queryClient } from './query-client.ts';

/** How much room the photos of the household have. */
export const usePictureSpace = () =>
  useQuery({
    queryKey: keys.pictureSpace,
    queryFn: ({ signal }) => call(pictureSpace, {}, { signal }),
    staleTime: 60_000,
  });

/** Share of the file that has left (0 to 1), then 'making' while the server cuts it. */
export type PictureProgress = number | 'making';

const LONGEST_SIDE = 2400;
const SMALL_ENOUGH = 1_500_000;
const ASK_EVERY_MS = 500;
const WAIT_FOR_MS = 120_000;

async function renew(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: keys.recipes });
  void queryClient.invalidateQueries({ queryKey: keys.plans });
  void queryClient.invalidateQueries({ queryKey: keys.pictureSpace });
}

/** Sends a photo and waits until the recipe shows it. Gives back which one was there before, so that it can be put back. */
export async function sendPicture(
  recipeId: string,
  chosen: File,
  progress: (now: PictureProgress) => void,
): Promise<string | null> {
  progress(0);
  const file = await readyToSend(chosen);
  const { uploadUrl, headers, key } = await call(pictureUploadUrl, {
    params: { recipeId },
    body: { contentType: file.type, bytes: file.size },
  });
  await put(uploadUrl, headers, file, progress);
  progress('making');
  let job = await call(confirmPictureUpload, { params: { recipeId }, body: { key } });
  for (const end = Date.now() + WAIT_FOR_MS; job.status === 'queued' || job.status === 'running'; ) {
    if (Date.now() > end) throw new ApiError('UNAVAILABLE', 503);
    await new Promise((next) => setTimeout(next, ASK_EVERY_MS));
    const now = await call(getJob, { params: { jobId: job.jobId } });
    if (now.kind !== 'picture') throw new ApiError('JOB_NOT_FOUND', 404);
    job = now;
  }
  if (job.error !== null) throw new ApiError(job.error.code as ClientErrorCode, 422);
  await renew();
  return job.former;
}

/** null takes the photo away. Gives back which one was there, so that it can be put back. */
export async function setPicture(recipeId: string, pictureId: string | null): Promise<string | null> {
  const { former } = await call(setRecipePicture, { params: { recipeId }, body: { pictureId } });
  await renew();
  return former;
}

/**
 * Photos of phones have five times the pixels that are shown. They are made smaller here: sent in a moment also over a slow line,
 * and what only the browser can read (HEIC in Safari) becomes JPEG.
 */
async function readyToSend(file: File): Promise<Blob> {
  const isKnown = (pictureTypes as readonly string[]).includes(file.type);
  if (file.type === 'image/svg+xml') throw new ApiError('PICTURE_TYPE', 415);
  if (isKnown && file.size <= SMALL_ENOUGH) return file;
  const smaller = await shrunk(file).catch(() => null);
  if (smaller !== null && (!isKnown || smaller.size < file.size)) return smaller;
  if (!isKnown) throw new ApiError('PICTURE_TYPE', 415);
  if (file.size > largestPicture) throw new ApiError('PICTURE_TOO_LARGE', 413);
  return file;
}

async function shrunk(file: File): Promise<Blob | null> {
  const whole = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(whole.width * scale));
  canvas.height = Math.max(1, Math.round(whole.height * scale));
  const drawing = canvas.getContext('2d');
  if (drawing === null) return null;
  // JPEG knows no transparency; without this it would be black.
  drawing.fillStyle = '#ffffff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.88));
}

/** By the older interface: `fetch` does not tell how much has left. */
function put(url: string, headers: Record<string, string>, file: Blob, progress: (now: number) => void): Promise<void> {
  return new Promise((done, refuse) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status < 300) done();
      else refuse(new ApiError(codeIn(request.responseText), request.status));
    };
    request.onerror = () => refuse(offlineError());
    request.send(file);
  });
}

/** The object storage answers in its own words: then the address has expired, whatever else it says. */
function codeIn(text: string): ClientErrorCode {
  try {
    return (JSON.parse(text) as { error: { code: ClientErrorCode } }).error.code;
  } catch {
    return 'UPLOAD_REFUSED';
  }
}
