/** A node type's icon on a tile in its kind's colour and shape: a disc starts, a lozenge decides, a square acts. */
import type { NodeKind } from '@switchboard/shared/node-type';
import {
  IconAdjustments,
  IconAt,
  IconBell,
  IconBolt,
  IconBuilding,
  IconCalendar,
  IconClock,
  IconCode,
  IconDatabase,
  IconFilter,
  IconFlag,
  IconFlask,
  IconHash,
  IconHeart,
  IconHelpCircle,
  IconHierarchy,
  IconInbox,
  IconLanguage,
  IconLink,
  IconLock,
  IconMail,
  IconMailbox,
  IconMapPin,
  IconMessage,
  IconMessageCircle,
  IconMessages,
  IconMoon,
  IconNote,
  IconPhone,
  IconPlayerPlay,
  IconRepeat,
  IconRobot,
  IconRoute,
  IconSearch,
  IconSend,
  IconSettings,
  IconShield,
  IconStar,
  IconSun,
  IconTag,
  IconTags,
  IconTicket,
  IconUser,
  IconUserCheck,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
  IconWorld,
  type TablerIcon,
} from '@tabler/icons-react';
import classes from './node-icon.module.css';

/** The Tabler icons that a node type may name; shipping all six thousand would make the editor slow to open. */
const icons: Record<string, TablerIcon> = {
  adjustments: IconAdjustments,
  at: IconAt,
  bell: IconBell,
  bolt: IconBolt,
  building: IconBuilding,
  calendar: IconCalendar,
  clock: IconClock,
  code: IconCode,
  database: IconDatabase,
  filter: IconFilter,
  flag: IconFlag,
  flask: IconFlask,
  hash: IconHash,
  heart: IconHeart,
  'help-circle': IconHelpCircle,
  hierarchy: IconHierarchy,
  inbox: IconInbox,
  language: IconLanguage,
  link: IconLink,
  lock: IconLock,
  mail: IconMail,
  mailbox: IconMailbox,
  'map-pin': IconMapPin,
  message: IconMessage,
  'message-circle': IconMessageCircle,
  messages: IconMessages,
  moon: IconMoon,
  note: IconNote,
  phone: IconPhone,
  'player-play': IconPlayerPlay,
  repeat: IconRepeat,
  robot: IconRobot,
  route: IconRoute,
  search: IconSearch,
  send: IconSend,
  settings: IconSettings,
  shield: IconShield,
  star: IconStar,
  sun: IconSun,
  tag: IconTag,
  tags: IconTags,
  ticket: IconTicket,
  user: IconUser,
  'user-check': IconUserCheck,
  'user-plus': IconUserPlus,
  users: IconUsers,
  'users-group': IconUsersGroup,
  webhook: IconWebhook,
  world: IconWorld,
};
const iconOfKind: Record<NodeKind, TablerIcon> = { trigger: IconBolt, filter: IconFilter, action: IconPlayerPlay };

interface NodeIconProps {
  /** Undefined for a node type that the server does not know. */
  kind: NodeKind | undefined;
  name: string | undefined;
}

export function NodeIcon({ kind, name }: NodeIconProps) {
  const Glyph = icons[name ?? ''] ?? (kind === undefined ? IconHelpCircle : iconOfKind[kind]);
  return (
    <span className={classes.tile} data-kind={kind ?? 'unknown'} aria-hidden>
      <Glyph size={18} stroke={1.75} />
    </span>
  );
}
