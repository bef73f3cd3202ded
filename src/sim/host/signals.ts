/** Linux's signals that occur here, with their numbers and what happens without a handler. */
export const signals = {
  SIGHUP: { number: 1, action: "end", text: "Hangup" },
  SIGINT: { number: 2, action: "end", text: "Interrupt" },
  SIGQUIT: { number: 3, action: "end", text: "Quit" },
  SIGKILL: { number: 9, action: "kill", text: "Killed" },
  SIGUSR1: { number: 10, action: "end", text: "User defined signal 1" },
  SIGUSR2: { number: 12, action: "end", text: "User defined signal 2" },
  SIGPIPE: { number: 13, action: "end", text: "Broken pipe" },
  SIGALRM: { number: 14, action: "end", text: "Alarm clock" },
  SIGTERM: { number: 15, action: "end", text: "Terminated" },
  SIGCHLD: { number: 17, action: "ignore", text: "Child exited" },
  SIGCONT: { number: 18, action: "continue", text: "Continued" },
  SIGSTOP: { number: 19, action: "stop", text: "Stopped (signal)" },
  SIGTSTP: { number: 20, action: "stop", text: "Stopped" },
  SIGTTIN: { number: 21, action: "stop", text: "Stopped (tty input)" },
  SIGTTOU: { number: 22, action: "stop", text: "Stopped (tty output)" },
  SIGWINCH: { number: 28, action: "ignore", text: "Window changed" },
} as const;

export type SignalName = keyof typeof signals;
