import {
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconVideo,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import { hueOf } from '../../ui/mark';

const ICONS: Record<string, TablerIcon> = {
  chat: IconMessageCircle,
  email: IconMail,
  voice: IconPhone,
  video: IconVideo,
  sms: IconDeviceMobileMessage,
  whatsapp: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  telegram: IconBrandTelegram,
};

/** The channel as a sign in its hue, with its name for the ear and the pointer. */
export function ChannelIcon({ kind, name }: { kind: string; name: string }) {
  const Icon = ICONS[kind] ?? IconWorld;
  return <Icon size={14} stroke={1.8} color={hueOf('channel', kind)} role="img" aria-label={name} title={name} />;
}
