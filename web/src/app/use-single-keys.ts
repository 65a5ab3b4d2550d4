import { useLocalStorage } from '@mantine/hooks';

/** Keys without Ctrl can be turned off: who dictates, or leans on the keyboard, must not set things off. */
export const useSingleKeys = () =>
  useLocalStorage<boolean>({
    key: 'mealwright.singleKeys',
    defaultValue: true,
    getInitialValueInEffect: false,
    serialize: (value) => (value ? 'on' : 'off'),
    deserialize: (value) => value !== 'off',
  });
