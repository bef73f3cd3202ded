import { file, programFile } from "../host/file-tree.ts";
import type { Directory } from "../host/file-node.ts";
import { baseTree, programs } from "./base-tree.ts";
import { built } from "./file-tree.ts";
import type { Image } from "./image.ts";
import { nginx, nginxEntrypoint } from "./nginx-daemon.ts";
import { errorPage, welcomePage } from "./nginx-pages.ts";

const tools = [
  ..."sh bash cat ls cp mv rm mkdir rmdir touch ln chmod chown head tail wc grep sort uniq cut tr seq sleep".split(
    " ",
  ),
  ..."date env id whoami hostname uname basename dirname tee find which true false echo printf pwd test sed awk tar".split(
    " ",
  ),
  "curl",
];

/** Tags that name no number stand for one. */
const versions: Readonly<Record<string, string>> = {
  latest: "1.29.0",
  mainline: "1.29.0",
  perl: "1.29.0",
  alpine: "1.29.0",
  stable: "1.28.0",
};

function versionOf(tag: string): string {
  const name = tag.replace(/-alpine$/, "");
  const version = versions[name] ?? name;
  return /^\d+\.\d+$/.test(version) ? `${version}.${patches[version] ?? 0}` : version;
}

const patches: Readonly<Record<string, number>> = {
  "1.14": 2,
  "1.16": 1,
  "1.19": 10,
  "1.20": 2,
  "1.21": 6,
  "1.22": 1,
  "1.23": 4,
  "1.25": 5,
  "1.26": 3,
  "1.27": 5,
};

const mainConf = `
user  nginx;
worker_processes  auto;

error_log  /var/log/nginx/error.log notice;
pid        /run/nginx.pid;

events {
    worker_connections  1024;
}

http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;

    log_format  main  '$remote_addr - $remote_user [$time_local] "$request" '
                      '$status $body_bytes_sent "$http_referer" '
                      '"$http_user_agent" "$http_x_forwarded_for"';

    access_log  /var/log/nginx/access.log  main;

    sendfile        on;
    keepalive_timeout  65;

    include /etc/nginx/conf.d/*.conf;
}
`;

const defaultConf = `server {
    listen       80;
    server_name  localhost;

    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }

    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

const trees = new Map<string, Directory>();

function treeOf(tag: string): Directory {
  const version = versionOf(tag);
  const known = trees.get(version);
  if (known !== undefined) return known;
  const text = (content: string): ReturnType<typeof file> => file(content, { modified: built });
  const tree = baseTree({
    ...programs("/usr/bin", tools),
    "/bin/sh": programFile("sh", { modified: built }),
    "/bin/bash": programFile("bash", { modified: built }),
    "/usr/sbin/nginx": programFile(nginx.name, { modified: built }),
    "/docker-entrypoint.sh": programFile(nginxEntrypoint.name, { modified: built }),
    "/etc/nginx/nginx.conf": text(mainConf),
    "/etc/nginx/conf.d/default.conf": text(defaultConf),
    "/etc/nginx/version": text(`${version}\n`),
    "/usr/share/nginx/html/index.html": text(welcomePage),
    "/usr/share/nginx/html/50x.html": text(errorPage(500, version)),
    "/etc/os-release": text(
      'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nID=debian\n',
    ),
  });
  trees.set(version, tree);
  return tree;
}

/** The web server, as the official image of Docker Hub starts it. */
export const nginxImage: Image = {
  config: {
    entrypoint: ["/docker-entrypoint.sh"],
    cmd: ["nginx", "-g", "daemon off;"],
    env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
    workingDir: "",
    user: "",
    stopSignal: "SIGQUIT",
  },
  root: treeOf,
  programs: [nginx, nginxEntrypoint],
};
