/**
 * How everything looks: Inter at 14 px, one accent, neutral greys. Text meets 4.5:1 on its ground in both themes: that
 * is why grey 6 and the placeholder are darker than Mantine's own. Lines and ports meet 3:1, on every frame's tint too.
 */
import { type ButtonProps, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#f4f4fe',
  '#e8e8fc',
  '#d2d3f8',
  '#b5b6f3',
  '#9799ec',
  '#7b7de4',
  '#5b5bd6',
  '#4f4fc4',
  '#4242a8',
  '#353589',
];
const gray: MantineColorsTuple = [
  '#fafafb',
  '#f4f4f6',
  '#ebebee',
  '#dfdfe3',
  '#cbcbd1',
  '#9c9ca6',
  '#666670',
  '#4d4d56',
  '#34343b',
  '#1f1f24',
];
const red: MantineColorsTuple = [
  '#fff1f1',
  '#ffe0e0',
  '#ffc7c7',
  '#ffa3a3',
  '#f97e7e',
  '#e85555',
  '#c92a2a',
  '#b02020',
  '#951a1a',
  '#7a1414',
];
const dark: MantineColorsTuple = [
  '#e6e6ea',
  '#c9c9d0',
  '#a3a3ad',
  '#83838d',
  '#3a3a42',
  '#303037',
  '#25252b',
  '#19191d',
  '#131316',
  '#0d0d0f',
];

/** Id of the element that menus and lists of choices are drawn in; the shell has it. */
export const floatingId = 'floating';

const quick = { duration: 140 };
/** What drawers and dialogs share. Their `header` element is no banner of the page, and says so to a screen reader. */
const overlaid = {
  overlayProps: { backgroundOpacity: 0.32 },
  attributes: { header: { role: 'none' } },
  closeButtonProps: { 'aria-label': 'Close' },
  styles: { title: { minWidth: 0, paddingRight: 12, overflowWrap: 'anywhere' as const } },
};

/** What choosers share. The list itself scrolls, as a screen reader expects of one, not a box around it. */
const choosing = {
  comboboxProps: { transitionProps: quick, portalProps: { target: `#${floatingId}` } },
  withScrollArea: false,
  styles: { options: { maxHeight: 260, overflowY: 'auto' as const } },
};

export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  headings: {
    fontFamily: "'Inter Variable', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  colors: { accent, gray, dark, red },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 6 },
  defaultRadius: 'sm',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { transitionProps: quick, centered: true, ...overlaid } },
    Drawer: { defaultProps: { transitionProps: quick, position: 'right', padding: 'lg', ...overlaid } },
    // Told from the text around it without relying on colour.
    Anchor: { defaultProps: { underline: 'always' } },
    // They float within the page's main part, where a screen reader looks for them; a menu's first item takes the focus.
    Tooltip: { defaultProps: { transitionProps: quick, openDelay: 350, portalProps: { target: `#${floatingId}` } } },
    Menu: {
      defaultProps: {
        transitionProps: quick,
        shadow: 'md',
        portalProps: { target: `#${floatingId}` },
        withInitialFocusPlaceholder: false,
      },
    },
    Notification: { defaultProps: { withBorder: true, closeButtonProps: { 'aria-label': 'Close' } } },
    Select: { defaultProps: { ...choosing, checkIconPosition: 'right' } },
    // A number that cannot be is told of, and never another than was typed.
    NumberInput: { defaultProps: { clampBehavior: 'none' } },
    MultiSelect: { defaultProps: choosing },
    // Said within a list box, which may hold nothing but options (WAI-ARIA 1.2): one that cannot be chosen.
    ComboboxEmpty: { defaultProps: { role: 'option', 'aria-disabled': true, 'aria-selected': false } },
    Autocomplete: { defaultProps: choosing },
    TagsInput: { defaultProps: choosing },
    // No button is lower than 24 px, so that a finger hits it (WCAG 2.2, 2.5.8).
    Button: {
      vars: (_theme: unknown, { size }: ButtonProps) => (size === 'compact-xs' ? { root: { '--button-height': '24px' } } : {}),
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Loader: { defaultProps: { type: 'dots' } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': '#6b6b75',
    '--mantine-color-error': '#c02626',
    '--mantine-color-red-light': '#fdeaea',
    '--mantine-color-red-light-color': '#a61f1f',
    '--quiet-border': '#e4e4e8',
    '--quiet-ground': '#fafafb',
    '--hover-ground': '#f4f4f6',
    '--selected-ground': '#ebebee',
    '--chosen-ground': '#e8e8fc',
    '--accent-text': '#4f4fc4',
    '--person-ground': '#f1f1f4',
    '--control-border': '#cbcbd1',
    '--line-ink': '#82828d',
    '--passed-ink': '#2a8f60',
    '--good-ground': '#e4f7ef',
    '--good-text': '#0a6b4c',
    '--warn-ground': '#fdf1dd',
    '--warn-text': '#8a4b00',
    '--bad-ground': '#fdeaea',
    '--bad-text': '#b42323',
    '--info-ground': '#ededfd',
    '--info-text': '#4242a8',
    '--calm-ground': '#f0f0f3',
    '--calm-text': '#4d4d56',
  },
  dark: {
    '--mantine-color-placeholder': '#8d8d97',
    '--mantine-color-error': '#ff8f8f',
    '--mantine-color-red-light': '#3a1d20',
    '--mantine-color-red-light-color': '#ffb1b1',
    '--quiet-border': '#2c2c33',
    '--quiet-ground': '#141417',
    '--hover-ground': '#212126',
    '--selected-ground': '#2a2a31',
    '--chosen-ground': '#2d2d58',
    '--accent-text': '#a9abf2',
    '--person-ground': '#26262c',
    '--control-border': '#45454e',
    '--line-ink': '#7b7b86',
    '--passed-ink': '#2f9e6a',
    '--good-ground': '#12332a',
    '--good-text': '#72dcb4',
    '--warn-ground': '#382a12',
    '--warn-text': '#f5c078',
    '--bad-ground': '#401f22',
    '--bad-text': '#ff9d9d',
    '--info-ground': '#282850',
    '--info-text': '#b9bbf6',
    '--calm-ground': '#2a2a31',
    '--calm-text': '#c2c2ca',
  },
});
