/** Calls to the server's chat, with the visitor's session in a header and never in an address. */

import { toJson } from '../beacon/host.ts';

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly retryAfterMs: number,
  ) {
    super(`${status} ${code}`);
  }
  /** True where the same call can never succeed, however often it is made. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && ![401, 408, 425, 429].includes(this.status);
  }
}

/** GETs, or POSTs where there is a body. Throws Refused, or TypeError where no server was reached. */
export async function call<Answer>(
  origin: string,
  path: string,
  session: string | null,
  body?: unknown,
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (session) headers['X-Wayline-Session'] = session;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await fetch(origin + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    credentials: 'omit',
    ...(body === undefined ? {} : { body: toJson(body) }),
  });
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => ({}))) as { code?: string };
    throw new Refused(answer.status, problem.code ?? '', Number(answer.headers.get('retry-after') ?? 0) * 1000 || 0);
  }
  return (answer.status === 204 ? undefined : await answer.json().catch(() => undefined)) as Answer;
}

/** Uploads a file, telling how much has gone (0 to 1). Throws Refused or TypeError. */
export function upload<Answer>(
  origin: string,
  session: string,
  file: File,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${origin}/w/files`);
    request.setRequestHeader('X-Wayline-Session', session);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Answer);
      else reject(new Refused(request.status, (request.response as { code?: string } | null)?.code ?? '', 0));
    };
    request.onerror = request.onabort = () => reject(new TypeError('The file did not arrive.'));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}
