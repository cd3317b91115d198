import Kubernetes

/// What Karpenter itself prints, word for word: error texts of events and logs.
///
/// Source: sigs.k8s.io/karpenter v1.13.0, the files named at each group.
public enum UpstreamText {
  /// `pkg/scheduling/requirement.go`, `String`.
  static func requirement(_ requirement: Requirement) -> String {
    var text = "\(requirement.key) \(requirement.operator.rawValue)"
    if !requirement.values.isEmpty {
      let shown = requirement.values.prefix(5)
      let rest = requirement.values.count - shown.count
      text += " [" + (shown + (rest > 0 ? ["and \(rest) others"] : [])).joined(separator: " ") + "]"
    }
    if let bound = requirement.lowerBound { text += " >=\(bound)" }
    if let bound = requirement.upperBound { text += " <=\(bound)" }
    if let minimum = requirement.minValues { text += " minValues \(minimum)" }
    return text
  }

  /// All but the host name, as sorted text.
  static func requirements(_ requirements: Requirements) -> String {
    requirements.all.filter { $0.key != WellKnown.hostname }.map(requirement).sorted().joined(separator: ", ")
  }

  /// As JSON, which is how Karpenter prints a resource list.
  static func resources(_ resources: ResourceList) -> String {
    "{" + resources.sorted.map { "\"\($0.name)\":\"\($0.amount)\"" }.joined(separator: ",") + "}"
  }

  /// The text of an event: `Failed to schedule pod, …`.
  public static func failedScheduling(_ failure: PodFailure) -> String {
    if case .ignored(let problems) = failure {
      return "Failed to schedule pod, " + problems.map(problem).joined(separator: "; ")
    }
    return "Failed to schedule pod, " + podFailure(failure)
  }

  /// Why a Pod has no place, as Karpenter's log and its own memory of the Pod have it.
  public static func podFailure(_ failure: PodFailure) -> String {
    switch failure {
    case .ignored(let problems):
      "ignoring pod, " + problems.map(problem).joined(separator: "; ")
    case .noNodePools: "no dynamic nodepools found"
    case .noNodePoolHasInstanceTypes: "nodepool requirements filtered out all available instance types"
    case .refused(let verdicts):
      verdicts.compactMap { verdict in
        verdict.refusal.map { refusal($0, nodePool: verdict.nodePool) }
      }.joined(separator: "; ")
    case .usesDynamicResources:
      "pod has Dynamic Resource Allocation requirements that are not yet supported by Karpenter"
    case .minValuesAfterTruncation(let keys, let nodePool):
      "pod didn’t schedule because NodePool couldn’t meet minValues requirements, validating minValues, "
        + "\(unmetMinValues(keys)) (NodePool=\(nodePool))"
    }
  }

  /// The message of the event `NoCompatibleInstanceTypes` on a NodePool.
  public static func noCompatibleInstanceTypes(becauseOfMinValues: Bool) -> String {
    "NodePool requirements filtered out all compatible available instance types"
      + (becauseOfMinValues ? " due to minValues incompatibility" : "")
  }

  /// `pkg/apis/v1/nodepool.go`, `ExceededBy`.
  public static func limitExceeded(_ exceeded: LimitExceeded) -> String {
    "resource usage exceeds limit (limit=\(decimal(exceeded.limit)), "
      + "resource-name=\(exceeded.resource), usage=\(decimal(exceeded.usage)))"
  }

  private static func decimal(_ quantity: Quantity) -> String {
    let magnitude = abs(quantity.nanos)
    var fraction = String(magnitude % 1_000_000_000 + 1_000_000_000).dropFirst()
    while fraction.hasSuffix("000") { fraction.removeLast(3) }
    let whole = "\(quantity.nanos < 0 ? "-" : "")\(magnitude / 1_000_000_000)"
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }
}

// Why a candidate refuses: pkg/controllers/provisioning/scheduling.
extension UpstreamText {
  public static func refusal(_ refusal: PlacementRefusal, nodePool: NodePoolName) -> String {
    switch refusal {
    case .untoleratedTaints(let taints):
      taints.map { "did not tolerate taint (taint=\($0))" }.joined(separator: "; ")
    case .volumeLimit(let driver, let count, let limit):
      "checking volume usage, would exceed volume limit "
        + "(provisioner=\(driver), volume-count=\(count), volume-limit=\(limit))"
    case .hostPortConflict(let asked, let taken):
      "checking host port usage, pod hostport conflicts with existing hostport configuration ("
        + "existing-hostport-ip=\(taken.ip), existing-hostport-port=\(taken.port), "
        + "existing-hostport-protocol=\(taken.portProtocol.rawValue), pod-hostport-ip=\(asked.ip), "
        + "pod-hostport-port=\(asked.port), pod-hostport-protocol=\(asked.portProtocol.rawValue))"
    case .exceedsNodeResources: "exceeds node resources"
    case .requirements(let conflict): "incompatible requirements, \(self.conflict(conflict))"
    case .volumeRequirements(let conflict): "incompatible volume requirements, \(self.conflict(conflict))"
    case .topology(let refusal): topology(refusal)
    case .topologyDomains(let conflict): self.conflict(conflict)
    case .instanceTypes(let refusal): instanceTypes(refusal)
    case .reservation(.noneLeft):
      "one or more instance types with compatible reserved offerings are available, "
        + "but could not be reserved"
    case .reservation(.wouldLoseAll):
      "satisfying updated nodeclaim constraints would remove all compatible reserved offering options"
    case .nodeLimitReached: "node limits have been exhausted for nodepool (NodePool=\(nodePool))"
    case .limitsExceeded: "all available instance types exceed limits for nodepool (NodePool=\(nodePool))"
    }
  }

