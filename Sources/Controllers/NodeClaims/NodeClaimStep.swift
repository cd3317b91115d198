import Kubernetes

/// A step in the life of a NodeClaim: a decision record.
public struct NodeClaimStep: Equatable, Sendable {
  public let nodeClaim: NodeClaimName
  public let nodePool: NodePoolName?
  public let step: Step

  public init(nodeClaim: NodeClaimName, nodePool: NodePoolName?, step: Step) {
    self.nodeClaim = nodeClaim
    self.nodePool = nodePool
    self.step = step
  }

  init(_ claim: NodeClaim, _ step: Step) {
    self.init(nodeClaim: claim.nodeClaimName, nodePool: claim.nodePoolName, step: step)
  }

  public enum Step: Equatable, Sendable {
    /// The cloud gave a machine.
    case launch(LaunchedMachine)
    /// Its Node joined and got the claim's labels and taints, so long after the claim was made.
    case registration(node: NodeName, taintsAdded: [Taint], after: Duration)
    /// The Node is all that was promised, so long after the claim was made.
    case initialization(node: NodeName, after: Duration)
    /// A registered Node is not initialized yet.
    case waiting(for: InitializationObstacle)
    case failure(Failure)
    /// Its Node is to be drained first.
    case nodeDeletion(nodes: [NodeName])
    /// The cloud was asked to do away with the machine.
    case instanceTermination(providerID: String)
    /// Nothing is left of it, so long after its deletion was asked for.
    case termination(after: Duration)

    /// As a breakpoint names it: `step=launch`.
    public var name: String {
      switch self {
      case .launch: "launch"
      case .registration: "registration"
      case .initialization: "initialization"
      case .waiting: "waiting"
      case .failure: "failure"
      case .nodeDeletion: "node-deletion"
      case .instanceTermination: "instance-termination"
      case .termination: "termination"
      }
    }
  }

  public enum Failure: Equatable, Sendable {
    /// The claim is deleted; its Pods are looked at again.
    case insufficientCapacity(message: String)
    /// The claim is deleted.
    case nodeClassNotReady(message: String)
    /// The launch is tried again.
    case launchFailed(reason: String, message: String)
    /// Not launched so long after it was made: deleted.
    case launchTimeout(after: Duration)
    /// Not registered so long after it was made: deleted.
    case registrationTimeout(after: Duration)
    /// Several Nodes claim to be its machine.
    case multipleNodes([NodeName])
  }
}

/// What keeps a registered Node from counting as initialized.
public enum InitializationObstacle: Equatable, Sendable {
  case nodeNotReady
  case startupTaint(Taint)
  /// One that Kubernetes takes away by itself.
  case ephemeralTaint(Taint)
  case resourceNotRegistered(ResourceName)
}

/// What a cloud says of a machine it has launched for a claim.
public struct LaunchedMachine: Equatable, Sendable {
  public var providerID: String
  public var imageID: String
  public var instanceType: String
  public var zone: String
  public var capacityType: String
  public var priceUSDPerHour: Double
  /// What the claim is labelled with, beside its own labels.
  public var labels: Labels
  public var annotations: Annotations
  public var capacity: ResourceList
  public var allocatable: ResourceList

  public init(
    providerID: String, imageID: String, instanceType: String, zone: String, capacityType: String,
    priceUSDPerHour: Double, labels: Labels, annotations: Annotations = [:], capacity: ResourceList,
    allocatable: ResourceList
  ) {
    self.providerID = providerID
    self.imageID = imageID
    self.instanceType = instanceType
    self.zone = zone
    self.capacityType = capacityType
    self.priceUSDPerHour = priceUSDPerHour
    self.labels = labels
    self.annotations = annotations
    self.capacity = capacity
    self.allocatable = allocatable
  }
}

/// What came of asking a cloud for a machine. Messages are the provider's own words.
public enum LaunchAnswer: Equatable, Sendable {
  case launched(LaunchedMachine)
  case insufficientCapacity(message: String)
  case nodeClassNotReady(message: String)
  case failed(reason: String, message: String)
}
