import { expect, test } from 'vitest';
import { QuietSocket, standIn } from '../../src/preview/stand-in.ts';

const HERE = 'https://wayline.example';
const asked = async (fetching: typeof fetch, path: string, body?: unknown): Promise<unknown> => {
  const answer = await fetching(HERE + path, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) });
  return answer.status === 204 ? null : answer.json();
};

test('the chat is told the settings of this moment', async () => {
  let position = 'left';
  const fetching = standIn(() => ({ position }));
  expect(await asked(fetching, '/w/config?key=preview')).toEqual({ position: 'left' });
  position = 'right';
  expect(await asked(fetching, '/w/config?key=preview')).toEqual({ position: 'right' });
});

test('what is written is there, once, for whoever asks after it', async () => {
  const fetching = standIn(() => ({}));
  expect(await asked(fetching, '/w/conversations')).toEqual({ items: [] });
  await asked(fetching, '/w/messages', { client_id: 'a', body: 'In blue?' });
  await asked(fetching, '/w/messages', { client_id: 'b', body: 'And white?' });
  const page = (await asked(fetching, '/w/conversations/preview/entries?after=1')) as { items: { body: string }[] };
  expect(page.items.map(({ body }) => body)).toEqual(['And white?']);
  expect(await asked(fetching, '/w/conversations')).toMatchObject({ items: [{ id: 'preview', position: 2 }] });
});

test('anything else is heard and forgotten', async () => {
  expect(
    await asked(
      standIn(() => ({})),
      '/w/email',
      { email: 'maya@okafor.example' },
    ),
  ).toBeNull();
});

test('the socket says hello once it was told who is there', async () => {
  const socket = new QuietSocket();
  const heard: string[] = [];
  socket.onopen = () => socket.send('{"type":"session","session":"preview"}');
  socket.onmessage = ({ data }) => heard.push(data);
  await new Promise((go) => setTimeout(go, 0));
  socket.send('{"type":"ping"}');
  expect(heard).toEqual(['{"type":"hello"}']);
  expect(socket.readyState).toBe(QuietSocket.OPEN);
});
