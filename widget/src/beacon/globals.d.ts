/** The version of the widget, written in by the build. */
declare const __VERSION__: string;
/** The file name of the launcher beside the script tag, written in by the build. */
declare const __LAUNCHER__: string;
