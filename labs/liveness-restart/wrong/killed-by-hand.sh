# fails: restarted
# The container is restarted, but not because of a probe.
cat >> worker.yaml <<'END'
    livenessProbe:
      exec:
        command: ["true"]
END
kubectl apply -f worker.yaml
sleep 10
kubectl exec worker -- sh -c 'kill -TERM -1'
sleep 60
