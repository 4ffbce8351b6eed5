/** The one element of ours in the host page: a closed shadow root whose styles the page's CSP and CSS cannot touch. */
import type { Config } from './config.ts';
import launcherCss from './launcher.css?inline';
import tokensCss from './tokens.css?inline';

export type Stage = { host: HTMLElement; root: ShadowRoot; frame: HTMLElement; addStyles(css: string): void };

/** Puts the stage into the page. It hangs on the document's root, so that an application replacing its body keeps it. */
export function buildStage(config: Config): Stage {
  const host = document.createElement('wayline-chat');
  host.setAttribute('data-wayline-ignore', '');
  const root = host.attachShadow({ mode: 'closed' });
  const addStyles = (css: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  };
  addStyles(tokensCss);
  addStyles(`:host { --brand: ${config.accent}; --on-brand: ${readableOn(config.accent)}; }`);
  addStyles(launcherCss);
  followTheme(host, config.theme);

  const frame = document.createElement('div');
  frame.className = config.side;
  frame.lang = config.language;
  frame.dir = config.language === 'ar' ? 'rtl' : 'ltr';
  root.append(frame);
  document.documentElement.append(host);
  return { host, root, frame, addStyles };
}

/** Black or white, whichever reads better on a colour (WCAG relative luminance). */
export function readableOn(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#12110f';
}

function followTheme(host: HTMLElement, theme: Config['theme']): void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    host.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  apply();
  dark.addEventListener('change', apply);
}
