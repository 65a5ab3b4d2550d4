import { useMediaQuery } from '@mantine/hooks';

const useNarrowerThan = (width: string) =>
  useMediaQuery(`(max-width: ${width})`, undefined, { getInitialValueInEffect: false });
export const useIsPhone = () => useNarrowerThan('48em');
/** One column instead of two. */
export const useIsNarrow = () => useNarrowerThan('60em');
