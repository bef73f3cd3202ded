# fails: exec-probe
kubectl apply -f worker.yaml
sleep 120
