# fails: notes
kubectl create namespace notes
kubectl create configmap memory -n notes --from-literal=keeper=kube-apiserver
