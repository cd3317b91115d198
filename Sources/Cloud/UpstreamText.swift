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

  /// - Parameter action: `ec2:CreateFleet`.
  static func notAuthorized(for action: String) -> String {
    "Controller isn't authorized to call \(action): User is not authorized to perform this operation because no "
      + "identity-based policy allows it"
  }

  static func restrictedTags(_ keys: [String]) -> String {
    "tags failed validation requirements (tags=\"\(keys.map { "\"\($0)\"" }.joined(separator: ", "))\")"
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
    let terminating = { (name: String) in
      "ec2nodeclasses.karpenter.k8s.aws \"\(name)\" is terminating, treating as not found"
    }
    switch reason {
    case .nodeClassNotFound(let name):
      return
        "insufficient capacity, resolving nodeclass, ec2nodeclasses.karpenter.k8s.aws \"\(name)\" not found"
    case .nodeClassTerminating(let name):
      return "insufficient capacity, resolving nodeclass, \(terminating(name))"
    case .allUnavailable:
      return
        "creating instance, insufficient capacity, all requested instance types were unavailable during launch"
    case .minValuesNotMet(let key):
      return "creating instance, insufficient capacity, truncating instance types based on the passed-in "
        + "requirements, validating minValues, minValues requirement is not met for label(s) (label(s)=[\(key)])"
    case .fleetErrors:
      let texts = Set(errors.map { "\($0.code.rawValue): \(UpstreamText.message(of: $0))" }).sorted()
      return "creating instance, insufficient capacity, with fleet error(s), \(texts.joined(separator: "; "))"
    }
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
    }
  }
}
