import { readStored, writeStored } from '../../lib/stored';

const KEY = 'wayline-notify';
export type Notify = { desktop: boolean; sound: boolean };

export function readNotify(): Notify {
  return readStored<Notify>(KEY) ?? { desktop: false, sound: false };
}

export function writeNotify(notify: Notify): void {
  writeStored(KEY, notify);
}

/** Two soft tones, made here so that nothing need be loaded. Silent where the browser forbids it. */
export function playSound(): void {
  const audio = new AudioContext();
  const volume = audio.createGain();
  volume.connect(audio.destination);
  volume.gain.setValueAtTime(0.0001, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.45);
  for (const [tone, after] of [
    [587, 0],
    [880, 0.13],
  ] as const) {
    const voice = audio.createOscillator();
    voice.type = 'sine';
    voice.frequency.value = tone;
    voice.connect(volume);
    voice.start(audio.currentTime + after);
    voice.stop(audio.currentTime + 0.5);
  }
  setTimeout(() => void audio.close(), 800);
}

/** A desktop notification that opens its conversation; one per conversation, the newest stands. */
export function showDesktop(title: string, body: string, tag: string, open: () => void): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag, icon: '/assets/wayline.svg' });
  shown.onclick = () => {
    window.focus();
    open();
    shown.close();
  };
}
