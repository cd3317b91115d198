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
  /// AWS refused a call; the condition that it was for stays as it is.
  case callRefused(AccessDenial)
  /// The cluster's range of addresses is not known, and may not be asked for.
  case clusterCIDRUnknown(AccessDenial)
  /// Validation waits for the others; `isFailing` when one of them is False.
  case dependenciesNotReady(isFailing: Bool)
  case restrictedTags([String])
  /// Karpenter's own role may not do what a launch does, tried without effect. The condition names the `api`.
  case notAuthorized(api: String, AccessDenial)

  /// Whether the controller's look ended with an error, so that it tries again soon.
  public var isError: Bool {
    switch self {
    case .aliasUnknown, .roleNotFound, .callRefused, .clusterCIDRUnknown: true
    case .subnetsNotFound, .securityGroupsNotFound, .imagesNotFound, .unsupportedAlias, .dependenciesNotReady,
      .restrictedTags, .notAuthorized:
      false
    }
  }
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

extension CloudState {
  /// One reconcile of a NodeClass by Karpenter as it is set up here: as its role may, with what it remembers, and
  /// with what it makes in the account.
  public mutating func resolve(_ nodeClass: EC2NodeClass, usesReservations: Bool, at now: VirtualTime)
    -> (EC2NodeClass, [NodeClassFinding])
  {
    var resolution = Resolution(
      nodeClass: nodeClass, account: account, caller: controller, memory: nodeClassMemory,
      usesReservations: usesReservations, now: now)
    resolution.run()
    account = resolution.account
    nodeClassMemory = resolution.memory
    return (resolution.nodeClass, resolution.findings)
  }
}

private struct Resolution {
  var nodeClass: EC2NodeClass
  var account: AWSAccount
  let caller: AWSCaller
  var memory: NodeClassMemory
  let usesReservations: Bool
  let now: VirtualTime
  var findings: [NodeClassFinding] = []

  init(
    nodeClass: EC2NodeClass, account: AWSAccount, caller: AWSCaller = .administrator,
    memory: NodeClassMemory = NodeClassMemory(), usesReservations: Bool, now: VirtualTime
  ) {
    self.nodeClass = nodeClass
    self.account = account
    self.caller = caller
    self.memory = memory
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

  /// Whether AWS lets the calls through; the first that it does not is noted.
  private mutating func may(_ calls: (action: String, resource: String)...) -> Bool {
    guard let denial = account.denial(of: caller, calls) else { return true }
    findings.append(.callRefused(denial))
    return false
  }

  private mutating func resolveImages() {
    let family = AMIFamily(of: nodeClass)
    let alias = nodeClass.spec.amiSelectorTerms.lazy.compactMap(\.alias).first
    if family == .al2, alias != nil {
      return fail(
        EC2NodeClass.ConditionType.amisReady, .unsupportedAlias, "UnsupportedAlias",
        UpstreamText.al2Unsupported)
    }
    if alias != nil || nodeClass.spec.amiSelectorTerms.contains(where: { $0.ssmParameter != nil }) {
      let parameters = "arn:aws:ssm:\(account.region.rawValue)::parameter/aws/service/eks/optimized-ami"
      guard may(("ssm:GetParameter", parameters)) else { return }
    }
    guard may(("ec2:DescribeImages", "*")) else { return }
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
    guard terms.isEmpty || may(("ec2:DescribeCapacityReservations", "*")) else { return }
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
    guard may(("ec2:DescribeSubnets", "*")) else { return }
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
    guard may(("ec2:DescribeSecurityGroups", "*")) else { return }
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
      guard makeInstanceProfile(for: role) else { return }
    } else {
      nodeClass.status.instanceProfile = nodeClass.spec.instanceProfile ?? ""
    }
    succeed(EC2NodeClass.ConditionType.instanceProfileReady)
  }

