import Kubernetes

/// What the AWS provider and AWS itself print, verbatim.
enum UpstreamText {
  // Conditions of an EC2NodeClass.
  static let awaitingReconciliationReason = "AwaitingReconciliation"
  static let awaitingReconciliation = "object is awaiting reconciliation"
  static let unhealthyDependents = "UnhealthyDependents"
  static let reconcilingDependents = "ReconcilingDependents"
  static let imagesNotFound = "AMISelector did not match any AMIs"
  static let subnetsNotFound = "SubnetSelector did not match any Subnets"
  static let securityGroupsNotFound = "SecurityGroupSelector did not match any SecurityGroups"
  static let dependenciesNotReady =
    "Awaiting AMI, Instance Profile, Security Group, and Subnet resolution"
  static let al2Unsupported =
    "AL2 aliases are no longer supported on EKS 1.33+ (see "
    + "https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions-standard.html#kubernetes-1-33)"

  static let noClusterCIDR = "Failed to detect the cluster CIDR"
  static let noPolicyAllowsIt =
    "User is not authorized to perform this operation because no identity-based policy allows it"

  /// - Parameter action: `ec2:CreateFleet`.
  static func notAuthorized(for action: String) -> String {
    "Controller isn't authorized to call \(action): \(noPolicyAllowsIt)"
  }

  static func restrictedTags(_ keys: [String]) -> String {
    "tags failed validation requirements (tags=\(keys.map { "\"\($0)\"" }.joined(separator: ", ")))"
  }

  static func message(of error: FleetError) -> String {
    switch error.code {
    case .insufficientInstanceCapacity:
      error.offering.capacityType == .spot
        ? "There is no Spot capacity available that matches your request."
        : "We currently do not have sufficient \(error.offering.instanceType) capacity in the Availability Zone "
          + "you requested (\(error.offering.zone)). Our system will be working on provisioning additional "
          + "capacity."
    case .insufficientFreeAddressesInSubnet:
      "There are not enough free addresses in subnet '\(error.subnetID)' to satisfy the requested number of "
        + "instances."
    case .vCPULimitExceeded:
      "You have requested more vCPU capacity than your current vCPU limit allows for the instance bucket that "
        + "the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to "
        + "request an adjustment to this limit."
    case .maxSpotInstanceCountExceeded: "Max spot instance count exceeded"
    case .serviceLinkedRoleCreationNotPermitted:
      "The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances."
    case .reservationCapacityExceeded:
      "The requested reservation does not have sufficient compatible and available capacity"
    case .skuNotAvailable:
      "the requested SKU is unavailable for instance type \(error.offering.instanceType) in zone "
        + "\(error.offering.zone) with capacity type \(error.offering.capacityType.rawValue), for more details "
        + "please visit: https://aka.ms/azureskunotavailable"
    case .zonalAllocationFailed:
      "unable to allocate resources in the selected zone (\(error.offering.zone)). (will try a different zone to "
        + "fulfill your request)"
    case .outOfHostCapacity: "Out of host capacity."
    }
  }
}

extension InstanceLaunch {
  /// The error as Karpenter logs it and puts it in the claim's event; nil when the launch succeeded.
  public var upstreamError: String? {
    switch outcome {
    case .launched: nil
    case .insufficientCapacity(let reason): insufficientCapacity(reason)
    case .nodeClassNotReady(let problem): "NodeClassRef not ready, \(text(of: problem))"
    case .failed(let failure): text(of: failure)
    }
  }

  private func insufficientCapacity(_ reason: InsufficientCapacity) -> String {
    let resolving = "insufficient capacity, resolving nodeclass, \(provider.nodeClassKind.qualifiedPlural)"
    switch reason {
    case .nodeClassNotFound(let name): return "\(resolving) \"\(name)\" not found"
    case .nodeClassTerminating(let name):
      return "\(resolving) \"\(name)\" is terminating, treating as not found"
    case .allUnavailable:
      return
        "creating instance, insufficient capacity, all requested instance types were unavailable during launch"
    case .minValuesNotMet(let key):
      return "creating instance, insufficient capacity, truncating instance types based on the passed-in "
        + "requirements, validating minValues, minValues requirement is not met for label(s) (label(s)=[\(key)])"
    case .fleetErrors:
      let texts = Set(errors.map { "\($0.code.rawValue): \(UpstreamText.message(of: $0))" }).sorted()
      return
        "creating instance, insufficient capacity, with fleet error(s), \(texts.joined(separator: "; ")) "
        + "(aws-error-code=UnfulfillableCapacity, aws-operation-name=CreateFleet, aws-request-id=\(requestID), "
        + "aws-service-name=EC2, aws-status-code=200)"
    }
  }

  /// What Karpenter logs when on-demand was taken though spot is allowed and few types were to choose from.
  public var upstreamWarning: String? {
    guard case .launched(let launched) = outcome, let types = launched.fewTypesForSpot else { return nil }
    return
      "at least 5 instance types are recommended when flexible to spot but requesting on-demand, the current "
      + "provisioning request only has \(types) instance type options"
  }

