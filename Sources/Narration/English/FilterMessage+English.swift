import Kubernetes
import Scheduling

extension FilterMessage {
  public var english: StyledText {
    switch self {
    case .same: "the same"
    case .node(let reason): StyledText(Self.english(reason))
    case .nodes(let count, let group): "\(Formats.english.count(count)) × \(Self.english(group))"
    }
  }

  static func english(_ group: Group) -> String {
    switch group {
    case .taint(let taint): "taint \(taint), which the Pod does not tolerate"
    case .insufficient(let resource, let requested, let mostFree, let evenEmpty):
      evenEmpty
        ? "too little \(resource): the Pod asks for \(amount(requested, resource)), more than the whole node has"
        : "too little \(resource): the Pod asks for \(amount(requested, resource)), and the roomiest has \(amount(mostFree, resource)) free"
    case .kind(let kind): english(kind)
    }
  }

  static func english(_ kind: FilterReason.Kind) -> String {
    switch kind {
    case .nodeUnschedulable: "node marked to receive no Pods (cordon)"
    case .otherNodeRequested: "the Pod asks for another node by name"
    case .untoleratedTaint: "taint that the Pod does not tolerate"
    case .nodeAffinityMismatch: "labels that do not match the Pod's nodeSelector or node affinity"
    case .addedNodeAffinityMismatch: "labels that do not match the affinity the scheduler adds to every Pod"
    case .hostPortTaken: "hostPort already taken"
    case .tooManyPods: "as many Pods as the node accepts"
    case .insufficient(let resource): "too little \(resource)"
    case .missingTopologyLabel: "without the label that the topology spread goes by"
    case .topologySpread: "would exceed the topology spread's maxSkew"
    case .podAffinity: "no Pod near that this one must be with (pod affinity)"
    case .podAntiAffinity: "a Pod near that this one must be away from (pod anti-affinity)"
    case .existingPodAntiAffinity: "a Pod near that must be away from this one (pod anti-affinity)"
    case .volume(let conflict): english(conflict)
    case .notAmongNodes: "not among the nodes that the Pod names"
    }
  }

  private static func english(_ reason: FilterReason) -> String {
    switch reason {
    case .nodeUnschedulable: "is marked to receive no Pods (cordon)"
    case .otherNodeRequested: "the Pod asks for another node by name"
    case .untoleratedTaint(let taint): "has \(taint); the Pod does not tolerate it"
    case .nodeAffinityMismatch: "its labels do not match the Pod's nodeSelector or node affinity"
    case .addedNodeAffinityMismatch: "its labels do not match the affinity the scheduler adds to every Pod"
    case .hostPortTaken(let port): "the node's port \(port.port)/\(port.protocol.rawValue) is taken"
    case .tooManyPods(let allocatable): "has the \(Formats.english.count(allocatable)) Pods that it accepts"
    case .insufficient(let shortage):
      shortage.exceedsNode
        ? "the Pod asks for \(amount(shortage.requested, shortage.resource)) of \(shortage.resource), and the whole node has \(amount(shortage.allocatable, shortage.resource))"
        : "the Pod asks for \(amount(shortage.requested, shortage.resource)) of \(shortage.resource); free: \(amount(shortage.free, shortage.resource)) of \(amount(shortage.allocatable, shortage.resource))"
    case .missingTopologyLabel(let key): "has no label \(key), which the topology spread goes by"
    case .topologySpread(let spread):
      "\(spread.domain) would have \(spread.matching + 1), and the emptiest domain has \(spread.globalMinimum): a skew of \(spread.skew), above maxSkew \(spread.maxSkew)"
    case .podAffinity(let key, let domain):
      domain.map { "\($0) has no Pod that this one must be with (\(key))" }
        ?? "has no label \(key), and the Pod demands company by it"
    case .podAntiAffinity(_, let domain): "\(domain) has a Pod that this one must be away from"
    case .existingPodAntiAffinity(_, let domain): "\(domain) has a Pod that must be away from this one"
    case .volume(let conflict): english(conflict)
    case .notAmongNodes(let plugins):
      "is not among the nodes that the Pod names (\(plugins.map(\.rawValue).joined(separator: ", ")))"
    }
  }

  private static func english(_ conflict: VolumeConflict) -> String {
    switch conflict {
    case .nodeAffinityMismatch: "the Pod's volume exists for other nodes only (as a rule, another zone)"
    case .noVolumeToBind: "the volume that the Pod asks for is not there and cannot be made there"
    case .notEnoughStorage: "too little storage for the volume"
    case .boundToMissingVolume: "the PersistentVolumeClaim points to a volume that does not exist"
    case .otherZone: "the Pod's volume is in another zone"
    case .tooManyVolumes: "as many volumes as the node accepts"
    case .diskInUse: "the Pod's disk is in use there already"
    case .claimInUse: "the volume is ReadWriteOncePod, and another Pod has it"
    }
  }

  private static func amount(_ number: Int, _ resource: ResourceName) -> String {
    Amounts.text(schedulerUnits: number, of: resource)
  }
}
