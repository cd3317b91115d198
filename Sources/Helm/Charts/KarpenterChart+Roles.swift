/// What Karpenter's ServiceAccount may do.
extension Chart {
  private static func binding(_ kind: String, _ name: String, namespace: String? = nil) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)Binding
    metadata:
      name: "\(name)"
      namespace: \(namespace ?? "null")
      labels: "{{ .Labels }}"
    roleRef: {apiGroup: rbac.authorization.k8s.io, kind: \(kind), name: "\(name)"}
    subjects:
      - {kind: ServiceAccount, name: "{{ .Names.serviceAccount }}", namespace: "{{ .Release.Namespace }}"}
    """
  }

  static let karpenterAdminRole = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: "{{ .Names.full }}-admin"
      labels:
        rbac.authorization.k8s.io/aggregate-to-admin: "true"
        "{{ .Labels }}":
    rules:
      - apiGroups: [karpenter.sh]
        resources: [nodepools, nodepools/status, nodeclaims, nodeclaims/status]
        verbs: [get, list, watch, create, delete, patch]
      - apiGroups: [karpenter.k8s.aws]
        resources: [ec2nodeclasses]
        verbs: [get, list, watch, create, delete, patch]
    """

  static let karpenterCoreRole = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: "{{ .Names.full }}-core", labels: "{{ .Labels }}"}
    rules:
      - apiGroups: [karpenter.sh]
        resources: [nodepools, nodepools/status, nodeclaims, nodeclaims/status, nodeoverlays]
        verbs: [get, list, watch]
      - apiGroups: [""]
        resources: [pods, nodes, persistentvolumes, persistentvolumeclaims, replicationcontrollers, namespaces]
        verbs: [get, list, watch]
      - apiGroups: [storage.k8s.io]
        resources: [storageclasses, csinodes, volumeattachments]
        verbs: [get, watch, list]
      - apiGroups: [apps]
        resources: [daemonsets, deployments, replicasets, statefulsets]
        verbs: [list, watch]
      - apiGroups: [policy]
        resources: [poddisruptionbudgets]
        verbs: [get, list, watch]
      - apiGroups: [karpenter.sh]
        resources: [nodeclaims, nodeclaims/status]
        verbs: [create, delete, update, patch]
      - apiGroups: [karpenter.sh]
        resources: [nodepools, nodepools/status, nodeoverlays/status]
        verbs: [update, patch]
      - apiGroups: [""]
        resources: [events]
        verbs: [create, patch]
      - apiGroups: [""]
        resources: [nodes]
        verbs: [patch, delete, update]
      - apiGroups: [""]
        resources: [pods/eviction]
        verbs: [create]
      - apiGroups: [""]
        resources: [pods]
        verbs: [delete]
      - "{{ .Values.additionalClusterRoleRules }}"
    ---
    \(binding("ClusterRole", "{{ .Names.full }}-core"))
    """

  static let karpenterProviderRole = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: "{{ .Names.full }}", labels: "{{ .Labels }}"}
    rules:
      - apiGroups: [karpenter.k8s.aws]
        resources: [ec2nodeclasses]
        verbs: [get, list, watch]
      - apiGroups: [karpenter.k8s.aws]
        resources: [ec2nodeclasses, ec2nodeclasses/status]
        verbs: [patch, update]
    ---
    \(binding("ClusterRole", "{{ .Names.full }}"))
    """

  static let karpenterRoles = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: "{{ .Names.full }}", labels: "{{ .Labels }}"}
    rules:
      - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, watch]}
      - apiGroups: [coordination.k8s.io]
        resources: [leases]
        resourceNames: [karpenter-leader-election]
        verbs: [patch, update]
      - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: "{{ .Names.full }}-dns", namespace: kube-system, labels: "{{ .Labels }}"}
    rules:
      - {apiGroups: [""], resources: [services], resourceNames: [kube-dns], verbs: [get]}
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: {name: "{{ .Names.full }}-lease", namespace: kube-node-lease, labels: "{{ .Labels }}"}
    rules:
      - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [get, list, watch, delete]}
    ---
    \(binding("Role", "{{ .Names.full }}"))
    ---
    \(binding("Role", "{{ .Names.full }}-dns", namespace: "kube-system"))
    ---
    \(binding("Role", "{{ .Names.full }}-lease", namespace: "kube-node-lease"))
    """
}
