// Tests of Kubernetes.
