# fails: restarted
# The container is restarted, but because it ends by itself.
sed -i 's/sleep 3600/exit 1/' worker.yaml
cat >> worker.yaml <<'END'
    livenessProbe:
      exec:
        command: ["true"]
END
kubectl apply -f worker.yaml
sleep 200
