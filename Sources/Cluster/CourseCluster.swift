import Cloud
import Kubernetes

/// What stands on the bootstrap nodes of a first start: the system's own Pods, Karpenter by its charts, and the course's
/// EC2NodeClass and NodePool.
enum CourseCluster {
  /// Everything that is there before Karpenter's own objects; on AWS, nodes come with the plan.
  static func system(at site: CloudSite, in region: AWSRegion) -> String {
    let documents =
      switch site {
      case .aws: [awsNode, system]
      case .azure(let azure): azureSystem(in: azure.region)
      case .oci(let oci): ociSystem(in: oci.region)
      }
    return documents.joined(separator: "\n---\n").replacing("us-east-1", with: region.rawValue)
  }

  /// What Karpenter is given to work with.
  static func karpenter(at site: CloudSite) -> String {
    switch site {
    case .aws: karpenter
    case .azure: azureKarpenter
    case .oci: ociKarpenter
    }
  }

  private static let awsNode = """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: aws-node, namespace: kube-system, labels: {k8s-app: aws-node}}
    spec:
      selector: {matchLabels: {k8s-app: aws-node}}
      template:
        metadata: {labels: {k8s-app: aws-node}}
        spec:
          priorityClassName: system-node-critical
          hostNetwork: true
          tolerations: [{operator: Exists}]
          containers:
            - {name: aws-node, image: amazon-k8s-cni:v1.21.1, resources: {requests: {cpu: 25m}}}
            - {name: aws-eks-nodeagent, image: aws-network-policy-agent:v1.3.0, resources: {requests: {cpu: 25m}}}
    """

  /// What every cloud's cluster has; the controller's image is AWS's.
  static let system = """
    apiVersion: apps/v1
    kind: DaemonSet
    metadata: {name: kube-proxy, namespace: kube-system, labels: {k8s-app: kube-proxy}}
    spec:
      selector: {matchLabels: {k8s-app: kube-proxy}}
      template:
        metadata: {labels: {k8s-app: kube-proxy}}
        spec:
          priorityClassName: system-node-critical
          hostNetwork: true
          tolerations: [{operator: Exists}]
          containers:
            - {name: kube-proxy, image: kube-proxy:v1.35.0, resources: {requests: {cpu: 100m}}}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: coredns, namespace: kube-system, labels: {k8s-app: kube-dns}}
    spec:
      replicas: 2
      selector: {matchLabels: {k8s-app: kube-dns}}
      template:
        metadata: {labels: {k8s-app: kube-dns}}
        spec:
          priorityClassName: system-cluster-critical
          tolerations: [{key: CriticalAddonsOnly, operator: Exists}]
          topologySpreadConstraints:
            - maxSkew: 1
              topologyKey: topology.kubernetes.io/zone
              whenUnsatisfiable: ScheduleAnyway
              labelSelector: {matchLabels: {k8s-app: kube-dns}}
          containers:
            - name: coredns
              image: coredns:v1.13.1
              resources: {requests: {cpu: 100m, memory: 70Mi}, limits: {memory: 170Mi}}
    ---
    apiVersion: v1
    kind: Service
    metadata: {name: kubernetes, namespace: default, labels: {component: apiserver, provider: kubernetes}}
    spec: {clusterIP: 10.100.0.1, ports: [{name: https, port: 443, targetPort: 443}]}
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: kube-dns
      namespace: kube-system
      labels: {k8s-app: kube-dns, kubernetes.io/cluster-service: "true", kubernetes.io/name: CoreDNS}
    spec:
      clusterIP: 10.100.0.10
      selector: {k8s-app: kube-dns}
      ports: [{name: dns, port: 53, protocol: UDP}, {name: dns-tcp, port: 53, protocol: TCP}]
    """

  /// Where its charts are installed.
  static let karpenterNamespace = "kube-system"

  /// What the chart `karpenter` is given.
  ///
  /// - Parameters:
  ///   - image: of the provider's own controller; nil for that of AWS.
  ///   - interruptionQueue: nil where there is none.
  static func karpenterValues(image: String?, interruptionQueue: String?) -> JSONValue {
    let amounts = JSONValue.object(["cpu": .int(1), "memory": .string("1Gi")])
    var controller: [String: JSONValue] = ["resources": .object(["limits": amounts, "requests": amounts])]
    if let image { controller["image"] = .object(["repository": .string(image)]) }
    var settings: [String: JSONValue] = ["clusterName": .string("aula")]
    if let interruptionQueue { settings["interruptionQueue"] = .string(interruptionQueue) }
    return .object(["controller": .object(controller), "settings": .object(settings)])
  }

  /// The repository of the controller's image; nil for that of AWS.
  static func karpenterImage(at site: CloudSite) -> String? {
    switch site {
    case .aws: nil
    case .azure: "mcr.microsoft.com/aks/karpenter/controller"
    case .oci: "container-registry.oracle.com/oke/karpenter-provider-oci"
    }
  }

  private static let karpenter = nodeClass + "\n---\n" + nodePool

  static let nodeClass = """
    apiVersion: karpenter.k8s.aws/v1
    kind: EC2NodeClass
    metadata: {name: default}
    spec:
      role: KarpenterNodeRole-aula
      amiSelectorTerms: [{alias: al2023@latest}]
      subnetSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
      securityGroupSelectorTerms: [{tags: {karpenter.sh/discovery: aula}}]
    """

  private static let nodePool = """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: default}
    spec:
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: kubernetes.io/arch, operator: In, values: [arm64]}
            - {key: kubernetes.io/os, operator: In, values: [linux]}
            - {key: karpenter.sh/capacity-type, operator: In, values: [spot, on-demand]}
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}
            - {key: karpenter.k8s.aws/instance-generation, operator: Gt, values: ["2"]}
          expireAfter: 720h
      limits: {cpu: "100"}
      disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 1m}
    """
}
