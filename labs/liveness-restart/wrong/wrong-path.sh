# fails: web-stable
# nginx answers 404 there.
sed -i -e 's/port: 8080/port: 80/' -e 's#path: /$#path: /healthz#' web.yaml
kubectl apply -f web.yaml
sleep 120
