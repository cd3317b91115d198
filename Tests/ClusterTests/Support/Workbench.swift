import Karpenter
import Kubernetes
import Manifests

@testable import Cluster

/// Objects in a student's words.
struct Workload {
  let manifest: String

  static func nodePool(
    capacityType: String = "spot, on-demand", budgets: String = "[{nodes: 100%}]",
    consolidateAfter: String = "30s", more: String = ""
  ) -> Workload {
    Workload(
      manifest: """
        apiVersion: karpenter.sh/v1
        kind: NodePool
        metadata: {name: default}
        spec:
          template:
            spec:
              nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
              requirements:
                - {key: karpenter.sh/capacity-type, operator: In, values: [\(capacityType)]}
                - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}
              \(more)
          disruption: {consolidateAfter: \(consolidateAfter), budgets: \(budgets)}
        """)
  }

  /// - Parameter oneToANode: whether no two of its Pods share a node.
  static func deployment(
    _ name: String, replicas: Int, cpu: String, memory: String = "500Mi", oneToANode: Bool = false
  ) -> Workload {
    let apart = """
      affinity:
                podAntiAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: \(name)}}}
      """
    return Workload(
      manifest: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: default}
        spec:
          replicas: \(replicas)
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec:
              \(oneToANode ? apart : "")
              containers:
                - {name: app, image: nginx, resources: {requests: {cpu: \(cpu), memory: \(memory)}}}
        """)
  }

  static func budget(_ name: String, minAvailable: String) -> Workload {
    Workload(
      manifest: """
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: \(name), namespace: default}
        spec: {minAvailable: \(minAvailable), selector: {matchLabels: {app: \(name)}}}
        """)
  }
}

extension World {
  /// The course's cluster with these objects in the place of its own of the same name.
  static func course(applying workloads: Workload...) throws -> World {
    try course(applying: workloads)
  }

  static func course(applying workloads: [Workload], seed: UInt64 = 1) throws -> World {
    var options = World.Options()
    options.seed = seed
    var world = World.course(options: options)
    for resource in try workloads.flatMap({ try Manifest.decodeAll($0.manifest) }) {
      if case .nodePool(let pool) = resource {
        try world.update(pool)
      } else {
        try world.create(resource)
      }
    }
    return world
  }

  mutating func scale(_ deployment: String, to replicas: Int) throws {
    let name = NamespacedName(namespace: "default", name: deployment)
    guard let present = objects.deployments[name] else { return }
    try update(present.with { $0.replicas = replicas })
  }

  func runningPods(of app: String) -> Int {
    objects.all(Pod.self, in: "default").count {
      $0.metadata.labels["app"] == app && $0.status.isReady && !$0.metadata.isBeingDeleted
    }
  }

  var passes: [DisruptionPass] {
    decisions.all.compactMap { record in
      guard case .disruptionPass(let pass) = record.decision else { return nil }
      return pass
    }
  }

  /// What became of commands, in order; passes that came to nothing are left out.
  var stages: [String] { passes.map(\.stage.name).filter { $0 != "nothing" } }

  var commands: [DisruptionCommand] {
    passes.filter { $0.stage == .carriedOut }.flatMap(\.commands)
  }

  var eventReasons: Set<String> { Set(objects.events.values.map(\.reason)) }
}
