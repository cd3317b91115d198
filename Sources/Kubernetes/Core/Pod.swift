public struct Pod: KubernetesObject {
  public static let kind = Kind.pod

  @usableFromInline var sharedMetadata = Shared(ObjectMeta())
  @usableFromInline var sharedSpec = Shared(PodSpec())
  @usableFromInline var sharedStatus = Shared(PodStatus())

  public init() {}

  @inlinable public var metadata: ObjectMeta {
    _read { yield sharedMetadata.value }
    _modify { yield &sharedMetadata.value }
  }

  @inlinable public var spec: PodSpec {
    _read { yield sharedSpec.value }
    _modify { yield &sharedSpec.value }
  }

  @inlinable public var status: PodStatus {
    _read { yield sharedStatus.value }
    _modify { yield &sharedStatus.value }
  }

  /// Whether it has ended, and so uses nothing any more.
  public var isFinished: Bool { status.phase == .succeeded || status.phase == .failed }
  public var isBound: Bool { spec.nodeName != nil }
  /// Neither ended nor on its way out: one that counts for its controller.
  public var isActive: Bool { !isFinished && !metadata.isBeingDeleted }

  public var isOwnedByDaemonSet: Bool { isOwned(by: "DaemonSet", of: "apps/v1") }
  public var isOwnedByStatefulSet: Bool { isOwned(by: "StatefulSet", of: "apps/v1") }
  /// Whether it is the node's own: the image of a static Pod.
  public var isOwnedByNode: Bool { isOwned(by: "Node", of: "v1") }

  private func isOwned(by kind: String, of apiVersion: String) -> Bool {
    metadata.ownerReferences.contains { $0.kind == kind && $0.apiVersion == apiVersion }
  }
}

public struct PodSpec: Equatable, Sendable {
  public enum RestartPolicy: String, CaseIterable, Sendable {
    case always = "Always", onFailure = "OnFailure", never = "Never"
  }
  public enum PreemptionPolicy: String, CaseIterable, Sendable {
    case preemptLowerPriority = "PreemptLowerPriority", never = "Never"
  }

  public var containers: [Container] = []
  public var initContainers: [Container] = []
  /// Set by the scheduler, or by whoever wants to go round it.
  public var nodeName: NodeName?
  public var nodeSelector: Labels = [:]
  public var affinity: Affinity?
  public var tolerations: [Toleration] = []
  public var topologySpreadConstraints: [TopologySpreadConstraint] = []
  public var priorityClassName = ""
  /// Filled in from the class on admission.
  public var priority: Int?
  public var preemptionPolicy: PreemptionPolicy?
  public var schedulerName = "default-scheduler"
  public var schedulingGates: [String] = []
  public var overhead = ResourceList()
  /// Pod-level requests and limits.
  public var resources: ResourceRequirements?
  public var hostNetwork = false
  public var volumes: [Volume] = []
  public var restartPolicy = RestartPolicy.always
  public var terminationGracePeriodSeconds = 30
  public var activeDeadlineSeconds: Int?
  public var serviceAccountName = ""
  public var runtimeClassName: String?
  public var inert: InertFields = [:]

  public init() {}

  /// Conditions without which the Pod is not Ready, whatever its containers are; others than the kubelet set them.
  public var readinessGates: [String] {
    (inert["readinessGates"]?.array ?? []).compactMap { $0["conditionType"]?.string }
  }
}

public struct PodStatus: Equatable, Sendable {
  public enum Phase: String, CaseIterable, Sendable {
    case pending = "Pending", running = "Running", succeeded = "Succeeded", failed = "Failed", unknown =
      "Unknown"
  }

  public var phase = Phase.pending
  public var conditions: [Condition] = []
  public var containerStatuses: [ContainerStatus] = []
  public var initContainerStatuses: [ContainerStatus] = []
  /// The node that a preemption has promised it.
  public var nominatedNodeName: NodeName?
  public var podIP: String?
  public var hostIP: String?
  public var qosClass: String?
  public var startTime: VirtualTime?
  /// Why the whole Pod is as it is: `Evicted`, `NodeLost`.
  public var reason = ""
  public var message = ""
  public var inert: InertFields = [:]

  public init() {}

  public var isReady: Bool { conditions.isTrue("Ready") }
}

public struct ContainerStatus: Equatable, Sendable {
  public enum State: Equatable, Sendable {
    /// With the reason that `kubectl get` shows: `ContainerCreating`, `ImagePullBackOff`.
    case waiting(reason: String, message: String)
    case running(since: VirtualTime)
    case terminated(exitCode: Int, reason: String, at: VirtualTime)
  }

  public var name: String
  public var image: String
  public var isReady: Bool
  public var restartCount: Int
  public var state: State
  public var lastState: State?
  /// Restarts that the kubelet's back-off counts: those since the container last ran for long. In no manifest.
  public var restartsInARow = 0

  public init(name: String, image: String, isReady: Bool = false, restartCount: Int = 0, state: State) {
    self.name = name
    self.image = image
    self.isReady = isReady
    self.restartCount = restartCount
    self.state = state
  }
}
