import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

// Every colour, size and radius of the app. Screens use parts of ui/ and these names, never values of their own.

/** The accent: basil. As text it is shade 7 on white and a lighter one on the dark ground (--accent-text). */
const basil: MantineColorsTuple = [
  '#eef6ef',
  '#dcebdf',
  '#b8d7bf',
  '#91c29d',
  '#74b485',
  '#4f9a67',
  '#2f7f51',
  '#1f6b43',
  '#175536',
  '#0f3f28',
];
/** Warnings: a ripe orange; never alone, always with an icon and words. */
const apricot: MantineColorsTuple = [
  '#fdf3e7',
  '#f8e4cb',
  '#f0c795',
  '#e8a95c',
  '#e19333',
  '#c8791b',
  '#a86112',
  '#87500f',
  '#6d400d',
  '#52300a',
];
/** Errors and what cannot be taken back. */
const tomato: MantineColorsTuple = [
  '#fdefec',
  '#f8dcd6',
  '#efb5a9',
  '#e78c7a',
  '#df6a54',
  '#cb4a34',
  '#b03a26',
  '#932f1f',
  '#752518',
  '#571b12',
];
/** Greys with a little warmth, from paper to ink. */
const gray: MantineColorsTuple = [
  '#faf7f1',
  '#f3efe6',
  '#e8e2d6',
  '#d8d1c2',
  '#bfb7a7',
  '#978f80',
  '#6a6459',
  '#4d4941',
  '#36332d',
  '#23211d',
];
const dark: MantineColorsTuple = [
  '#ecebe2',
  '#d3d3c8',
  '#a9ac9e',
  '#868a7c',
  '#4b5148',
  '#383e36',
  '#282d27',
  '#1e221d',
  '#151813',
  '#0e100d',
];

const sans =
  '"Figtree Variable", Figtree, Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const serif =
  '"Fraunces Variable", Fraunces, "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", "Noto Serif", Georgia, serif';

export const theme = createTheme({
  colors: { basil, apricot, tomato, gray, dark },
  primaryColor: 'basil',
  // White on it reaches AA in both.
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: '#23211d',
  fontFamily: sans,
  headings: {
    fontFamily: serif,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '2rem', lineHeight: '1.15' },
      h2: { fontSize: '1.5rem', lineHeight: '1.2' },
      h3: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h4: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '6px', sm: '8px', md: '12px', lg: '18px', xl: '28px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: {
      defaultProps: { size: 'md', radius: 'xl' },
      styles: { root: { minHeight: 44, flex: 'none', maxWidth: '100%' } },
      vars: (_theme: unknown, { size }: { size?: unknown }) => ({
        root: { '--button-padding-x': size === 'sm' ? '14px' : '20px' },
      }),
    },
    Input: { styles: { input: { minHeight: 44 } } },
    InputWrapper: {
      defaultProps: { size: 'md' },
      styles: { label: { marginBottom: 6 }, description: { marginBottom: 6 } },
    },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    // The place for a finger is 44 px; the cross in it is no larger than other signs.
    CloseButton: { defaultProps: { iconSize: '22px' } },
    Modal: { defaultProps: { radius: 'lg', centered: true } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 400,
        events: { hover: true, focus: true, touch: false },
        portalProps: { target: '#main' },
      },
    },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        portalProps: { target: '#main' },
        shadow: 'md',
        radius: 'md',
        withinPortal: true,
      },
    },
    Skeleton: { defaultProps: { radius: 'md' } },
  },
});

/** Roles: what a colour is for. Light and dark each have their own values. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--tap': '44px',
    '--page-width': '1520px',
    '--text-width': '68ch',
    '--font-serif': serif,
    '--settle': '320ms cubic-bezier(0.2, 0.8, 0.2, 1)',
    '--quick': '140ms ease-out',
  },
  light: {
    '--mantine-color-body': '#faf7f1',
    '--mantine-color-text': '#23211d',
    '--mantine-color-dimmed': '#645e53',
    '--mantine-color-default': '#ffffff',
    '--mantine-color-default-border': '#d8d1c2',
    '--mantine-color-placeholder': '#7a7468',
    '--mantine-color-error': '#a83522',
    '--surface': '#ffffff',
    '--surface-sunk': '#f3efe6',
    '--line': '#e6e0d3',
    '--track': '#e6e0d3',
    '--accent-text': '#1f6b43',
    '--mantine-color-basil-light': '#e4f0e6',
    '--mantine-color-basil-light-hover': '#d8e9db',
    '--mantine-color-basil-light-color': '#1f6b43',
    '--accent-soft': '#e4f0e6',
    '--warn-text': '#875009',
    '--warn-soft': '#fbeed9',
    '--shadow-card': '0 1px 2px rgb(60 50 30 / 6%), 0 4px 14px rgb(60 50 30 / 5%)',
    '--energy': '#2f7f51',
    '--protein': '#b0502f',
    '--carbs': '#b17f14',
    '--fat': '#75569b',
    '--fibre': '#3f7f8c',
    '--picture-dim': '1',
  },
  dark: {
    '--mantine-color-body': '#151813',
    '--mantine-color-text': '#ecebe2',
    '--mantine-color-dimmed': '#a9ac9e',
    '--mantine-color-default': '#1e221d',
    '--mantine-color-default-border': '#444a40',
    '--mantine-color-placeholder': '#8f9385',
    '--mantine-color-error': '#f0958a',
    '--surface': '#1e221d',
    '--surface-sunk': '#191c17',
    '--line': '#30352e',
    '--track': '#383e36',
    '--accent-text': '#8fcd9f',
    '--mantine-color-basil-light': '#22342a',
    '--mantine-color-basil-light-hover': '#2a4034',
    '--mantine-color-basil-light-color': '#8fcd9f',
    '--accent-soft': '#22342a',
    '--warn-text': '#f0bd78',
    '--warn-soft': '#3a2d19',
    '--shadow-card': '0 1px 2px rgb(0 0 0 / 35%)',
    '--energy': '#74b485',
    '--protein': '#e08a66',
    '--carbs': '#dcb24a',
    '--fat': '#b496da',
    '--fibre': '#7fbcc9',
    '--picture-dim': '0.86',
  },
});