  static func conflict(_ conflict: Requirements.Conflict) -> String {
    switch conflict {
    case .undefinedLabel(let key, let typo):
      "label \"\(key)\" does not have known values" + (typo.map { " (typo of \"\($0)\"?)" } ?? "")
    case .noCommonValue(let pairs):
      pairs.map { "key \($0.asked.key), \(requirement($0.asked)) not in \(requirement($0.known))" }
        .joined(separator: "; ")
    }
  }

  private static func topology(_ refusal: TopologyRefusal) -> String {
    let rule =
      switch refusal.rule {
      case .spread: "topology spread"
      case .podAffinity: "pod affinity"
      case .podAntiAffinity: "pod anti-affinity"
      }
    var counts = refusal.counts.prefix(25).map { "\($0.domain): \($0.pods)" }.joined(separator: ", ")
    if refusal.counts.count > 25 { counts += " and \(refusal.counts.count - 25) other(s)" }
    // The closing parenthesis is missing in what Karpenter prints.
    return "unsatisfiable topology constraint for \(rule), key=\(refusal.topologyKey) (counts = \(counts), "
      + "podDomains = \(requirement(refusal.podDomains)), nodeDomains = \(requirement(refusal.nodeDomains))"
  }

  static func unmetMinValues(_ keys: [String]) -> String {
    "minValues requirement is not met for label(s) (label(s)=[\(keys.joined(separator: " "))])"
  }

  private static func instanceTypes(_ refusal: InstanceTypeRefusal) -> String {
    let tail =
      ", requirements=\(requirements(refusal.requirements)), resources=\(resources(refusal.requests))"
    let isTypo =
      refusal.unmetMinValues.isEmpty && refusal.anyMeetsRequirements && !refusal.anyFits
      && refusal.anyHasOffering && refusal.podCPU >= Quantity(1_000_000)
    return cause(refusal) + tail + (isTypo ? " (CPU request >= 1 Million, m vs M typo?)" : "")
  }

  private static func cause(_ refusal: InstanceTypeRefusal) -> String {
    guard refusal.unmetMinValues.isEmpty else { return unmetMinValues(refusal.unmetMinValues) }
    switch (refusal.anyMeetsRequirements, refusal.anyFits, refusal.anyHasOffering) {
    case (false, false, false):
      return "no instance type met the scheduling requirements or had enough resources "
        + "or had a required offering"
    case (false, false, true):
      return "no instance type met the scheduling requirements or had enough resources"
    case (false, true, false):
      return "no instance type met the scheduling requirements or had a required offering"
    case (true, false, false): return "no instance type had enough resources or had a required offering"
    case (false, true, true): return "no instance type met all requirements"
    case (true, false, true): return "no instance type has enough resources"
    case (true, true, false): return "no instance type has the required offering"
    case (true, true, true): break
    }
    if refusal.anyFailsOfferingAlone {
      return "no instance type which met the scheduling requirements and had enough resources, "
        + "had a required offering"
    }
    if refusal.anyFailsRequirementsAlone {
      return "no instance type which had enough resources and the required offering "
        + "met the scheduling requirements"
    }
    if refusal.anyFailsFitAlone {
      return "no instance type which met the scheduling requirements and the required offering "
        + "had the required resources"
    }
    return "no instance type met the requirements/resources/offering tuple"
  }
}

// What is wrong with a Pod or a requirement: pkg/controllers/provisioning/provisioner.go,
// pkg/apis/v1/nodeclaim_validation.go, k8s.io/apimachinery validation.
extension UpstreamText {
  public static func problem(_ problem: PodProblem) -> String {
    switch problem {
    case .avoidsKarpenterNodes:
      "configured to not run on a Karpenter provisioned node "
        + "(requirement=karpenter.sh/nodepool DoesNotExist)"
    case .matchFields: "node selector term with matchFields is not supported"
    case .requirement(let problem): self.problem(problem)
    case .volume(let problem): self.problem(problem)
    }
  }

