import {
  Anchor,
  Button,
  UnstyledButton,
  type AnchorProps,
  type ButtonProps,
  type UnstyledButtonProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** Mantine's looks with the router's typed addresses. */
export const TextLink = createLink((props: Native<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Native<ButtonProps>) => <Button component="a" {...props} />);
export const PlainLink = createLink((props: Native<UnstyledButtonProps>) => (
  <UnstyledButton component="a" {...props} />
));
