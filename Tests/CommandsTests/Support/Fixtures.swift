import Cluster
import Commands
import Foundation
import Kubernetes
import Manifests

extension World {
  /// Two plain nodes in two zones, nothing else.
  static let small: World = {
    var session = Session(world: World())
    _ = session.execute(
      """
      kubectl apply -f - <<EOF
      \(["a", "b"].map(node).joined(separator: "---\n"))
      EOF
      """)
    return session.world
  }()

  private static func node(_ letter: String) -> String {
    """
    apiVersion: v1
    kind: Node
    metadata:
      name: node-\(letter)
      labels: {topology.kubernetes.io/zone: us-east-1\(letter), kubernetes.io/hostname: node-\(letter)}
    status:
      capacity: {cpu: "4", memory: 16Gi, pods: "58"}
      allocatable: {cpu: 3920m, memory: 15Gi, pods: "58"}
      conditions: [{type: Ready, status: "True"}]
      nodeInfo: {kubeletVersion: v1.35.0}

    """
  }
}

/// Manifests as students have them.
enum Samples {
  static let files = FilesInMemory([
    "web.yaml": web, "nginx-50.yaml": web, "nodepool-limite-100-cpu.yaml": nodePool,
    "folder/a.yaml": configMap("a"), "folder/b.yaml": configMap("b"), "scheduler-empacotar.yaml": packing,
    "alertas.yaml": alerts, "precos.csv": sample("precos.csv"),
    "metrics-server.yaml": sample("metrics-server.yaml"), "keda.yaml": sample("keda.yaml"),
    "keda-fila.yaml": sample("keda-fila.yaml"),
  ])

  static let alerts = sample("alertas.yaml")

  /// What students find among the samples.
  private static func sample(_ name: String) -> String {
    let root = (0..<4).reduce(URL(filePath: #filePath)) { path, _ in path.deletingLastPathComponent() }
    return (try? String(contentsOf: root.appending(path: "samples/\(name)"), encoding: .utf8)) ?? ""
  }

  static let packing = """
    apiVersion: kubescheduler.config.k8s.io/v1
    kind: KubeSchedulerConfiguration
    profiles:
    - plugins:
        score:
          disabled: [{name: NodeResourcesBalancedAllocation}]
          enabled: [{name: NodeResourcesFit, weight: 5}]
      pluginConfig:
      - {name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated}}}
    """

  static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      replicas: 3
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
            - name: nginx
              image: nginx
              resources: {requests: {cpu: 250m, memory: 512Mi}}
    """

  private static let nodePool = """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: limitado}
    spec:
      limits: {cpu: 100}
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}
    """

  private static func configMap(_ name: String) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: \(name)}
    data: {letter: \(name)}
    """
  }
}