  /// The message of the claim's event when EC2's role for spot does not exist; its reason is empty.
  public var upstreamSpotRoleEvent: String? {
    let code = FleetError.Code.serviceLinkedRoleCreationNotPermitted
    guard errors.contains(where: { $0.code == code }) else { return nil }
    return "Attempted to launch a spot instance but failed due to \"\(code.rawValue)\""
  }

  /// AWS gives every call one; this is of the claim.
  private var requestID: String {
    var random = SeededRandom(seed: 0, purpose: "request-id", object: nodeClaim.text)
    return [8, 4, 4, 4, 12].map { random.hexadecimal(length: $0) }.joined(separator: "-")
  }

  private func text(of problem: NodeClassProblem) -> String {
    switch problem {
    case .notReady(let message): message
    case .notReconciled: "nodeclass status has not been reconciled against the latest spec"
    case .restrictedTags(let keys): UpstreamText.restrictedTags(keys)
    }
  }

  private func text(of failure: LaunchFailure) -> String {
    let templates = "creating instance, getting launch template configs, "
    switch failure {
    case .nodeClassReadinessUnknown(let message):
      return "resolving nodeclass readiness, nodeclass is in Ready=Unknown, \(message)"
    case .noSubnets: return "creating instance, getting subnets, no subnets matched selector"
    case .noImages: return templates + "getting launch templates, no amis exist given constraints"
    case .noImageForTypes(let images):
      let list = images.joined(separator: " ")
      return templates + "getting launch templates, no instance types satisfy requirements of amis [\(list)]"
    case .noOfferings:
      return templates + "no capacity offerings are currently available given the constraints"
    case .instanceProfileNotFound(let name):
      return "creating instance, creating fleet request, api error InvalidParameterValue: "
        + "Value (\(name)) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"
    case .notAuthorized(.launchTemplate, let denial):
      return templates + "creating launch template, \(denial.upstreamError)"
    case .notAuthorized(.fleet, let denial):
      return "creating instance, creating fleet request, \(denial.upstreamError)"
    case .notAuthorized(.machine, let denial): return "creating instance, \(denial.fleetError)"
    case .requestLimitExceeded:
      return
        "creating instance, creating fleet request, api error RequestLimitExceeded: Request limit exceeded."
    case .tooManyRequests, .noCapacity: return failure.condition.message
    }
  }
}

extension InstanceLaunch.LaunchFailure {
  /// Reason and message of the claim's `Launched` condition.
  public var condition: (reason: String, message: String) {
    switch self {
    case .nodeClassReadinessUnknown: ("NodeClassReadinessUnknown", "NodeClass is in Ready=Unknown")
    case .noSubnets: ("SubnetResolutionFailed", "Error getting subnets")
    case .noImages, .noImageForTypes, .noOfferings:
      ("LaunchFailed", "Error getting launch template configs: Instance launch failed")
    case .instanceProfileNotFound:
      (
        "InstanceProfileNameInvalid",
        "Error creating fleet request: Instance profile name used from EC2NodeClass status does not exist"
      )
    case .notAuthorized(.launchTemplate, _):
      ("Unauthorized", "Error getting launch template configs: \(UpstreamText.noPolicyAllowsIt)")
    case .notAuthorized(.fleet, _):
      ("Unauthorized", "Error creating fleet request: \(UpstreamText.noPolicyAllowsIt)")
    case .notAuthorized(.machine, _): ("Unauthorized", UpstreamText.noPolicyAllowsIt)
    case .requestLimitExceeded:
      ("RequestLimitExceeded", "Error creating fleet request: Request limit exceeded")
    case .tooManyRequests(.azure): ("CreateInstanceFailed", "TooManyRequests: the request was throttled")
    case .tooManyRequests: ("LaunchInstanceFailed", "Error Launching Instance")
    case .noCapacity(.azure, let error):
      (
        error?.code == .skuNotAvailable ? "SKUNotAvailable" : "ZonalAllocationFailure",
        error.map(UpstreamText.message) ?? "unable to allocate resources"
      )
    case .noCapacity: ("LaunchInstanceFailed", "cannot create node after trying all instance types")
    }
  }
}

extension InterruptionKind {
  /// The event on a claim and its node when such a notice arrives; nil when there is none.
  public var event: (reason: String, message: String, isWarning: Bool)? {
    switch self {
    case .spotInterrupted: ("SpotInterrupted", "Spot interruption warning was triggered", true)
    case .rebalanceRecommendation:
      ("SpotRebalanceRecommendation", "Spot rebalance recommendation was triggered", false)
    case .instanceStopped: ("InstanceStopping", "Instance is stopping", true)
    case .instanceTerminated: ("InstanceTerminating", "Instance is terminating", true)
    case .scheduledChange, .instanceStatus, .systemStatus, .eventStatus:
      ("InstanceUnhealthy", "An unhealthy warning was triggered for the instance", true)
    case .capacityReservationInterrupted:
      (
        "CapacityReservationInstanceInterrupted", "Capacity Reservation interruption warning was triggered",
        true
      )
    case .noOp: nil
    }
  }
}