  static func problem(_ problem: VolumeProblem) -> String {
    func named(_ claim: NamespacedName, _ storageClass: String, volume: String? = nil) -> String {
      let volumeText = volume.map { "PersistentVolume=\($0), " } ?? ""
      return "(\(volumeText)PersistentVolumeClaim=\(claim), StorageClass=\(storageClass))"
    }
    return switch problem {
    case .claimNotFound(let claim):
      "getting persistent volume claim, persistentvolumeclaims \"\(claim.name)\" not found "
        + "(PersistentVolumeClaim=\(claim.name))"
    case .claimBeingDeleted(let claim):
      "persistentvolumeclaim is being deleted (PersistentVolumeClaim=\(claim))"
    case .claimLost(let claim, let volume):
      "persistentvolumeclaim bound to non-existent persistentvolume "
        + "(PersistentVolume=\(volume), PersistentVolumeClaim=\(claim))"
    case .volumeNotFound(let claim, let volume, let storageClass):
      "failed to validate pvc, persistentvolumes \"\(volume)\" not found "
        + named(claim, storageClass, volume: volume)
    case .volumeBeingDeleted(let claim, let volume, let storageClass):
      "failed to validate pvc, persistentvolume is being deleted "
        + named(claim, storageClass, volume: volume)
    case .notBound(let claim, let volume):
      "pvc is considered unbound because it does not contain annotation (PersistentVolume=\(volume), "
        + "PersistentVolumeClaim=\(claim), annotation=pv.kubernetes.io/bind-completed)"
    case .noStorageClass(let claim): "unbound pvc must define a storage class " + named(claim, "")
    case .storageClassNotFound(let claim, let storageClass):
      "failed to validate pvc, failed to get storage class, "
        + "storageclasses.storage.k8s.io \"\(storageClass)\" not found " + named(claim, storageClass)
    case .immediateNotBound(let claim, let storageClass):
      "failed to validate pvc, pvc with immediate volume binding mode must be bound "
        + named(claim, storageClass)
    }
  }

  public static func problem(_ problem: RequirementProblem) -> String {
    switch problem {
    case .restrictedLabel(let key):
      "using label \(key) is not allowed as it might interfere with the internal provisioning logic; "
        + "specify a well known label: \(list(LabelRules.sortedWellKnown)), or a custom label "
        + "that does not use a restricted domain: \(list(LabelRules.restrictedDomains))"
    case .noKnownValue(let key, let values, let known):
      "no valid values found in \(list(values)) for \(key), expected one of: "
        + "map[\(known.map { "\($0):{}" }.joined(separator: " "))], got: \(list(values))"
    case .tooFewKnownValues(let key, let values, let known, let valid, let minValues):
      "not enough valid values found in \(list(values)) for \(key), expected at least \(minValues) "
        + "valid values from: \(list(known)), got: \(valid)"
    case .badName(let key, let why): "key \(key) is not a qualified name, \(syntax(why))"
    case .badValue(let value, let key, let why): "invalid value \(value) for key \(key), \(syntax(why))"
    case .noValues(let key): "key \(key) with operator In must have a value defined"
    case .fewerValuesThanMinValues(let key):
      "key \(key) with operator In must have at least minimum number of values defined in 'values' field"
    case .notOnePositiveInteger(let key, let kind):
      "key \(key) with operator \(kind.rawValue) must have a single positive integer value"
    }
  }

  /// `pkg/apis/v1alpha1/nodeoverlay_validation.go`.
  public static func problems(_ problems: [NodeOverlayProblem]) -> String {
    problems.map { problem in
      switch problem {
      case .requirement(let found):
        "invalid value: \(found.map(self.problem).joined(separator: "; ")) in requirements, restricted"
      case .noValues(let key): "key \(key) with operator NotIn must have a value defined"
      case .restrictedResource(let name): "invalid capacity: \(name) in resource, restricted"
      }
    }.joined(separator: "; ")
  }

  private static func list(_ values: [String]) -> String { "[" + values.joined(separator: " ") + "]" }

  /// Why a label's key or value is not well formed.
  public static func syntax(_ problem: LabelSyntax.Problem) -> String {
    switch problem {
    case .emptyPrefix: "prefix part must be non-empty"
    case .prefixTooLong: "prefix part must be no more than 253 characters"
    case .prefixNoSubdomain:
      "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
        + "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used "
        + "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
    case .emptyName: "name part must be non-empty"
    case .nameTooLong: "name part must be no more than 63 characters"
    case .badName: "name part must consist of " + nameRule
    case .tooManySlashes:
      "a qualified name must consist of \(nameRule) with an optional DNS subdomain prefix and '/' "
        + "(e.g. 'example.com/MyName')"
    case .valueTooLong: "must be no more than 63 characters"
    case .badValue:
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', "
        + "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  "
        + "or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
    }
  }

  private static let nameRule =
    "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
    + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
}
