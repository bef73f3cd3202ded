# 1: the worker gets a probe
cat > worker.yaml <<'END'
apiVersion: v1
kind: Pod
metadata:
  name: worker
  labels:
    app: worker
spec:
  terminationGracePeriodSeconds: 5
  containers:
  - name: worker
    image: busybox:1.36
    args:
    - /bin/sh
    - -c
    - touch /tmp/heartbeat; sleep 20; rm /tmp/heartbeat; sleep 3600
    livenessProbe:
      exec:
        command: ["cat", "/tmp/heartbeat"]
      periodSeconds: 5
END
kubectl apply -f worker.yaml

# 2: two restarts by the probe
sleep 150

# 3: the worker keeps its heartbeat
sed -i 's/ sleep 20; rm \/tmp\/heartbeat;//' worker.yaml
kubectl delete pod worker
kubectl apply -f worker.yaml

# 4: the web server listens on port 80
sed -i 's/port: 8080/port: 80/' web.yaml
kubectl apply -f web.yaml
sleep 120
