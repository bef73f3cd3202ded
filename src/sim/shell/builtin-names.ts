/** What `builtins` holds: names are asked for before anything runs. */
export const builtinNames: readonly string[] = (
  ": . [ alias bg break builtin cd command continue declare dirs disown echo eval exec exit export false fg getopts " +
  "hash history jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt " +
  "source test times trap true type typeset ulimit umask unalias unset wait"
).split(" ");
