import { createTheme, type CSSVariablesResolver } from '@mantine/core';

const fonts = [
  "'Geist Variable'",
  "'Readex Pro Variable'",
  'system-ui',
  '-apple-system',
  "'Segoe UI'",
  "'Noto Sans Arabic'",
  "'Geeza Pro'",
  'Tahoma',
  'sans-serif',
].join(', ');

/** Deep sea green for what can be done, warm paper for what is there, amber for what a person wrote. */
export const theme = createTheme({
  primaryColor: 'tide',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  black: '#18211e',
  colors: {
    tide: ['#eaf6f2', '#d2ebe3', '#a5d8c9', '#78c5b0', '#54b79d', '#2f9c84', '#178470', '#0b6e5f', '#07574c', '#04413a'],
    amber: ['#fff7e8', '#ffedcc', '#ffdb9b', '#ffc766', '#f7b23c', '#dd931c', '#b07010', '#8a550b', '#6b4208', '#4f3106'],
    gray: ['#faf9f6', '#f4f2ed', '#eae7e0', '#dedad1', '#c6c1b6', '#918c81', '#66635b', '#4a4842', '#33322e', '#1f1e1b'],
    dark: ['#e6eae7', '#c5ccc8', '#9aa5a0', '#707b76', '#303936', '#28302d', '#1b2220', '#131817', '#0e1312', '#0a0e0d'],
  },
  fontFamily: fonts,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8438rem', md: '0.9063rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontFamily: fonts,
    fontWeight: '600',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '18px' },
  shadows: {
    xs: '0 1px 2px rgb(24 33 30 / 6%)',
    sm: '0 1px 3px rgb(24 33 30 / 8%)',
    md: '0 8px 24px -8px rgb(24 33 30 / 18%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Avatar: { styles: { placeholder: { fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { radius: 'lg', centered: true } },
    Paper: { defaultProps: { radius: 'lg' } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', width: 220 } },
    Skeleton: { defaultProps: { radius: 'sm' } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf9f6',
    '--mantine-color-default-border': '#e3dfd6',
    '--mantine-color-placeholder': '#716d64',
    '--invi-side': '#f1eee8',
    '--invi-surface': '#ffffff',
    '--invi-hover': '#f4f2ed',
    '--invi-line': '#e9e6de',
  },
  dark: {
    '--mantine-color-body': '#131817',
    '--mantine-color-default-border': '#303936',
    '--mantine-color-placeholder': '#87928d',
    '--invi-side': '#0e1312',
    '--invi-surface': '#191f1d',
    '--invi-hover': '#202725',
    '--invi-line': '#262e2b',
  },
});
