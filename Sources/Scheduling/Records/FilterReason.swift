import Kubernetes

/// Why a plugin keeps a pod off a node: the facts of that node.
public enum FilterReason: Equatable, Sendable {
  case nodeUnschedulable
  /// The pod asks for another node by name.
  case otherNodeRequested
  case untoleratedTaint(Taint)
  /// Neither the node selector nor the required node affinity of the pod means this node, or one of the two.
  case nodeAffinityMismatch
  /// The affinity that the scheduler's own configuration adds to every pod.
  case addedNodeAffinityMismatch
  case hostPortTaken(HostPort)
  case tooManyPods(allocatable: Int)
  case insufficient(ResourceShortage)
  case missingTopologyLabel(key: String)
  case topologySpread(SpreadViolation)
  /// No pod that the pod wants to be with is in this domain; or the node has no such domain.
  case podAffinity(topologyKey: String, domain: String?)
  /// A pod that the pod wants to be away from is in this domain.
  case podAntiAffinity(topologyKey: String, domain: String)
  /// A pod in this domain wants to be away from the pod.
  case existingPodAntiAffinity(topologyKey: String, domain: String)
  case volume(VolumeConflict)
  /// Ruled out before any filter ran: these plugins name the nodes that are to be looked at.
  case notAmongNodes(named: [PluginName])

  /// The reason without the facts of the node: what messages and counts tell apart.
  public var kind: Kind {
    switch self {
    case .nodeUnschedulable: .nodeUnschedulable
    case .otherNodeRequested: .otherNodeRequested
    case .untoleratedTaint: .untoleratedTaint
    case .nodeAffinityMismatch: .nodeAffinityMismatch
    case .addedNodeAffinityMismatch: .addedNodeAffinityMismatch
    case .hostPortTaken: .hostPortTaken
    case .tooManyPods: .tooManyPods
    case .insufficient(let shortage): .insufficient(shortage.resource)
    case .missingTopologyLabel: .missingTopologyLabel
    case .topologySpread: .topologySpread
    case .podAffinity: .podAffinity
    case .podAntiAffinity: .podAntiAffinity
    case .existingPodAntiAffinity: .existingPodAntiAffinity
    case .volume(let conflict): .volume(conflict)
    case .notAmongNodes(let plugins): .notAmongNodes(named: plugins)
    }
  }

  public enum Kind: Hashable, Sendable {
    case nodeUnschedulable, otherNodeRequested, untoleratedTaint, nodeAffinityMismatch,
      addedNodeAffinityMismatch, hostPortTaken, tooManyPods
    case insufficient(ResourceName)
    case missingTopologyLabel, topologySpread, podAffinity, podAntiAffinity, existingPodAntiAffinity
    case volume(VolumeConflict)
    case notAmongNodes(named: [PluginName])
  }
}

/// A resource of which the node has too little left. CPU in millicores, the rest in bytes or pieces.
public struct ResourceShortage: Equatable, Sendable {
  public let resource: ResourceName
  public let requested: Int
  /// By the pods that are on the node.
  public let used: Int
  public let allocatable: Int

  public var free: Int { allocatable &- used }
  /// Whether even the empty node would be too small.
  public var exceedsNode: Bool { requested > allocatable }
}

/// A port of the node that a pod takes for itself.
public struct HostPort: Hashable, Sendable {
  public let port: Int
  public let `protocol`: ContainerPort.PortProtocol
  /// `0.0.0.0` for every address of the node.
  public let ip: String
}

/// How far a domain would be above the emptiest one with the pod in it.
public struct SpreadViolation: Equatable, Sendable {
  public let topologyKey: String
  public let domain: String
  /// Matching pods in the domain, without the one to be placed.
  public let matching: Int
  /// Matching pods in the emptiest domain; 0 when there are fewer domains than `minDomains`.
  public let globalMinimum: Int
  public let skew: Int
  public let maxSkew: Int
}

/// What stands between a pod's volumes and a node.
public enum VolumeConflict: Hashable, Sendable {
  /// The volume is bound to nodes with other labels.
  case nodeAffinityMismatch
  /// No volume for an unbound claim can be found or made here.
  case noVolumeToBind
  case notEnoughStorage
  case boundToMissingVolume
  case otherZone
  case tooManyVolumes
  case diskInUse
  /// A `ReadWriteOncePod` claim that another pod has.
  case claimInUse
}
