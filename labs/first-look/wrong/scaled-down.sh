# fails: coredns-replaced
kubectl scale deployment coredns -n kube-system --replicas=1
sleep 60
