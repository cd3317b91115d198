import Kubernetes

/// What Karpenter's controller asks AWS from time to time, whatever there is in the cluster.
///
/// Source: karpenter-provider-aws v1.13.0 `pkg/controllers/providers/pricing`, `pkg/controllers/nodeclass/garbagecollection`,
/// `pkg/controllers/interruption`.
public enum AccountPoll: String, CaseIterable, Sendable {
  case spotPrices, onDemandPrices
  /// Profiles that it made and nobody uses any more.
  case instanceProfiles
  /// Status checks that fail.
  case instanceStatus

  public var action: String {
    switch self {
    case .spotPrices: "ec2:DescribeSpotPriceHistory"
    case .onDemandPrices: "pricing:GetProducts"
    case .instanceProfiles: "iam:ListInstanceProfiles"
    case .instanceStatus: "ec2:DescribeInstanceStatus"
    }
  }

  public var period: Duration {
    switch self {
    case .spotPrices, .onDemandPrices: .seconds(12 * 3600)
    case .instanceProfiles: .seconds(1800)
    case .instanceStatus: .seconds(60)
    }
  }
}

extension CloudState {
  /// Why AWS does not answer it; nil when it does.
  public func denial(of poll: AccountPoll) -> AccessDenial? {
    account.denial(of: controller, poll.action)
  }

  /// Why Karpenter cannot delete the launch templates of a NodeClass that goes; nil when it can.
  public var launchTemplateDenial: AccessDenial? {
    account.denial(
      of: controller, "ec2:DeleteLaunchTemplate", on: account.arn("ec2", "launch-template/lt-0"))
  }
}
