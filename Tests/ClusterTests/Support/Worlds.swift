import Cloud
import Cluster
import Controllers
import Kubernetes
import Manifests

extension World {
  /// The course's cluster with a Deployment `web` that runs on a node of Karpenter's, and time run until it is idle.
  static func withWeb(replicas: Int = 10, and more: String = "") throws -> World {
    var world = World.course()
    try world.apply(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: default}
      spec:
        replicas: \(replicas)
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers:
              - {name: web, image: nginx, resources: {requests: {cpu: 250m, memory: 512Mi}}}
      \(more)
      """)
    world.runUntilIdle()
    return world
  }

  /// A budget that keeps eight of ten.
  static let webBudget = """
    ---
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: web, namespace: default}
    spec: {minAvailable: 8, selector: {matchLabels: {app: web}}}
    """

  /// As a student's command brings it about.
  mutating func suffer(_ fault: CloudFault) throws {
    try perform(UserCommand(text: "fault")) { world throws(CloudRefusal) in try world.strike(fault) }
  }

  /// Karpenter's nodes, by name.
  var karpenterNodes: [Node] { objects.nodes.values.filter { $0.metadata.labels[WellKnown.nodePool] != nil } }
  var firstNode: NodeName { karpenterNodes.first?.nodeName ?? "none" }

  var web: [Pod] { objects.all(Pod.self, in: "default") }
  var readyWeb: Int { web.count { $0.status.isReady && !$0.metadata.isBeingDeleted } }

  var handlings: [InterruptionHandling] {
    decisions.all.compactMap {
      guard case .interruptionHandling(let handling) = $0.decision else { return nil }
      return handling
    }
  }

  var incidents: [(time: VirtualTime, incident: CloudIncident)] {
    decisions.all.compactMap {
      guard case .cloudEvent(.incident(let incident)) = $0.decision else { return nil }
      return ($0.time, incident)
    }
  }

  /// When a controller first recorded such a change.
  func time(of isWanted: (ControllerStep.Change) -> Bool) -> VirtualTime? {
    decisions.all.first {
      guard case .controllerStep(let step) = $0.decision else { return false }
      return isWanted(step.change)
    }?.time
  }

  func events(_ reason: String, on kind: Kind) -> [Event] {
    objects.events.values.filter { $0.reason == reason && $0.involvedObject.kind == kind }
  }
}
