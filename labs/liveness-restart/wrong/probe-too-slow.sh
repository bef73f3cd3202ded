# fails: worker-recovered
# The worker still hangs; its probe only looks away.
cat >> worker.yaml <<'END'
    livenessProbe:
      exec:
        command: ["cat", "/tmp/heartbeat"]
      periodSeconds: 5
END
kubectl apply -f worker.yaml
sleep 150
sed -i 's/periodSeconds: 5/periodSeconds: 600/' worker.yaml
kubectl delete pod worker
kubectl apply -f worker.yaml
sleep 120
