# fails: node-labelled
kubectl label node kind-control-plane jobs=both
