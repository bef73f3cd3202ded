/**
 * The applets that busybox's /bin has, as far as they are programs here. They print GNU's messages, which is a limit
 * of this simulation; `ash` and `sh` are the shell.
 */
export const busyboxApplets: readonly string[] = (
  "[ ash awk base64 basename cat chgrp chmod chown clear cmp cp cut date df diff dirname du echo egrep env expr false " +
  "fgrep find free grep head hostname id ip kill less ln ls mkdir mktemp more mv nc nl nohup nproc nslookup paste pgrep " +
  "ping pkill printenv printf ps pwd readlink realpath reset rev rm rmdir sed seq sh sha256sum sleep sort stat su tac " +
  "tail tar tee test time timeout top touch tr true uname uniq uptime vi watch wc wget which whoami xargs yes"
).split(" ");
