import Cloud
import Cluster
import Controllers
import Kubernetes

/// What Karpenter logs of calls that AWS does not let through.
extension KarpenterLog {
  /// The last that a controller writes which AWS does not answer at its start.
  public static func failedStart(
    _ check: ControllerStartCheck, _ denial: AccessDenial, at time: VirtualTime
  ) -> LogEntry {
    LogEntry(
      at: time, level: .error, check.logMessage, [LogEntry.Field("error", check.logError(denial))])
  }

  /// Nil when the step is about something else.
  static func accessEntries(of step: ControllerStep, _ record: DecisionRecord) -> [LogEntry]? {
    let name = step.object.name.name
    func error(_ message: String, _ head: [LogEntry.Field], _ text: String) -> LogEntry {
      LogEntry(at: record.time, level: .error, message, head + [LogEntry.Field("error", text)])
    }
    switch step.change {
    case .startFailed(let check, let denial):
      return [failedStart(check, denial, at: record.time)]
    case .callRefused(let denial) where denial.action == AccountPoll.instanceStatus.action:
      let message =
        "ec2:DescribeInstanceStatus permission is not allowed, update the IAM policy and restart the Karpenter deployment to enable instance status health checks"
      let head = head(record, "interruption.instancestatus")
      return [error(message, head, denial.upstreamError)]
    case .callRefused(let denial):
      let head =
        switch record.actor {
        case .nodeClassController where denial.action == AccountPoll.instanceProfiles.action:
          head(record, "instanceprofile.garbagecollection")
        case .nodeClassController where denial.action == "ec2:DeleteLaunchTemplate":
          head(record, "nodeclass", of: .ec2NodeClass, name)
        case .nodeClassController: head(record, "providers.pricing")
        case .interruption: head(record, "interruption")
        case .termination: head(record, "node.termination", of: step.object.kind, name)
        case .nodeClaimConditions: head(record, "instance.garbagecollection")
        default: head(record, "nodeclaim.lifecycle", of: step.object.kind, name)
        }
      return [error("Reconciler error", head, denial.loggedError)]
    case .nodeClassResolved(_, let findings):
      let head = head(record, "nodeclass", of: .ec2NodeClass, name)
      var entries = findings.compactMap { finding -> LogEntry? in
        guard case .notAuthorized(let api, let denial) = finding else { return nil }
        return error("unauthorized to call \(api)", head, denial.upstreamError)
      }
      let errors = findings.compactMap(\.loggedError)
      if !errors.isEmpty { entries.append(error("Reconciler error", head, errors.joined(separator: "; "))) }
      return entries
    default: return nil
    }
  }
}

extension DecisionRecord {
  /// Whether it tells that Karpenter's container ended at its start; the kubelet is whose record it is.
  var isFailedStart: Bool {
    guard case .controllerStep(let step) = decision, case .startFailed = step.change else { return false }
    return true
  }
}

extension ControllerStartCheck {
  fileprivate var logMessage: String {
    switch self {
    case .connectivity: "ec2 api connectivity check failed"
    case .clusterEndpoint: "failed detecting cluster endpoint"
    case .instanceTypeOfferings: "panic"
    }
  }

  fileprivate func logError(_ denial: AccessDenial) -> String {
    switch self {
    case .connectivity: "operation error EC2: DescribeInstanceTypes, \(denial.upstreamError)"
    case .clusterEndpoint: "failed to resolve cluster endpoint, \(denial.upstreamError)"
    case .instanceTypeOfferings: "describing instance type zone offerings, \(denial.upstreamError)"
    }
  }
}

extension AccessDenial {
  /// As the controller that made the call wraps it.
  fileprivate var loggedError: String {
    let context =
      switch action {
      case "ec2:TerminateInstances": "terminating instance, "
      case "ec2:DescribeSpotPriceHistory": "updating pricing, retrieving spot pricing data, "
      case "pricing:GetProducts": "updating pricing, retreiving on-demand pricing data, "
      case "iam:ListInstanceProfiles": "listing instance profiles, "
      case "ec2:DeleteLaunchTemplate": "deleting launch templates, "
      case "ec2:DescribeInstances": "getting instance, failed to describe ec2 instances, "
      case "sqs:GetQueueUrl": "getting queue url, "
      case "sqs:ReceiveMessage": "getting messages from queue, receiving sqs messages, "
      case "sqs:DeleteMessage": "deleting sqs message, deleting messages from sqs queue, "
      default: ""
      }
    return context + upstreamError
  }
}

extension NodeClassFinding {
  /// What the look ended with; nil when it was no error.
  fileprivate var loggedError: String? {
    switch self {
    case .aliasUnknown(let alias): Self.unknownAlias(alias)
    case .roleNotFound(let role):
      "creating instance profile, ensuring role attached, adding role to instance profile, "
        + "api error NoSuchEntity: The role with name \(role) cannot be found. (role=\(role))"
    case .callRefused(let denial): Self.loggedError(denial)
    case .clusterCIDRUnknown(let denial): "failed to detect the cluster CIDR, \(denial.upstreamError)"
    case .subnetsNotFound, .securityGroupsNotFound, .imagesNotFound, .unsupportedAlias,
      .dependenciesNotReady, .restrictedTags, .notAuthorized:
      nil
    }
  }

  private static func unknownAlias(_ alias: String) -> String {
    "getting amis, getting AMI queries, failed to discover any AMIs for alias (alias=\(alias))"
  }

  private static func loggedError(_ denial: AccessDenial) -> String {
    // The provider passes over what SSM answers, and says only that it has found nothing.
    guard denial.action != "ssm:GetParameter" else {
      return "getting amis, getting AMI queries, failed to discover any AMIs for alias"
    }
    let context =
      switch denial.action {
      case "ec2:DescribeImages": "getting amis, describing images, "
      case "ec2:DescribeSubnets": "getting subnets, describing subnets, "
      case "ec2:DescribeSecurityGroups": "getting security groups, describing security groups, "
      case "ec2:DescribeCapacityReservations":
        "getting capacity reservations, listing capacity reservations, "
      case "iam:GetInstanceProfile": "getting instance profile, "
      case "iam:AddRoleToInstanceProfile", "iam:PassRole":
        "creating instance profile, ensuring role attached, adding role to instance profile, "
      default: "creating instance profile, "
      }
    return context + denial.upstreamError
  }
}
