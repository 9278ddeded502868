import { Center } from '@mantine/core';
import { LogoMark } from './Logo';

/** While it is not known yet who is here. */
export function SplashScreen() {
  return (
    <Center h="100dvh" aria-busy="true">
      <LogoMark size={44} />
    </Center>
  );
}
