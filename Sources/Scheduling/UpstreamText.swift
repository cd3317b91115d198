import Kubernetes

/// What kube-scheduler itself prints, verbatim.
enum UpstreamText {
  // Events and conditions.
  static let disruptionTarget = "DisruptionTarget"
  static let preemptionByScheduler = "PreemptionByScheduler"

  static func scheduled(_ pod: PodName, on node: NodeName) -> String {
    "Successfully assigned \(pod) to \(node)"
  }

  static func preempted(by preemptor: UID, on node: NodeName) -> String {
    "Preempted by pod \(preemptor) on node \(node)"
  }

  static func preempting(schedulerName: String) -> String {
    "\(schedulerName): preempting to accommodate a higher priority pod"
  }

  // What FailedScheduling is made of.
  static let noNodes = "no nodes available to schedule pods"
  static let noClaimsToDeallocate = "no new claims to deallocate"
  static let stateNotFound = "not found"
  static let preemptionPrefix = "preemption: "
  static let preemptionNotHelpful = "Preemption is not helpful for scheduling"
  static let noPreemptionVictims = "No preemption victims found for incoming pod"
  static let policyNever = "not eligible due to preemptionPolicy=Never."
  static let terminatingVictim = "not eligible due to a terminating pod on the nominated node."

  static func gated(_ gates: [String]) -> String {
    "waiting for scheduling gates: [\(gates.joined(separator: " "))]"
  }

  /// `0/3 nodes are available: 1 Insufficient cpu, 2 node(s) had untolerated taint(s).`
  ///
  /// The parts are sorted as text, count and all.
  static func fitError(nodeCount: Int, _ reasons: [String: Int]) -> String {
    let parts = reasons.map { "\($0.value) \($0.key)" }.sorted()
    return unavailable(nodeCount) + (parts.isEmpty ? "" : " \(parts.joined(separator: ", ")).")
  }

  static func unavailable(_ nodeCount: Int) -> String { "0/\(nodeCount) nodes are available:" }
}

extension FilterReason.Kind {
  /// As kube-scheduler words it.
  public var upstreamText: String {
    switch self {
    case .nodeUnschedulable: "node(s) were unschedulable"
    case .otherNodeRequested: "node(s) didn't match the requested node name"
    case .untoleratedTaint: "node(s) had untolerated taint(s)"
    case .nodeAffinityMismatch: "node(s) didn't match Pod's node affinity/selector"
    case .addedNodeAffinityMismatch: "node(s) didn't match scheduler-enforced node affinity"
    case .hostPortTaken: "node(s) didn't have free ports for the requested pod ports"
    case .tooManyPods: "Too many pods"
    case .insufficient(let resource): "Insufficient \(resource)"
    case .missingTopologyLabel:
      "node(s) didn't match pod topology spread constraints (missing required label)"
    case .topologySpread: "node(s) didn't match pod topology spread constraints"
    case .podAffinity: "node(s) didn't match pod affinity rules"
    case .podAntiAffinity: "node(s) didn't match pod anti-affinity rules"
    case .existingPodAntiAffinity: "node(s) didn't satisfy existing pods anti-affinity rules"
    case .volume(let conflict): conflict.upstreamText
    case .notAmongNodes(let plugins):
      "node(s) didn't satisfy plugin(s) [\(plugins.map(\.rawValue).sorted().joined(separator: " "))]"
    }
  }
}

extension VolumeConflict {
  var upstreamText: String {
    switch self {
    case .nodeAffinityMismatch: "node(s) didn't match PersistentVolume's node affinity"
    case .noVolumeToBind: "node(s) didn't find available persistent volumes to bind"
    case .notEnoughStorage: "node(s) did not have enough free storage"
    case .boundToMissingVolume: "node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"
    case .otherZone: "node(s) had no available volume zone"
    case .tooManyVolumes: "node(s) exceed max volume count"
    case .diskInUse: "node(s) had no available disk"
    case .claimInUse:
      "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"
    }
  }
}

extension SchedulerConfigurationError {
  /// As kube-scheduler words it when it does not start.
  public var upstreamText: String {
    guard problem != .sameSchedulerNameTwice else {
      return "initializing profiles: duplicate profile with scheduler name \"\(schedulerName)\""
    }
    return "initializing profiles: creating profile for scheduler name \(schedulerName): \(reason)"
  }

  private var reason: String {
    switch problem {
    case .unknownPlugin(let name, let point): "\(point.pluginType) \"\(name)\" does not exist"
    case .notForThisPoint(let plugin, let point):
      "plugin \"\(plugin.rawValue)\" does not extend \(point.pluginType) plugin"
    case .enabledTwice(let plugin, let point):
      "plugin \"\(plugin.rawValue)\" already registered as \"\(point.pluginType)\""
    case .queueSortPlugins(let count):
      "only one queue sort plugin required for profile with scheduler name \"\(schedulerName)\", but got \(count)"
    case .noBindPlugin:
      "at least one bind plugin is needed for profile with scheduler name \"\(schedulerName)\""
    case .sameSchedulerNameTwice: ""
    }
  }
}

