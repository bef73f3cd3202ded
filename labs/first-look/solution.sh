kubectl delete pod -n kube-system "$(kubectl get pods -n kube-system -l k8s-app=kube-dns -o name | head -n 1 | cut -d / -f 2)"
kubectl create namespace notes
kubectl create configmap memory -n notes --from-literal=keeper=etcd
kubectl label node kind-control-plane drydock.dev/jobs=both
sleep 60
