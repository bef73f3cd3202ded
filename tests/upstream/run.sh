#!/bin/bash
# Starts a fresh real control plane without nodes: `tests/upstream/run.sh FOLDER [PORT]`, FOLDER as build.sh left it.
# It writes FOLDER/run-PORT/admin.conf and stays in the foreground until it is stopped; "ready" is its first line.
set -euo pipefail
folder=$(realpath "${1:?usage: run.sh FOLDER [PORT]}")
port=${2:-26443}
etcd_port=$((port + 1)) peer_port=$((port + 2)) manager_port=$((port + 3)) scheduler_port=$((port + 4))
work="$folder/run-$port"
rm -rf "$work" && mkdir -p "$work" && cd "$work"
trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT

authority() {
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 30 -subj /CN=kubernetes 2>/dev/null
  openssl genrsa -out sa.key 2048 2>/dev/null
  openssl rsa -in sa.key -pubout -out sa.pub 2>/dev/null
}
issue() { # NAME SUBJECT
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2" 2>/dev/null
  printf 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:10.96.0.1\nextendedKeyUsage=serverAuth,clientAuth\n' >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 -out "$1.crt" \
    -extfile "$1.ext" 2>/dev/null
}
kubeconfig() { # NAME
  data() { base64 -w0 "$1"; }
  cat >"$1.conf" <<EOF
apiVersion: v1
kind: Config
clusters: [{name: upstream, cluster: {server: "https://127.0.0.1:$port", certificate-authority-data: $(data ca.crt)}}]
users: [{name: $1, user: {client-certificate-data: $(data "$1.crt"), client-key-data: $(data "$1.key")}}]
contexts: [{name: upstream, context: {cluster: upstream, user: $1}}]
current-context: upstream
EOF
}

authority
issue server /CN=kube-apiserver
issue admin /O=system:masters/CN=kubernetes-admin
issue manager /CN=system:kube-controller-manager
issue scheduler /CN=system:kube-scheduler
for name in admin manager scheduler; do kubeconfig $name; done

"$folder/bin/etcd" --data-dir etcd --listen-client-urls "http://127.0.0.1:$etcd_port" \
  --advertise-client-urls "http://127.0.0.1:$etcd_port" --listen-peer-urls "http://127.0.0.1:$peer_port" \
  --initial-advertise-peer-urls "http://127.0.0.1:$peer_port" \
  --initial-cluster "default=http://127.0.0.1:$peer_port" >etcd.log 2>&1 &
"$folder/bin/kube-apiserver" --etcd-servers="http://127.0.0.1:$etcd_port" --secure-port="$port" \
  --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --client-ca-file=ca.crt --tls-cert-file=server.crt \
  --tls-private-key-file=server.key --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --service-account-key-file=sa.pub --service-account-signing-key-file=sa.key \
  --service-cluster-ip-range=10.96.0.0/16 --authorization-mode=Node,RBAC \
  --enable-admission-plugins=NodeRestriction --enable-bootstrap-token-auth=true --allow-privileged=true \
  >apiserver.log 2>&1 &
for _ in $(seq 120); do
  curl -sk "https://127.0.0.1:$port/readyz" 2>/dev/null | grep -q '^ok' && break
  sleep 0.5
done
"$folder/bin/kube-controller-manager" --kubeconfig=manager.conf --authentication-kubeconfig=manager.conf \
  --authorization-kubeconfig=manager.conf --root-ca-file=ca.crt --service-account-private-key-file=sa.key \
  --cluster-signing-cert-file=ca.crt --cluster-signing-key-file=ca.key --use-service-account-credentials=true \
  --secure-port="$manager_port" --leader-elect=false --node-monitor-grace-period=1h >manager.log 2>&1 &
"$folder/bin/kube-scheduler" --kubeconfig=scheduler.conf --authentication-kubeconfig=scheduler.conf \
  --authorization-kubeconfig=scheduler.conf --secure-port="$scheduler_port" --leader-elect=false \
  >scheduler.log 2>&1 &
# Pods can be made once the controllers have given the namespace its service account.
account="https://127.0.0.1:$port/api/v1/namespaces/default/serviceaccounts/default"
for _ in $(seq 60); do
  curl -sf --cacert ca.crt --cert admin.crt --key admin.key "$account" >/dev/null && break
  sleep 0.5
done
sleep 2
echo ready
wait
