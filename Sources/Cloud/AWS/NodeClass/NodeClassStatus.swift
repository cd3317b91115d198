import Kubernetes

/// What stands in the way of a NodeClass, condition by condition.
public enum NodeClassFinding: Equatable, Sendable {
  case subnetsNotFound
  case securityGroupsNotFound
  case imagesNotFound
  /// AL2 has no images for this version of Kubernetes.
  case unsupportedAlias
  /// The alias stands for no image; the condition stays as it is.
  case aliasUnknown(String)
  /// IAM knows no such role; the condition stays as it is.
  case roleNotFound(String)
  /// Validation waits for the others; `isFailing` when one of them is False.
  case dependenciesNotReady(isFailing: Bool)
  case restrictedTags([String])
  /// Karpenter's own role may not do this.
  case notAuthorized(action: String)
}

extension EC2NodeClass {
  public static let terminationFinalizer = "karpenter.k8s.aws/termination"

  /// Types of its conditions.
  public enum ConditionType {
    public static let subnetsReady = "SubnetsReady"
    public static let securityGroupsReady = "SecurityGroupsReady"
    public static let amisReady = "AMIsReady"
    public static let instanceProfileReady = "InstanceProfileReady"
    public static let capacityReservationsReady = "CapacityReservationsReady"
    public static let placementGroupReady = "PlacementGroupReady"
    public static let validationSucceeded = "ValidationSucceeded"
    public static let ready = "Ready"

    /// Those that `Ready` waits for.
    static let dependents = [
      amisReady, capacityReservationsReady, instanceProfileReady, placementGroupReady, securityGroupsReady,
      subnetsReady, validationSucceeded,
    ]
  }

  /// The NodeClass after one reconcile of its controller, and what was found in the way: selectors resolved
  /// against the account, conditions set, hash, hash version and finalizer written.
  ///
  /// Once nothing changes any more, the same NodeClass comes back.
  ///
  /// - Parameter usesReservations: the gate `ReservedCapacity`; without it reservations are neither found nor
  ///   waited for.
  /// - Source: karpenter-provider-aws `pkg/controllers/nodeclass`.
  public func resolved(
    in account: AWSAccount, usesReservations: Bool = true, at now: VirtualTime
  ) -> (EC2NodeClass, [NodeClassFinding]) {
    var resolution = Resolution(
      nodeClass: self, account: account, usesReservations: usesReservations, now: now)
    resolution.run()
    return (resolution.nodeClass, resolution.findings)
  }
}

private struct Resolution {
  var nodeClass: EC2NodeClass
  let account: AWSAccount
  let usesReservations: Bool
  let now: VirtualTime
  var findings: [NodeClassFinding] = []

  init(nodeClass: EC2NodeClass, account: AWSAccount, usesReservations: Bool, now: VirtualTime) {
    self.nodeClass = nodeClass
    self.account = account
    self.usesReservations = usesReservations
    self.now = now
  }

  /// What `Ready` waits for.
  private var dependents: [String] {
    EC2NodeClass.ConditionType.dependents.filter {
      usesReservations || $0 != EC2NodeClass.ConditionType.capacityReservationsReady
    }
  }

  mutating func run() {
    if !nodeClass.metadata.finalizers.contains(EC2NodeClass.terminationFinalizer) {
      nodeClass.metadata.finalizers.append(EC2NodeClass.terminationFinalizer)
    }
    nodeClass.metadata.annotations[AWSAnnotation.nodeClassHash] = nodeClass.staticHash
    nodeClass.metadata.annotations[AWSAnnotation.nodeClassHashVersion] = EC2NodeClass.staticHashVersion
    for type in dependents where nodeClass.status.conditions[type] == nil {
      nodeClass.status.conditions.set(
        Condition(
          type: type, status: .unknown, reason: UpstreamText.awaitingReconciliationReason,
          message: UpstreamText.awaitingReconciliation),
        at: nodeClass.metadata.creationTimestamp ?? now)
    }
    resolveImages()
    resolveCapacityReservations()
    resolveSubnets()
    resolveSecurityGroups()
    resolveInstanceProfile()
    succeed(EC2NodeClass.ConditionType.placementGroupReady)
    validate()
    setReady()
  }

  private mutating func resolveImages() {
    let family = AMIFamily(of: nodeClass)
    let alias = nodeClass.spec.amiSelectorTerms.lazy.compactMap(\.alias).first
    if family == .al2, alias != nil {
      return fail(
        EC2NodeClass.ConditionType.amisReady, .unsupportedAlias, "UnsupportedAlias",
        UpstreamText.al2Unsupported)
    }
    guard let images = account.images(for: nodeClass, at: now) else {
      findings.append(.aliasUnknown(alias ?? ""))
      return
    }
    nodeClass.status.amis = images
    guard !images.isEmpty else {
      return fail(
        EC2NodeClass.ConditionType.amisReady, .imagesNotFound, "AMINotFound", UpstreamText.imagesNotFound)
    }
    succeed(EC2NodeClass.ConditionType.amisReady)
  }

  private mutating func resolveCapacityReservations() {
    guard usesReservations else {
      nodeClass.status.capacityReservations = []
      nodeClass.status.conditions.clear(EC2NodeClass.ConditionType.capacityReservationsReady)
      return
    }
    let terms = nodeClass.spec.capacityReservationSelectorTerms
    nodeClass.status.capacityReservations = account.capacityReservations(terms, at: now).map { found in
      var reservation = EC2NodeClass.CapacityReservation()
      reservation.id = found.id
      reservation.availabilityZone = found.zone
      reservation.instanceType = found.instanceType
      reservation.instanceMatchCriteria = found.instanceMatchCriteria
      reservation.ownerID = found.ownerID
      reservation.endTime = found.endDate
      return reservation
    }
    succeed(EC2NodeClass.ConditionType.capacityReservationsReady)
  }

