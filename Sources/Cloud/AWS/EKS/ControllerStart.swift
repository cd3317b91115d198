/// What Karpenter's controller asks AWS before it starts to work, in order. It ends at the first that fails.
///
/// Source: karpenter-provider-aws v1.13.0 `pkg/operator/operator.go`.
public enum ControllerStartCheck: CaseIterable, Hashable, Sendable {
  /// Whether EC2 answers at all.
  case connectivity
  /// Where the API server is, and which version it has.
  case clusterEndpoint
  /// Which types there are in which zones.
  case instanceTypeOfferings

  public var action: String {
    switch self {
    case .connectivity: "ec2:DescribeInstanceTypes"
    case .clusterEndpoint: "eks:DescribeCluster"
    case .instanceTypeOfferings: "ec2:DescribeInstanceTypeOfferings"
    }
  }
}

extension CloudState {
  /// The check at which a controller that started now would end; nil when it would come up.
  public var startFailure: (check: ControllerStartCheck, denial: AccessDenial)? {
    for check in ControllerStartCheck.allCases {
      let resource =
        check == .clusterEndpoint ? account.arn("eks", "cluster/\(account.clusterName)") : "*"
      if let denial = account.denial(of: controller, check.action, on: resource) { return (check, denial) }
    }
    return nil
  }

  /// Why Karpenter cannot read its queue; nil when it can.
  public var queueDenial: AccessDenial? {
    let queue = account.arn("sqs", interruptionQueue.name)
    return account.denial(of: controller, [("sqs:GetQueueUrl", queue), ("sqs:ReceiveMessage", queue)])
  }

  /// Why Karpenter cannot delete what it has read from its queue.
  public var messageDeletionDenial: AccessDenial? {
    account.denial(of: controller, "sqs:DeleteMessage", on: account.arn("sqs", interruptionQueue.name))
  }

  /// Why Karpenter cannot do away with a machine.
  public func terminationDenial(of id: InstanceID) -> AccessDenial? {
    account.denial(
      of: controller,
      [
        ("ec2:DescribeInstances", "*"), ("ec2:TerminateInstances", account.arn("ec2", "instance/\(id)")),
      ])
  }
}
