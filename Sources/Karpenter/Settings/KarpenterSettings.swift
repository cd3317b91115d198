import Kubernetes

/// What an installation of Karpenter's core is told beside the objects of the cluster: its flags, which are
/// `settings` of its Helm chart. Those of the AWS provider are `AWSProviderOptions`.
///
/// Source: sigs.k8s.io/karpenter v1.13.0 `pkg/operator/options/options.go`.
public struct KarpenterSettings: Equatable, Sendable {
  public var featureGates = FeatureGates()
  public var preferencePolicy = ProvisioningOptions.PreferencePolicy.respect
  public var minValuesPolicy = ProvisioningOptions.MinValuesPolicy.strict
  /// How long a round waits for one more Pod.
  public var batchIdleDuration = Duration.seconds(1)
  /// How long a round waits at most.
  public var batchMaxDuration = Duration.seconds(10)

  public init() {}

  /// What of them the solver goes by.
  public var provisioning: ProvisioningOptions {
    var options = ProvisioningOptions()
    options.preferencePolicy = preferencePolicy
    options.minValuesPolicy = minValuesPolicy
    options.reservedCapacity = featureGates[.reservedCapacity]
    return options
  }

  /// How long a node that a round has promised to Pods stays promised.
  public var nominationWindow: Duration { max(batchMaxDuration * 2, .seconds(10)) }
}
