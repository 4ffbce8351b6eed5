import { csrfToken, type Schema } from './api';
import { ApiError } from './api-error';

export type UploadedFile = Schema<'FileShape'>;

/** Send one file, telling progress from 0 to 1. fetch cannot tell progress, so XMLHttpRequest does. */
export function upload<Answer = UploadedFile>(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
  to = '/api/files',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    request.responseType = 'json';
    request.upload.onprogress = (progress) => {
      if (progress.lengthComputable) onProgress(progress.loaded / progress.total);
    };
    request.onload = () => {
      if (request.status < 300) {
        resolve(request.response as Answer);
        return;
      }
      const body = (request.response ?? {}) as {
        code?: string;
        message?: string;
        facts?: Record<string, unknown>;
      };
      reject(
        new ApiError(
          request.status,
          body.code ?? `http_${request.status}`,
          body.message ?? request.statusText,
          body.facts,
        ),
      );
    };
    request.onerror = () => reject(new ApiError(0, 'unreachable', 'The server could not be reached.'));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
