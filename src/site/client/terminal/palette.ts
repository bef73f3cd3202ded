import type { ITheme } from "@xterm/xterm";

/** All sixteen at least 4.5:1 on their background. */
const day: ITheme = {
  background: "#fbfbf9",
  foreground: "#1d2731",
  cursor: "#0a5f75",
  cursorAccent: "#fbfbf9",
  selectionBackground: "#bfe0e8",
  black: "#1d2731",
  red: "#a3262f",
  green: "#1c6b3c",
  yellow: "#7a5200",
  blue: "#0a4f9c",
  magenta: "#7a2f8f",
  cyan: "#0a5f75",
  white: "#5a6570",
  brightBlack: "#55626e",
  brightRed: "#b02a34",
  brightGreen: "#1f7542",
  brightYellow: "#8a4b00",
  brightBlue: "#1259ad",
  brightMagenta: "#8a3aa0",
  brightCyan: "#0d6a82",
  brightWhite: "#17212b",
};

const night: ITheme = {
  background: "#0b1117",
  foreground: "#dbe4ec",
  cursor: "#7fd0e4",
  cursorAccent: "#0b1117",
  selectionBackground: "#2a4a58",
  black: "#7d8b98",
  red: "#f5979d",
  green: "#7fd39b",
  yellow: "#eebd6d",
  blue: "#8db8f5",
  magenta: "#d6a5ea",
  cyan: "#7fd0e4",
  white: "#dbe4ec",
  brightBlack: "#93a3b1",
  brightRed: "#ffb0b5",
  brightGreen: "#9fe3b5",
  brightYellow: "#f7d08f",
  brightBlue: "#a9cbfa",
  brightMagenta: "#e4bff3",
  brightCyan: "#a2e0ef",
  brightWhite: "#f4f8fb",
};

export function palette(): ITheme {
  return document.documentElement.dataset["theme"] === "dark" ? night : day;
}
