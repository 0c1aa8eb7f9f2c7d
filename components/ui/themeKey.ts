/** Where a browser remembers the theme that its user chose. */
export const THEME_KEY = "plimsoll-theme";
