# The deployment is there when the lab begins; its probe asks the wrong port.
kubectl apply -f web.yaml