extension KubeSchedulerProfile.ExtensionPoint {
  /// Go's name of what is enabled there: `FilterPlugin`.
  fileprivate var pluginType: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() + "Plugin" }
}

extension PodRefusal.Reason {
  public var upstreamText: String {
    switch self {
    case .conflictingAffinityTerms: "pod affinity terms conflict"
    case .noCommonNode(let plugins) where plugins.count == 1:
      "node(s) didn't satisfy plugin \(plugins[0].rawValue)"
    case .noCommonNode(let plugins):
      "node(s) didn't satisfy plugin(s) [\(plugins.map(\.rawValue).sorted().joined(separator: " "))] simultaneously"
    case .claimNotFound(let claim): "persistentvolumeclaim \"\(claim)\" not found"
    case .claimBeingDeleted(let claim): "persistentvolumeclaim \"\(claim)\" is being deleted"
    case .claimLost(let claim, let volume):
      "persistentvolumeclaim \"\(claim)\" bound to non-existent persistentvolume \"\(volume)\""
    case .volumeNotFound(let volume): "persistentvolume \"\(volume)\" not found"
    case .unboundImmediateClaims: "pod has unbound immediate PersistentVolumeClaims"
    }
  }
}

extension Preemption.Failure {
  public var upstreamText: String {
    switch self {
    case .notHelpful: UpstreamText.preemptionNotHelpful
    case .noVictims: UpstreamText.noPreemptionVictims
    case .stillRejected(let reason): reason.upstreamText
    }
  }
}

extension PodPlacement {
  /// The note of the `FailedScheduling` event, before the API cuts it to its length limit; nil when the pod was
  /// placed, or when no attempt was made.
  public var failedSchedulingNote: String? {
    guard let fitErrorText else { return nil }
    return [fitErrorText, postFilterText].compactMap(\.self).joined(separator: " ")
  }

  /// The first half of the note: what the nodes had against the pod.
  public var fitErrorText: String? {
    switch outcome {
    case .bound, .gated: return nil
    case .noNodes: return UpstreamText.noNodes
    case .refused(let refusal):
      return "\(UpstreamText.unavailable(nodeCount)) \(refusal.reason.upstreamText)."
    case .unschedulable:
      var reasons: [String: Int] = [:]
      for rejection in rejections { reasons[rejection.reason.upstreamText, default: 0] += rejection.nodes }
      return UpstreamText.fitError(nodeCount: nodeCount, reasons)
    }
  }

  /// The second half: what preemption came to. Nil when it succeeded, or was not asked.
  public var postFilterText: String? {
    switch outcome {
    case .bound, .gated, .noNodes, .unschedulable(nominated: .some): return nil
    case .refused where postFilters.contains(.dynamicResources): return UpstreamText.stateNotFound
    case .refused, .unschedulable(nominated: nil):
      let parts = postFilters.compactMap {
        $0 == .dynamicResources ? UpstreamText.noClaimsToDeallocate : preemptionText
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  private var preemptionText: String {
    let text =
      preemption?.failureText(nodeCount)
      ?? UpstreamText.fitError(nodeCount: nodeCount, [UpstreamText.preemptionNotHelpful: nodeCount])
    return UpstreamText.preemptionPrefix + text
  }

  /// Why no attempt was made; nil when one was.
  public var gatedText: String? {
    guard case .gated(let gates) = outcome else { return nil }
    return UpstreamText.gated(gates)
  }

  /// The note of the `Scheduled` event; nil when the pod was not placed.
  public var scheduledNote: String? {
    guard case .bound(let node) = outcome else { return nil }
    return UpstreamText.scheduled(pod, on: node)
  }
}

extension Preemption {
  fileprivate func failureText(_ nodeCount: Int) -> String {
    switch outcome {
    case .nominated: return ""
    case .ineligible(.policyNever): return UpstreamText.policyNever
    case .ineligible(.waitingForVictim): return UpstreamText.terminatingVictim
    case .noCandidate:
      var reasons: [String: Int] = [:]
      for failure in failures { reasons[failure.failure.upstreamText, default: 0] += failure.nodes }
      return UpstreamText.fitError(nodeCount: nodeCount, reasons)
    }
  }

  /// The note of the `Preempted` event on each victim; nil when nobody is to go.
  public func preemptedNote(preemptor uid: UID) -> String? {
    guard case .nominated(let candidate, _) = outcome else { return nil }
    return UpstreamText.preempted(by: uid, on: candidate.node)
  }

  /// The condition that says to each victim why it goes.
  public static func disruptionCondition(schedulerName: String) -> Condition {
    Condition(
      type: UpstreamText.disruptionTarget, status: .isTrue, reason: UpstreamText.preemptionByScheduler,
      message: UpstreamText.preempting(schedulerName: schedulerName))
  }
}
