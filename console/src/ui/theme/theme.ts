import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Every shade of a Mantine colour is the same token: light and dark live in tokens.css, not in shades. */
function oneToken(token: string, soft: string): MantineColorsTuple {
  return [soft, soft, soft, token, token, token, token, token, token, token];
}

/** Mantine's own greys are our inks, whichever way round the scheme has them. */
function inks(
  ...tokens: [string, string, string, string, string, string, string, string, string, string]
): MantineColorsTuple {
  return tokens.map((token) => `var(--${token})`) as unknown as MantineColorsTuple;
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input);
  const color = input.color ?? 'accent';
  const known = ['accent', 'positive', 'warning', 'negative'].includes(color);
  if (!known) return resolved;
  const token = `var(--${color})`;
  const soft = `var(--${color}-soft)`;
  switch (input.variant) {
    case 'filled':
      return {
        background: token,
        hover: color === 'accent' ? 'var(--accent-strong)' : token,
        color: 'var(--on-accent)',
        border: 'none',
      };
    case 'light':
      return { background: soft, hover: soft, color: token, border: 'none' };
    case 'subtle':
      return { background: 'transparent', hover: soft, color: token, border: 'none' };
    default:
      return resolved;
  }
};

export const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    gray: inks(
      'surface',
      'surface-sunk',
      'line',
      'line-strong',
      'line-strong',
      'text-faint',
      'text-soft',
      'text-soft',
      'text',
      'text',
    ),
    dark: inks(
      'text',
      'text-soft',
      'text-soft',
      'text-faint',
      'line-strong',
      'line',
      'surface-raised',
      'surface',
      'surface-sunk',
      'surface-sunk',
    ),
    accent: oneToken('var(--accent)', 'var(--accent-soft)'),
    positive: oneToken('var(--positive)', 'var(--positive-soft)'),
    warning: oneToken('var(--warning)', 'var(--warning-soft)'),
    negative: oneToken('var(--negative)', 'var(--negative-soft)'),
  },
  variantColorResolver,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: {
    xs: 'var(--fs-xs)',
    sm: 'var(--fs-s)',
    md: 'var(--fs-m)',
    lg: 'var(--fs-l)',
    xl: 'var(--fs-xl)',
  },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-5)',
  },
  radius: { xs: 'var(--r-s)', sm: 'var(--r-s)', md: 'var(--r-m)', lg: 'var(--r-l)', xl: 'var(--r-full)' },
  shadows: {
    xs: 'var(--shadow)',
    sm: 'var(--shadow)',
    md: 'var(--shadow-high)',
    lg: 'var(--shadow-high)',
    xl: 'var(--shadow-high)',
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: 'var(--fs-xl)' },
      h2: { fontSize: 'var(--fs-l)' },
      h3: { fontSize: 'var(--fs-m)' },
    },
  },
  components: {
    SegmentedControl: {
      defaultProps: { withItemsBorders: false },
      styles: {
        root: { background: 'var(--surface-sunk)' },
        indicator: { background: 'var(--surface-chosen)', boxShadow: 'var(--shadow)' },
        label: { color: 'var(--text-soft)' },
        innerLabel: { color: 'var(--text)' },
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } },
    // What opens over the page stays inside its main landmark, so that a screen reader knows where it is.
    Portal: { defaultProps: { target: '#main' } },
    Menu: {
      defaultProps: {
        withInitialFocusPlaceholder: false,
        shadow: 'md',
        withinPortal: true,
        transitionProps: { duration: 80 },
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    // They live inside #main, beside the rail: without a start edge they would begin where the rail ends.
    Modal: {
      defaultProps: { transitionProps: { duration: 100 }, centered: true, padding: 'xl', radius: 'lg', shadow: 'md' },
      styles: {
        inner: { insetInlineStart: 0 },
        header: { background: 'var(--surface-raised)' },
        content: { background: 'var(--surface-raised)' },
        title: { fontSize: 'var(--fs-l)', fontWeight: 650, lineHeight: 1.3, overflowWrap: 'anywhere' },
      },
    },
    Drawer: {
      defaultProps: { transitionProps: { duration: 120 }, padding: 'xl' },
      styles: {
        inner: { insetInlineStart: 0 },
        title: {
          fontSize: 'var(--fs-xl)',
          fontWeight: 650,
          lineHeight: 1.3,
          letterSpacing: '-0.015em',
          overflowWrap: 'anywhere',
        },
      },
    },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
  },
});

const shared: Record<string, string> = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-soft)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--surface-sunk)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--negative)',
  '--mantine-color-disabled': 'var(--surface-sunk)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-gray-light-hover': 'var(--surface-sunk)',
  '--mantine-color-gray-light-color': 'var(--text-soft)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-strong)',
};

/** The tokens by meaning, told to Mantine; light and dark differ in tokens.css only. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': 'var(--lh)', '--mantine-line-height-md': 'var(--lh)' },
  light: shared,
  dark: shared,
});
