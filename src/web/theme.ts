import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ngọc: the green of the pond under the pavilion. Everything one can press. */
const jade: MantineColorsTuple = [
  '#eef6f3',
  '#dcebe5',
  '#b6d6ca',
  '#8dc0ae',
  '#66aa93',
  '#45967b',
  '#2a8066',
  '#176a53',
  '#105844',
  '#0a4535',
];
/** Son: the lacquered timber of the pavilion. The mark, and where one is now; never an alarm. */
const brick: MantineColorsTuple = [
  '#fbf1ee',
  '#f4ded8',
  '#e7bcb0',
  '#d99786',
  '#cb745f',
  '#bb5640',
  '#a54532',
  '#8a3424',
  '#732a1d',
  '#5c2117',
];
const red: MantineColorsTuple = [
  '#fff1f0',
  '#ffdedb',
  '#fbb8b3',
  '#f28d87',
  '#e8635f',
  '#dc4242',
  '#cb2a31',
  '#b31b26',
  '#96131d',
  '#780d16',
];
const amber: MantineColorsTuple = [
  '#fff7e6',
  '#fdebc8',
  '#f9d893',
  '#f2c05a',
  '#e8a92f',
  '#d39010',
  '#ad7203',
  '#8a5a00',
  '#6d4600',
  '#523400',
];
const blue: MantineColorsTuple = [
  '#eff5fb',
  '#dce9f5',
  '#b5d1ea',
  '#8ab6dd',
  '#639ccf',
  '#4183bd',
  '#2c6da7',
  '#1f598c',
  '#184870',
  '#113655',
];
/** Warm paper greys instead of the usual cold ones; step 6 is the lightest that may carry text. */
const gray: MantineColorsTuple = [
  '#faf9f6',
  '#f4f2ed',
  '#e9e6df',
  '#dbd7ce',
  '#c3beb3',
  '#989287',
  '#6e685e',
  '#544f47',
  '#39352f',
  '#23201c',
];

// No blur: on an old PC it makes every dialog stutter, and two dialogs stand still.
const overlay = { backgroundOpacity: 0.35 };
/** Mantine draws the title bar of a dialog as <header>, which would be a second banner of the page. */
const plainHeader = { header: { role: 'none' } };
const heading = { fontSize: '1.125rem', fontWeight: 600 };

export const theme = createTheme({
  primaryColor: 'jade',
  primaryShade: 7,
  colors: { jade, brick, red, amber, yellow: amber, blue, gray },
  black: '#23201c',
  fontFamily: "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: {
    fontFamily: "'Be Vietnam Pro', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.3' },
      h2: { fontSize: '1.125rem', lineHeight: '1.4' },
      h3: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9rem', md: '0.975rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.6', xl: '1.5' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { radius: 'lg', padding: 'lg', overlayProps: overlay, attributes: plainHeader }, styles: { title: heading } },
    Drawer: { defaultProps: { padding: 'lg', overlayProps: overlay, attributes: plainHeader }, styles: { title: heading } },
    InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } },
    // inside the content, where a screen reader looks for it; the keyboard starts on its first item
    Menu: { defaultProps: { portalProps: { target: '#main' }, withInitialFocusPlaceholder: false } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' } } },
  },
});
