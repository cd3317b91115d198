import Cloud
import Kubernetes

/// Whether Karpenter runs, and what it does first when it starts.
extension World {
  static let karpenterLabel = (key: "app.kubernetes.io/name", value: "karpenter")

  /// Karpenter acts while one of its Pods leads.
  public var isKarpenterRunning: Bool { karpenterLeader != nil }

  /// A controller that starts looks at everything there is.
  mutating func startKarpenter() {
    disruption = DisruptionMemory()
    disruption.lastChange = now
    cloud.nodeClassMemory = NodeClassMemory()
    for nodeClass in objects.nodeClassNames { enqueue(.nodeClassController, nodeClass) }
    for nodePool in objects.nodePools.keys { enqueue(.nodePoolController, nodePool) }
    for nodeClaim in objects.nodeClaims.keys {
      enqueue(.nodeClaimLifecycle, nodeClaim)
      enqueue(.nodeClaimConditions, nodeClaim)
    }
    for nodePool in objects.nodePools.values where nodePool.replicas != nil {
      enqueue(.staticCapacity, nodePool.name)
    }
    considerOverlays()
    for node in objects.nodes.values where node.metadata.isBeingDeleted { enqueue(.termination, node.name) }
    resumeInterruptions()
    planAccountPolls(atStart: true)
    provisioningStanding = nil
    addWaitingPodsToBatch()
    considerDisruption()
  }
}

extension Node {
  /// Whether Karpenter has marked it to go.
  var isDisrupted: Bool {
    spec.taints.contains { $0.key == WellKnown.disrupted && $0.effect == .noSchedule }
  }
}

extension Pod {
  public var isKarpenter: Bool { isKarpenterPod(metadata.labels, spec) }
}

extension PodTemplate {
  var isKarpenter: Bool { isKarpenterPod(metadata.labels, spec) }
}

/// By the chart's label, or by the program where the chart's name was overridden.
private func isKarpenterPod(_ labels: Labels, _ spec: PodSpec) -> Bool {
  labels[World.karpenterLabel.key] == World.karpenterLabel.value
    || spec.containers.contains(where: \.isKarpenter)
}

extension Container {
  /// Whether it runs Karpenter's own program.
  var isKarpenter: Bool { image.hasPrefix("public.ecr.aws/karpenter/controller") }
}