  /// - Returns: false when AWS did not let it happen.
  private mutating func makeInstanceProfile(for role: String) -> Bool {
    let before = nodeClass.status.instanceProfile
    guard before.isEmpty || may(("iam:GetInstanceProfile", account.profileARN(before))) else { return false }
    let known = account.iam.roles[role] != nil
    if known, !before.isEmpty, account.iam.instanceProfiles[before]?.role == role { return true }
    let name = account.profileName(for: nodeClass, role: role)
    let arn = account.profileARN(name)
    guard
      may(
        ("iam:GetInstanceProfile", arn), ("iam:CreateInstanceProfile", arn), ("iam:TagInstanceProfile", arn),
        ("iam:AddRoleToInstanceProfile", arn), ("iam:PassRole", account.roleARN(role)))
    else { return false }
    guard known else {
      findings.append(.roleNotFound(role))
      return false
    }
    account.iam.instanceProfiles[name] = IAM.InstanceProfile(
      name: name,
      path: "/karpenter/\(account.region.rawValue)/\(account.clusterName)/\(nodeClass.metadata.uid.text)/",
      role: role,
      tags: [
        AWSTag.owned(account.clusterName): "owned", AWSTag.cluster: account.clusterName,
        WellKnown.ec2NodeClass: nodeClass.metadata.name, WellKnown.region: account.region.rawValue,
      ])
    nodeClass.status.instanceProfile = name
    return true
  }

  private mutating func validate() {
    let type = EC2NodeClass.ConditionType.validationSucceeded
    if AMIFamily(of: nodeClass) == .al2023, !memory.knowsClusterCIDR {
      let cluster = account.arn("eks", "cluster/\(account.clusterName)")
      if let denial = account.denial(of: caller, "eks:DescribeCluster", on: cluster) {
        return fail(
          type, .clusterCIDRUnknown(denial), "ClusterCIDRResolutionFailed", UpstreamText.noClusterCIDR)
      }
      memory.knowsClusterCIDR = true
    }
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
    let failure = validationFailure()
    guard case .notAuthorized(let api, _) = failure, let failure else { return succeed(type) }
    fail(
      type, failure, "\(api.dropFirst("ec2:".count))AuthCheckFailed", UpstreamText.notAuthorized(for: api))
  }

  /// What the last validation came to, or a new one if that is too old or was of something else.
  private mutating func validationFailure() -> NodeClassFinding? {
    let subject = NodeClassMemory.Subject(nodeClass)
    if let last = memory.validations[nodeClass.metadata.name], last.subject == subject,
      now - last.at < NodeClassMemory.validationLifetime
    {
      return last.failure
    }
    let failure = account.dryRuns(for: nodeClass).lazy.compactMap { [account, caller] api, calls in
      account.denial(of: caller, calls).map { NodeClassFinding.notAuthorized(api: api, $0) }
    }.first
    memory.validations[nodeClass.metadata.name] = NodeClassMemory.Validation(
      subject: subject, failure: failure, at: now)
    return failure
  }

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

  func profileARN(_ name: String) -> String { "arn:aws:iam::\(id):instance-profile/\(name)" }

  /// The name of the role that a machine of the NodeClass gets; nil when there is no such profile or it has no
  /// role that exists.
  func nodeRole(of nodeClass: EC2NodeClass) -> String? {
    let name = nodeClass.status.instanceProfile
    let made = nodeClass.spec.role.flatMap { profileName(for: nodeClass, role: $0) == name ? $0 : nil }
    return (iam.instanceProfiles[name]?.role ?? made).flatMap { iam.roles[$0] == nil ? nil : $0 }
  }

  /// What the controller tries without effect before it counts a NodeClass as valid, in order: the API that its
  /// condition names, and the calls that AWS holds it to.
  func dryRuns(for nodeClass: EC2NodeClass) -> [(api: String, calls: [(action: String, resource: String)])] {
    [
      ("ec2:CreateLaunchTemplate", launchTemplateCalls),
      ("ec2:CreateFleet", fleetCalls),
      ("ec2:RunInstances", machineCalls(for: nodeClass)),
    ]
  }

  private func ec2(_ kind: String) -> String { arn("ec2", "\(kind)/*") }

  var launchTemplateCalls: [(action: String, resource: String)] {
    [
      ("ec2:DescribeLaunchTemplates", "*"), ("ec2:CreateLaunchTemplate", ec2("launch-template")),
      ("ec2:CreateTags", ec2("launch-template")),
    ]
  }

  var fleetCalls: [(action: String, resource: String)] {
    [("ec2:CreateFleet", ec2("fleet")), ("ec2:CreateTags", ec2("fleet"))]
  }

  /// What EC2 holds whoever asked for a Fleet to when it makes its machine.
  func machineCalls(for nodeClass: EC2NodeClass) -> [(action: String, resource: String)] {
    var calls: [(action: String, resource: String)] = [
      ("ec2:RunInstances", ec2("instance")), ("ec2:CreateTags", ec2("instance")),
    ]
    if let role = nodeRole(of: nodeClass) { calls.append(("iam:PassRole", roleARN(role))) }
    return calls
  }
}