  private mutating func resolveSubnets() {
    nodeClass.status.subnets = account.subnets(nodeClass.spec.subnetSelectorTerms).map { found in
      var subnet = EC2NodeClass.Subnet()
      subnet.id = found.id
      subnet.zone = found.zone.name
      subnet.zoneID = found.zone.id
      return subnet
    }
    guard !nodeClass.status.subnets.isEmpty else {
      return fail(
        EC2NodeClass.ConditionType.subnetsReady, .subnetsNotFound, "SubnetsNotFound",
        UpstreamText.subnetsNotFound)
    }
    succeed(EC2NodeClass.ConditionType.subnetsReady)
  }

  private mutating func resolveSecurityGroups() {
    nodeClass.status.securityGroups = account.securityGroups(nodeClass.spec.securityGroupSelectorTerms).map {
      var group = EC2NodeClass.SecurityGroup()
      group.id = $0.id
      group.name = $0.name
      return group
    }
    guard !nodeClass.status.securityGroups.isEmpty || nodeClass.spec.securityGroupSelectorTerms.isEmpty else {
      return fail(
        EC2NodeClass.ConditionType.securityGroupsReady, .securityGroupsNotFound, "SecurityGroupsNotFound",
        UpstreamText.securityGroupsNotFound)
    }
    succeed(EC2NodeClass.ConditionType.securityGroupsReady)
  }

  /// A role gets a profile of Karpenter's making; a profile is taken as written, whether IAM has it or not.
  private mutating func resolveInstanceProfile() {
    if let role = nodeClass.spec.role, !role.isEmpty {
      guard account.roles.contains(role) else {
        findings.append(.roleNotFound(role))
        return
      }
      nodeClass.status.instanceProfile = account.profileName(for: nodeClass, role: role)
    } else {
      nodeClass.status.instanceProfile = nodeClass.spec.instanceProfile ?? ""
    }
    succeed(EC2NodeClass.ConditionType.instanceProfileReady)
  }

  private mutating func validate() {
    let type = EC2NodeClass.ConditionType.validationSucceeded
    let others = [
      EC2NodeClass.ConditionType.amisReady, EC2NodeClass.ConditionType.instanceProfileReady,
      EC2NodeClass.ConditionType.securityGroupsReady, EC2NodeClass.ConditionType.subnetsReady,
    ].map { nodeClass.status.conditions[$0]?.status }
    if others.contains(.isFalse) {
      return fail(
        type, .dependenciesNotReady(isFailing: true), "DependenciesNotReady",
        UpstreamText.dependenciesNotReady)
    }
    if others.contains(where: { $0 != .isTrue }) {
      findings.append(.dependenciesNotReady(isFailing: false))
      return set(type, .unknown, "DependenciesNotReady", UpstreamText.dependenciesNotReady)
    }
    let restricted = nodeClass.spec.tags.keys.filter(AWSTag.isRestricted).sorted()
    guard restricted.isEmpty else {
      return fail(
        type, .restrictedTags(restricted), "TagValidationFailed", UpstreamText.restrictedTags(restricted))
    }
    for (action, reason) in Self.dryRuns where account.deniedActions.contains(action) {
      return fail(type, .notAuthorized(action: action), reason, UpstreamText.notAuthorized(for: action))
    }
    succeed(type)
  }

  /// What the controller tries without effect, in order, and the reason when it may not.
  private static let dryRuns = [
    ("ec2:CreateFleet", "CreateFleetAuthCheckFailed"),
    ("ec2:CreateLaunchTemplate", "CreateLaunchTemplateAuthCheckFailed"),
    ("ec2:RunInstances", "RunInstancesAuthCheckFailed"),
  ]

  private mutating func setReady() {
    nodeClass.status.conditions.setReady(of: dependents, generation: nodeClass.metadata.generation, at: now)
  }

  private mutating func fail(_ type: String, _ finding: NodeClassFinding, _ reason: String, _ message: String)
  {
    findings.append(finding)
    set(type, .isFalse, reason, message)
  }

  private mutating func succeed(_ type: String) { set(type, .isTrue, type, "") }

  private mutating func set(_ type: String, _ status: Condition.Status, _ reason: String, _ message: String) {
    nodeClass.status.conditions.set(
      Condition(
        type: type, status: status, reason: reason, message: message,
        observedGeneration: nodeClass.metadata.generation),
      at: now)
  }
}

extension AWSAccount {
  /// The name of the instance profile that Karpenter makes for a NodeClass: the cluster's, and a number that
  /// changes with the role. (The real one's is drawn at random.)
  func profileName(for nodeClass: EC2NodeClass, role: String) -> String {
    let hash = SeededHash.mixed(SeededHash.fnv1a(region.rawValue, nodeClass.metadata.name, role))
    return "\(clusterName)_\(hash)"
  }

  /// Whether a machine can get the profile of the NodeClass's status.
  func hasInstanceProfile(of nodeClass: EC2NodeClass) -> Bool {
    nodeClass.spec.role.map(roles.contains) ?? (instanceProfiles[nodeClass.status.instanceProfile] != nil)
  }
}
