import { expect, test } from "vitest";
import { splitCommands } from "./split-commands.ts";

const heredoc = "cat > pod.yaml <<'EOF'\nkind: Pod\nEOF";

test.each([
  ["one command", "kubectl get pods", ["kubectl get pods"]],
  ["two commands and an empty line", "cd /tmp\n\nls", ["cd /tmp", "ls"]],
  ["a heredoc and what follows", `${heredoc}\nls`, [heredoc, "ls"]],
  ["a continued line", "kubectl get pods \\\n  -A\nls", ["kubectl get pods \\\n  -A", "ls"]],
  ["a quote over two lines", "echo 'a\nb'\nls", ["echo 'a\nb'", "ls"]],
  ["an apostrophe in a comment", "# don't\nls", ["# don't", "ls"]],
  ["an escaped quote", "echo \\'\nls", ["echo \\'", "ls"]],
  ["a heredoc that never ends", "cat <<EOF\na", ["cat <<EOF\na"]],
])("%s", (_, code, commands) => {
  expect(splitCommands(code)).toEqual(commands);
});
