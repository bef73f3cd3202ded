#!/bin/bash
# Builds a real control plane (etcd 3.5.21, Kubernetes 1.33.1) with Go's module proxy into a folder outside the
# checkout: `tests/upstream/build.sh FOLDER`. It takes some minutes and is only needed for recording.
set -euo pipefail
folder=$(realpath -m "${1:?usage: build.sh FOLDER}")
minor=33 patch=1
export GOFLAGS="-mod=mod -buildvcs=false"
mkdir -p "$folder/bin" "$folder/kubernetes" "$folder/etcd"

cd "$folder/kubernetes"
staging=(api apiextensions-apiserver apimachinery apiserver cli-runtime client-go cloud-provider cluster-bootstrap
  code-generator component-base component-helpers controller-manager cri-api cri-client csi-translation-lib
  dynamic-resource-allocation endpointslice externaljwt kube-aggregator kube-controller-manager kube-proxy
  kube-scheduler kubectl kubelet metrics mount-utils pod-security-admission sample-apiserver sample-cli-plugin
  sample-controller)
{
  printf 'module upstream\ngo 1.24.0\nrequire k8s.io/kubernetes v1.%s.%s\n' $minor $patch
  for module in "${staging[@]}"; do echo "replace k8s.io/$module => k8s.io/$module v0.$minor.$patch"; done
} >go.mod
{
  printf '//go:build tools\npackage upstream\n'
  for program in kube-apiserver kube-controller-manager kube-scheduler; do
    echo "import _ \"k8s.io/kubernetes/cmd/$program\""
  done
} >tools.go
go mod tidy
version=k8s.io/component-base/version
go build -o "$folder/bin/" \
  -ldflags "-X $version.gitVersion=v1.$minor.$patch -X $version.gitMajor=1 -X $version.gitMinor=$minor" \
  k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager \
  k8s.io/kubernetes/cmd/kube-scheduler

cd "$folder/etcd"
printf 'module upstream\ngo 1.24.0\nrequire go.etcd.io/etcd/server/v3 v3.5.21\n' >go.mod
printf '//go:build tools\npackage upstream\nimport _ "go.etcd.io/etcd/server/v3"\n' >tools.go
go mod tidy
go build -o "$folder/bin/etcd" go.etcd.io/etcd/server/v3
