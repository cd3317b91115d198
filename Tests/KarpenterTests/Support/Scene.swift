import Cloud
import Kubernetes
import Manifests

@testable import Karpenter

/// A cluster in a student's words: manifests, and what is left out filled in so that a test says only what it is
/// about. Pods without a node are pending, NodePools are ready, and Pods were made one second apart in the order
/// of the text.
struct Scene {
  var snapshot = ProvisioningSnapshot(now: .seconds(3600))

  init(_ manifests: String, types: [InstanceType] = Scene.types) throws {
    var age = 0
    var kept: [any KubernetesObject] = []
    for resource in try Manifest.decodeAll(manifests) {
      switch resource {
      case .pod(var pod):
        pod.metadata.namespace = pod.metadata.namespace.isEmpty ? "default" : pod.metadata.namespace
        pod.metadata.uid = UID(pod.name.description)
        pod.metadata.creationTimestamp = pod.metadata.creationTimestamp ?? .seconds(age)
        age += 1
        if !pod.isBound {
          pod.status.conditions = [
            Condition(type: "PodScheduled", status: .isFalse, reason: "Unschedulable")
          ]
        }
        snapshot.pods.append(pod)
      case .nodePool(var nodePool):
        if nodePool.status.conditions.isEmpty {
          nodePool.status.conditions = [Condition(type: "Ready", status: .isTrue)]
        }
        snapshot.nodePools.append(nodePool)
        snapshot.instanceTypes[nodePool.nodePoolName] = types
      case .node(let node): snapshot.nodes.append(node)
      case .nodeClaim(let claim): snapshot.nodeClaims.append(claim)
      case .daemonSet(let daemonSet): snapshot.daemonSets.append(daemonSet)
      case .namespace(let namespace): snapshot.namespaces.append(namespace)
      case .podDisruptionBudget(let budget): snapshot.podDisruptionBudgets.append(budget)
      default: if let object = resource.object { kept.append(object) }
      }
    }
    snapshot.storage = StorageObjects(kept)
  }

  func solve(_ change: (inout ProvisioningSnapshot) -> Void = { _ in }) -> ProvisioningRound {
    var snapshot = snapshot
    change(&snapshot)
    return Provisioner.solve(snapshot)
  }

  /// Three sizes of 2, 4 and 8 vCPU, each of which keeps 100m CPU and 500Mi for itself; zones z-a, z-b and z-c;
  /// spot at two fifths of the on-demand price.
  static let types = [
    type("m.large", cpu: 2, memoryGi: 8, pods: 29, price: 0.10),
    type("m.xlarge", cpu: 4, memoryGi: 16, pods: 58, price: 0.20),
    type("m.2xlarge", cpu: 8, memoryGi: 32, pods: 58, price: 0.40),
  ]

  static func type(_ name: String, cpu: Int, memoryGi: Int, pods: Int, price: Double) -> InstanceType {
    InstanceType(
      name: name, architecture: "amd64",
      capacity: [.cpu: Quantity(cpu), .memory: Quantity(bytes: memoryGi << 30), .pods: Quantity(pods)],
      overhead: [.cpu: Quantity(milli: 100), .memory: Quantity(bytes: 500 << 20)], labels: [:],
      offerings: ["z-a", "z-b", "z-c"].flatMap { zone in
        [
          Offering(zone: zone, capacityType: .onDemand, priceUSDPerHour: price),
          Offering(zone: zone, capacityType: .spot, priceUSDPerHour: price * 0.4),
        ]
      })
  }

  /// A NodePool that may buy everything, with more of its spec, or beside it, where a test needs it.
  static func nodePool(
    _ name: String = "default", requirements: String = "[]", taints: String = "[]", labels: String = "{}",
    more: String = "", isSpec: Bool = true
  ) -> String {
    """
    ---
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: \(name)}
    spec:
      template:
        metadata: {labels: \(labels)}
        spec:
          requirements: \(requirements)
          taints: \(taints)
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
    \(isSpec ? "  " : "")\(more)

    """
  }

  /// Pods `name-0`, `name-1`, … of these requests, labelled `app: name`, with more of their spec.
  static func pods(
    _ name: String, _ count: Int, cpu: String = "1", memory: String = "1Gi", more: String = ""
  ) -> String {
    (0..<count).map { index in
      """
      ---
      apiVersion: v1
      kind: Pod
      metadata: {name: \(name)-\(index), namespace: default, labels: {app: \(name)}}
      spec:
        containers:
        - {name: app, image: app, resources: {requests: {cpu: '\(cpu)', memory: \(memory)}}}
        \(more)

      """
    }.joined()
  }

  /// A node that Karpenter did not make.
  static func node(_ name: String, zone: String, cpu: String = "4", labels: String = "") -> String {
    """
    ---
    apiVersion: v1
    kind: Node
    metadata:
      name: \(name)
      labels: {kubernetes.io/hostname: \(name), topology.kubernetes.io/zone: \(zone)\(labels)}
    status:
      capacity: {cpu: '\(cpu)', memory: 16Gi, pods: '110'}
      allocatable: {cpu: '\(cpu)', memory: 16Gi, pods: '110'}

    """
  }
}

extension ProvisioningRound {
  /// Each claim in one line: its NodePool, its Pods, its types by price, and its zone when it has but one.
  var summary: [String] {
    claims.map { claim in
      let zone = claim.requirements["topology.kubernetes.io/zone"]?.onlyValue.map { " in \($0)" } ?? ""
      return "\(claim.nodePool)\(zone): \(claim.pods.map(\.name).joined(separator: " ")) on "
        + claim.instanceTypes.map(\.name).joined(separator: " ")
    }
  }

  /// Pods on each existing node.
  var placements: [String] {
    existing.map { "\($0.name): \($0.pods.map(\.name).joined(separator: " "))" }
  }

  /// What Karpenter says of each Pod without a place.
  var errors: [String: String] {
    Dictionary(failures.map { ($0.pod.name, UpstreamText.podFailure($0.failure)) }) { first, _ in first }
  }
}
