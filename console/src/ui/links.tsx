import {
  ActionIcon,
  type ActionIconProps,
  Anchor,
  type AnchorProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Rest<Props> = Props &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof Props> & { ref?: Ref<HTMLAnchorElement> };

/** Links that look like Mantine's controls, with the routes' types kept. */
export const ButtonLink = createLink((props: Rest<ButtonProps>) => <Button component="a" {...props} />);
export const ActionIconLink = createLink((props: Rest<ActionIconProps>) => <ActionIcon component="a" {...props} />);
export const AnchorLink = createLink((props: Rest<AnchorProps>) => <Anchor {...props} />);
export const MenuItemLink = createLink((props: Rest<MenuItemProps>) => <Menu.Item component="a" {...props} />);
