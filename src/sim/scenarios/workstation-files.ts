export const bashrc = `# Read by bash for every shell that somebody types at.
HISTSIZE=1000
PS1='\\[\\e[01;32m\\]\\u@\\h\\[\\e[00m\\]:\\[\\e[01;34m\\]\\w\\[\\e[00m\\]\\$ '
export EDITOR=nano

alias ls='ls --color=auto'
alias grep='grep --color=auto'
alias ll='ls -alF'
`;

export const profile = `# Read by login shells.
if [ -f "$HOME/.bashrc" ]; then
  . "$HOME/.bashrc"
fi
`;

export const osRelease = `PRETTY_NAME="Ubuntu 24.04.2 LTS"
NAME="Ubuntu"
VERSION_ID="24.04"
VERSION="24.04.2 LTS (Noble Numbat)"
VERSION_CODENAME=noble
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
SUPPORT_URL="https://help.ubuntu.com/"
BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
PRIVACY_POLICY_URL="https://www.ubuntu.com/legal/terms-and-policies/privacy-policy"
UBUNTU_CODENAME=noble
LOGO=ubuntu-logo
`;

/** Units that packages have installed. */
export const unitFiles: Readonly<Record<string, string>> = {
  "/usr/lib/systemd/system/docker.service": `[Unit]
Description=Docker Application Container Engine
Documentation=https://docs.docker.com
After=network-online.target nss-lookup.target containerd.service

[Service]
Type=notify
ExecStart=/usr/bin/dockerd -H unix:///var/run/docker.sock
Restart=always
RestartSec=2
StartLimitBurst=3
StartLimitIntervalSec=60
KillMode=process

[Install]
WantedBy=multi-user.target
`,
};
