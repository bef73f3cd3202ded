/** BusyBox's applets that the world has programs for. */
export const busyboxApplets: readonly string[] = [
  ..."ash sh [ test true false echo printf pwd cat ls cp mv rm mkdir rmdir touch ln chmod chown head tail wc grep".split(
    " ",
  ),
  ..."sort uniq cut tr seq sleep date env id whoami hostname uname basename dirname tee xargs find which kill".split(
    " ",
  ),
  ..."ps wget nslookup ping nc df du free sed awk expr yes time timeout watch stat readlink realpath vi".split(
    " ",
  ),
];
